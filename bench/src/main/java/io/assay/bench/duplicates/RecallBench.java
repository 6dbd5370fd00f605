package io.assay.bench.duplicates;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.duplicates.truth.AllPairs;
import io.assay.bench.duplicates.truth.Greedy;
import io.assay.bench.duplicates.truth.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Recall and precision of the stage at Jaccard similarity 0.8 of word 5-grams against the truth of
 * {@link AllPairs}. Of a true pair at least one must be removed, or the pair is missed. A removal
 * is precise if its two texts, made into sets of texts again, reach 0.8, or are equal once
 * normalised.
 *
 * <p>Usage: {@code RecallBench CHARTER RECORDS.jsonl DIRECTORY}.
 */
public final class RecallBench {
  private final List<PlainText> texts;
  private final int[][] earlier;

  private RecallBench(List<PlainText> texts, int[][] earlier) {
    this.texts = texts;
    this.earlier = earlier;
  }

  /** Measures, and prints. */
  public static void main(String[] arguments) throws IOException {
    Path charter = Path.of(arguments[0]);
    Path file = Path.of(arguments[1]);
    List<Description> records = Description.read(file);
    BatchRuns batches = BatchRuns.open(charter);
    StageTrial trial = new StageTrial(batches, file, Path.of(arguments[2]).toAbsolutePath());
    trial.prepare();
    trial.run();
    int[] attached = attached(records, trial.removed());
    batches.spark().stop();
    RecallBench bench = of(records);
    System.out.printf("records    %,d%n", records.size());
    bench.print(attached);
  }

  /** For each record its own number if the stage kept it, else that of the one kept for it. */
  private static int[] attached(List<Description> records, Map<String, String> removed) {
    Map<String, Integer> numbers = new HashMap<>();
    records.forEach(record -> numbers.put(record.id(), numbers.size()));
    return records.stream()
        .map(record -> removed.getOrDefault(record.id(), record.id()))
        .mapToInt(kept -> Objects.requireNonNull(numbers.get(kept), kept))
        .toArray();
  }

  private static RecallBench of(List<Description> records) {
    List<PlainText> texts = records.stream().map(record -> PlainText.of(record.text())).toList();
    AllPairs pairs = new AllPairs();
    int[][] earlier = texts.stream().map(text -> pairs.add(text.shingles())).toArray(int[][]::new);
    return new RecallBench(texts, earlier);
  }

  private void print(int[] attached) {
    long all = 0;
    long found = 0;
    long different = 0;
    long differentFound = 0;
    for (int record = 0; record < earlier.length; record++) {
      for (int other : earlier[record]) {
        boolean removed = attached[record] != record || attached[other] != other;
        boolean identical = normalised(record).equals(normalised(other));
        all++;
        found += removed ? 1 : 0;
        different += identical ? 0 : 1;
        differentFound += removed && !identical ? 1 : 0;
      }
    }
    share("recall     %.6f: of %,d pairs %,d have a removed record (target: 0.999)", found, all);
    share(
        "recall     %.6f: of %,d pairs of different texts %,d (target: 0.99)",
        differentFound, different);
    long removed = 0;
    long precise = 0;
    for (int record = 0; record < attached.length; record++) {
      if (attached[record] != record) {
        removed++;
        precise += resemble(record, attached[record]) ? 1 : 0;
      }
    }
    share(
        "precision  %.6f: of %,d removed %,d resemble the kept one (target: 1)", precise, removed);
    int[] truth = Greedy.attach(withIdentical());
    long same = 0;
    for (int record = 0; record < attached.length; record++) {
      same += truth[record] == attached[record] ? 1 : 0;
    }
    share(
        "greedy     %.6f: of %,d records %,d stand as brute force has it (target: 1)",
        same, attached.length);
  }

  private static void share(String line, long part, long whole) {
    System.out.printf(
        Locale.ROOT, line + "%n", whole == 0 ? 1.0 : (double) part / whole, whole, part);
  }

  private boolean resemble(int one, int other) {
    Set<String> shared = new HashSet<>(texts.get(one).shingles());
    Set<String> union = new HashSet<>(shared);
    Set<String> others = texts.get(other).shingles();
    shared.retainAll(others);
    union.addAll(others);
    return normalised(one).equals(normalised(other))
        || (!shared.isEmpty() && 5L * shared.size() >= 4L * union.size());
  }

  /** Texts that are too short for a shingle are duplicates if they are equal. */
  private int[][] withIdentical() {
    int[][] all = earlier.clone();
    Map<String, Integer> firsts = new HashMap<>();
    for (int record = 0; record < all.length; record++) {
      Integer first = firsts.putIfAbsent(normalised(record), record);
      if (first != null && Arrays.binarySearch(all[record], first) < 0) {
        all[record] = Arrays.copyOf(all[record], all[record].length + 1);
        all[record][all[record].length - 1] = first;
        Arrays.sort(all[record]);
      }
    }
    return all;
  }

  private String normalised(int record) {
    return texts.get(record).normalised();
  }
}
