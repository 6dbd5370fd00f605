package io.assay.bench.labels;

import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The answers of a crowd and what is true.
 *
 * @param truth class of each item, -1 where nobody knows
 */
record CrowdSet(String name, PackedVotes votes, int[] truth) {

  /** The sets below a directory that have {@code label.csv} and {@code truth.csv}, by name. */
  static List<CrowdSet> all(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      List<CrowdSet> sets = new ArrayList<>();
      for (Path child : children.sorted().toList()) {
        if (Files.exists(child.resolve("label.csv")) && Files.exists(child.resolve("truth.csv"))) {
          sets.add(read(child));
        }
      }
      return sets;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + directory, e);
    }
  }

  /** A set whose files have a header and the columns item, worker, label and item, truth. */
  static CrowdSet read(Path directory) {
    List<String[]> answers = rows(directory.resolve("label.csv"), ",", 1);
    List<String[]> truths = rows(directory.resolve("truth.csv"), ",", 1);
    return of(directory.getFileName().toString(), answers, truths);
  }

  /** The set with columns worker, item, label and item, truth, separated by tabs. */
  static CrowdSet readTabbed(Path directory) {
    List<String[]> answers = new ArrayList<>();
    for (String[] row : rows(directory.resolve("labels.txt"), "\t", 0)) {
      answers.add(new String[] {row[1], row[0], row[2]});
    }
    return of(
        directory.getFileName().toString(), answers, rows(directory.resolve("gold.txt"), "\t", 0));
  }

  private static CrowdSet of(String name, List<String[]> answers, List<String[]> truths) {
    SortedMap<String, Integer> items = numbered(answers, 0);
    SortedMap<String, Integer> annotators = numbered(answers, 1);
    SortedMap<String, Integer> labels =
        numbered(
            Stream.concat(
                    answers.stream().map(row -> new String[] {row[2]}),
                    truths.stream().map(row -> new String[] {row[1]}))
                .toList(),
            0);
    long[] keys = new long[items.size()];
    items.forEach((item, index) -> keys[index] = item.hashCode());
    VotePacker packer = new VotePacker(labels.size(), annotators.size(), keys);
    for (String[] row : answers) {
      packer.add(items.get(row[0]), annotators.get(row[1]), labels.get(row[2]), 0);
    }
    int[] truth = new int[keys.length];
    Arrays.fill(truth, -1);
    for (String[] row : truths) {
      Integer item = items.get(row[0]);
      if (item != null) {
        truth[item] = labels.get(row[1]);
      }
    }
    return new CrowdSet(name, packer.pack(Repetition.ALL), truth);
  }

  private static SortedMap<String, Integer> numbered(List<String[]> rows, int column) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    rows.forEach(row -> numbers.put(row[column], 0));
    int next = 0;
    for (var entry : numbers.entrySet()) {
      entry.setValue(next++);
    }
    return numbers;
  }

  private static List<String[]> rows(Path file, String separator, int header) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .skip(header)
          .filter(line -> !line.isBlank())
          .map(line -> line.split(separator, -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Items whose truth is known. */
  int known() {
    return (int) Arrays.stream(truth).filter(label -> label >= 0).count();
  }

  /**
   * Percentage of known items whose label is right; several labels that are equally probable count
   * with their expected value.
   */
  double accuracy(ClassShares shares) {
    double right = 0;
    for (int item = 0; item < truth.length; item++) {
      if (truth[item] < 0) {
        continue;
      }
      double[] classes = shares.of(item);
      double highest = Arrays.stream(classes).max().orElse(0);
      long leading = Arrays.stream(classes).filter(share -> share >= highest - 1e-12).count();
      right += classes[truth[item]] >= highest - 1e-12 ? 1.0 / leading : 0;
    }
    return 100 * right / known();
  }

  /** How probable each class of an item is. */
  interface ClassShares {
    double[] of(int item);
  }
}
