package io.assay.rules.dedupe.boilerplate;

/**
 * For each shingle seen, how many records hold it, and a bitmap of 64 places on which their
 * contributors fall. Open addressing on primitive arrays.
 */
final class TokenCensus {

  private long[] tokens = new long[1 << 10];
  private int[] records = new int[1 << 10];
  private long[] contributors = new long[1 << 10];
  private int used;

  void add(long token, long contributor) {
    int slot = slot(token);
    if (records[slot] == 0) {
      if (2 * ++used > tokens.length) {
        grow();
        slot = slot(token);
      }
      tokens[slot] = token;
    }
    records[slot]++;
    contributors[slot] |= contributor;
  }

  int records(long token) {
    return records[slot(token)];
  }

  /** A lower bound of the number of contributors, at most 64. */
  int contributors(long token) {
    return Long.bitCount(contributors[slot(token)]);
  }

  private int slot(long token) {
    int mask = tokens.length - 1;
    int slot = (int) (token >>> Integer.SIZE) & mask;
    while (records[slot] > 0 && tokens[slot] != token) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldTokens = tokens;
    int[] oldRecords = records;
    long[] oldContributors = contributors;
    tokens = new long[2 * oldTokens.length];
    records = new int[tokens.length];
    contributors = new long[tokens.length];
    for (int i = 0; i < oldTokens.length; i++) {
      if (oldRecords[i] > 0) {
        int slot = slot(oldTokens[i]);
        tokens[slot] = oldTokens[i];
        records[slot] = oldRecords[i];
        contributors[slot] = oldContributors[i];
      }
    }
  }
}
