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
    String[] items = distinct(answers.stream().map(row -> row[0]));
    String[] annotators = distinct(answers.stream().map(row -> row[1]));
    String[] labels =
        distinct(
            Stream.concat(answers.stream().map(row -> row[2]), truths.stream().map(row -> row[1])));
    long[] keys = Arrays.stream(items).mapToLong(String::hashCode).toArray();
    VotePacker packer = new VotePacker(labels.length, annotators.length, keys);
    for (String[] row : answers) {
      packer.add(
          Arrays.binarySearch(items, row[0]),
          Arrays.binarySearch(annotators, row[1]),
          Arrays.binarySearch(labels, row[2]),
          0);
    }
    int[] truth = new int[keys.length];
    Arrays.fill(truth, -1);
    for (String[] row : truths) {
      int item = Arrays.binarySearch(items, row[0]);
      if (item >= 0) {
        truth[item] = Arrays.binarySearch(labels, row[1]);
      }
    }
    return new CrowdSet(name, packer.pack(Repetition.ALL), truth);
  }

  private static String[] distinct(Stream<String> values) {
    return values.distinct().sorted().toArray(String[]::new);
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
