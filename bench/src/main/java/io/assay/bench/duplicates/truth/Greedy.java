package io.assay.bench.duplicates.truth;

/**
 * The rule of the charter, literally: records in order of priority, each removed exactly if it
 * resembles one that was kept before, and attached to the first of these.
 */
public final class Greedy {
  private Greedy() {}

  /**
   * Whom each record is attached to.
   *
   * @param earlier for each record the earlier ones that it resembles, ascending
   * @return for each record its own number if it is kept, else that of the one it is attached to
   */
  public static int[] attach(int[][] earlier) {
    int[] attached = new int[earlier.length];
    for (int record = 0; record < earlier.length; record++) {
      attached[record] = record;
      for (int other : earlier[record]) {
        if (attached[other] == other) {
          attached[record] = other;
          break;
        }
      }
    }
    return attached;
  }
}
