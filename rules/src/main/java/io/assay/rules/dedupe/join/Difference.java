package io.assay.rules.dedupe.join;

import java.util.Arrays;

/**
 * How a set differs from the core of a {@link Crowd}: what only one of them holds. Two sets with
 * differences D and E share |core| − missing(D) − missing(E) + |D ∩ E| tokens, since what both hold
 * beside the core and what both lack of it is in both differences.
 *
 * @param tokens ascending
 * @param missing how many of them are the core's
 */
record Difference(long[] tokens, int missing) {

  static Difference between(long[] set, long[] core) {
    long[] tokens = new long[set.length + core.length];
    int used = 0;
    int missing = 0;
    int i = 0;
    int j = 0;
    while (i < set.length || j < core.length) {
      if (j == core.length || (i < set.length && set[i] < core[j])) {
        tokens[used++] = set[i++];
      } else if (i == set.length || core[j] < set[i]) {
        tokens[used++] = core[j++];
        missing++;
      } else {
        i++;
        j++;
      }
    }
    return new Difference(Arrays.copyOf(tokens, used), missing);
  }
}
