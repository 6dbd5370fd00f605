package io.assay.lineage.log;

import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The compact form of a log: its size and the roots of its complete subtrees from left to right. It
 * gives the root and takes further entries without the earlier ones. Immutable.
 *
 * @param size number of entries
 * @param peaks one for each bit set in the size, the largest subtree first
 */
public record LogFrontier(long size, List<Hash> peaks) {
  /** The frontier of a log without entries. */
  public static final LogFrontier EMPTY = new LogFrontier(0, List.of());

  /** Copies the peaks and checks their number. */
  public LogFrontier {
    peaks = List.copyOf(peaks);
    if (size < 0 || peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "frontier: size %d, %d peaks (expected: one peak for each bit of the size)"
              .formatted(size, peaks.size()));
    }
  }

  /** The frontier after one more entry. */
  public LogFrontier append(byte[] entry) {
    List<Hash> merged = new ArrayList<>(peaks);
    Hash hash = LogHashes.leaf(entry);
    for (int i = Long.numberOfTrailingZeros(~size); i > 0; i--) {
      hash = LogHashes.node(merged.remove(merged.size() - 1), hash);
    }
    merged.add(hash);
    return new LogFrontier(size + 1, merged);
  }

  /** Root over all entries; {@link LogHashes#EMPTY_ROOT} without any. */
  public Hash root() {
    if (peaks.isEmpty()) {
      return LogHashes.EMPTY_ROOT;
    }
    Hash root = peaks.get(peaks.size() - 1);
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = LogHashes.node(peaks.get(i), root);
    }
    return root;
  }
}
