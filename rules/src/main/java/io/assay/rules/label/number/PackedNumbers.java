package io.assay.rules.label.number;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Numeric answers by item, in scaled integers, in ascending order of (value, annotator) within an
 * item whatever order they came in. One answer of an annotator to an item, or several.
 *
 * @param annotators of the whole task
 * @param offsets where each item's answers begin; one more entry than items
 */
public record PackedNumbers(int annotators, int[] offsets, int[] annotator, long[] value)
    implements Serializable {

  /** An answer before it is packed. */
  public record Answer(int annotator, long value) implements Serializable {}

  /** Packs the answers to each item. */
  public static PackedNumbers of(int annotators, List<List<Answer>> items) {
    int[] offsets = new int[items.size() + 1];
    List<Answer> all = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      List<Answer> sorted = new ArrayList<>(items.get(item));
      sorted.sort(Comparator.comparingLong(Answer::value).thenComparing(Answer::annotator));
      all.addAll(sorted);
      offsets[item + 1] = all.size();
    }
    return new PackedNumbers(
        annotators,
        offsets,
        all.stream().mapToInt(Answer::annotator).toArray(),
        all.stream().mapToLong(Answer::value).toArray());
  }

  /** The same without the answers of some annotators; every item stays. */
  public PackedNumbers without(boolean[] excluded) {
    int[] begins = new int[offsets.length];
    int[] people = new int[annotator.length];
    long[] values = new long[value.length];
    int count = 0;
    for (int item = 0; item < items(); item++) {
      for (int answer = offsets[item]; answer < offsets[item + 1]; answer++) {
        if (!excluded[annotator[answer]]) {
          people[count] = annotator[answer];
          values[count++] = value[answer];
        }
      }
      begins[item + 1] = count;
    }
    return new PackedNumbers(
        annotators, begins, Arrays.copyOf(people, count), Arrays.copyOf(values, count));
  }

  public int items() {
    return offsets.length - 1;
  }
}
