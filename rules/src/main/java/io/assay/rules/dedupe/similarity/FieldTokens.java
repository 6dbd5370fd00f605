package io.assay.rules.dedupe.similarity;

import java.util.Arrays;

/**
 * Tokens of several fields in one set: the number of the field stands in the upper four bits, so
 * that equal words in different fields are different tokens and each field is one stretch of the
 * sorted set. Of the hash 60 bits remain.
 */
public final class FieldTokens {

  /** Most fields that four bits tell apart. */
  public static final int MOST_FIELDS = 16;

  private static final int HASH_BITS = 60;

  private FieldTokens() {}

  public static long of(int field, long hash) {
    return ((long) field << HASH_BITS) | (hash >>> (Long.SIZE - HASH_BITS));
  }

  /** The tokens of one field. */
  static long[] field(long[] set, int field) {
    int from = 0;
    while (from < set.length && fieldOf(set[from]) != field) {
      from++;
    }
    int to = from;
    while (to < set.length && fieldOf(set[to]) == field) {
      to++;
    }
    return Arrays.copyOfRange(set, from, to);
  }

  private static int fieldOf(long token) {
    return (int) (token >>> HASH_BITS);
  }
}
