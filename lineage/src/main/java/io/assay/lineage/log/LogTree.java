package io.assay.lineage.log;

import io.assay.lineage.merkle.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The append-only tree of RFC 9162, section 2.1, over the entries of a log, with roots of every
 * earlier size and proofs between them. Keeps the hash of every complete subtree, so that appending
 * costs one hash on average and a proof a few. Not thread-safe.
 */
public final class LogTree {
  private final List<List<Hash>> levels = new ArrayList<>();

  /** An empty log. */
  public LogTree() {
    levels.add(new ArrayList<>());
  }

  /** Appends an entry by its exact bytes. */
  public void append(byte[] entry) {
    Hash hash = LogHashes.leaf(entry);
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<Hash> hashes = levels.get(level);
      hashes.add(hash);
      if (hashes.size() % 2 == 1) {
        return;
      }
      hash = LogHashes.node(hashes.get(hashes.size() - 2), hash);
    }
  }

  /** Number of entries. */
  public int size() {
    return levels.get(0).size();
  }

  /** Leaf hash of an entry. */
  public Hash leafHash(int index) {
    return levels.get(0).get(index);
  }

  /** Root over all entries; {@link LogHashes#EMPTY_ROOT} without any. */
  public Hash root() {
    return rootAt(size());
  }

  /** Root over the first entries. */
  public Hash rootAt(int size) {
    checkSize(size);
    return size == 0 ? LogHashes.EMPTY_ROOT : subtree(0, size);
  }

  /** What is needed to append to the first entries without having them. */
  public LogFrontier frontierAt(int size) {
    checkSize(size);
    List<Hash> peaks = new ArrayList<>();
    int start = 0;
    while (start < size) {
      int width = Integer.highestOneBit(size - start);
      peaks.add(subtree(start, start + width));
      start += width;
    }
    return new LogFrontier(size, peaks);
  }

  /** That an entry is among the first {@code size}. */
  public InclusionProof inclusionProof(int index, int size) {
    checkSize(size);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index: %d (expected: below %d)".formatted(index, size));
    }
    List<Hash> path = new ArrayList<>();
    addInclusionPath(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  private void addInclusionPath(int index, int start, int end, List<Hash> path) {
    if (end - start == 1) {
      return;
    }
    int split = start + leftWidth(end - start);
    if (index < split) {
      addInclusionPath(index, start, split, path);
      path.add(subtree(split, end));
    } else {
      addInclusionPath(index, split, end, path);
      path.add(subtree(start, split));
    }
  }

  /** That the first {@code oldSize} of {@code newSize} entries are the log of that size. */
  public ConsistencyProof consistencyProof(int oldSize, int newSize) {
    checkSize(newSize);
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "old size: %d (expected: 0 to %d)".formatted(oldSize, newSize));
    }
    List<Hash> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      addConsistencyPath(oldSize, 0, newSize, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  /** SUBPROOF of section 2.1.4.1; the old tree's own root, known to the asker, is left out. */
  private void addConsistencyPath(int oldEnd, int start, int end, List<Hash> path) {
    if (oldEnd == end) {
      if (start != 0) {
        path.add(subtree(start, end));
      }
      return;
    }
    int split = start + leftWidth(end - start);
    if (oldEnd <= split) {
      addConsistencyPath(oldEnd, start, split, path);
      path.add(subtree(split, end));
    } else {
      addConsistencyPath(oldEnd, split, end, path);
      path.add(subtree(start, split));
    }
  }

  private Hash subtree(int start, int end) {
    int width = end - start;
    if (Integer.bitCount(width) == 1) {
      int level = Integer.numberOfTrailingZeros(width);
      return levels.get(level).get(start >> level);
    }
    int split = start + leftWidth(width);
    return LogHashes.node(subtree(start, split), subtree(split, end));
  }

  /** The largest power of two below a width of at least 2. */
  private static int leftWidth(int width) {
    return Integer.highestOneBit(width - 1);
  }

  private void checkSize(int size) {
    if (size < 0 || size > size()) {
      throw new IllegalArgumentException("size: %d (expected: 0 to %d)".formatted(size, size()));
    }
  }
}
