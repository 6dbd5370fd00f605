package io.assay.rules.dedupe.join;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Numbers of records, each once, gathered for one probe after the other without clearing. */
final class Candidates {

  private int[] numbers = new int[64];
  private int[] lastProbe = new int[64];
  private int probe;
  private int size;

  void start() {
    probe++;
    size = 0;
  }

  void add(int number) {
    if (number >= lastProbe.length) {
      lastProbe = Arrays.copyOf(lastProbe, Math.max(number + 1, 2 * lastProbe.length));
    }
    if (lastProbe[number] != probe) {
      lastProbe[number] = probe;
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }
  }

  int size() {
    return size;
  }

  /** Drops those that fail of the numbers from an index on; they stay known to this probe. */
  void retain(int from, IntPredicate wanted) {
    int kept = from;
    for (int i = from; i < size; i++) {
      if (wanted.test(numbers[i])) {
        numbers[kept++] = numbers[i];
      }
    }
    size = kept;
  }

  /** Ascending order, so that the record of highest priority comes first. */
  void sort() {
    Arrays.sort(numbers, 0, size);
  }

  int get(int index) {
    return numbers[index];
  }
}
