package io.assay.lineage.log;

import io.assay.lineage.merkle.Hash;
import java.util.List;

/**
 * That a log is a beginning of a later one, as in RFC 9162, section 2.1.4. The RFC starts at one
 * entry; here the log without entries, by its own root, is a beginning of every log, with an empty
 * path.
 *
 * @param oldSize entries of the earlier log
 * @param newSize entries of the later log
 * @param path nodes in the RFC's order; empty for equal sizes
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
  /** Copies the path. */
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** The algorithm of section 2.1.4.2; false for anything that does not add up. */
  public boolean verify(Hash oldRoot, Hash newRoot) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    if (oldSize == 0) {
      return path.isEmpty() && oldRoot.equals(LogHashes.EMPTY_ROOT);
    }
    return verifyGrowth(oldRoot, newRoot);
  }

  private boolean verifyGrowth(Hash oldRoot, Hash newRoot) {
    boolean oldIsComplete = Long.bitCount(oldSize) == 1;
    if (path.isEmpty()) {
      return false;
    }
    int shared = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >> shared;
    long last = (newSize - 1) >> shared;
    Hash oldHash = oldIsComplete ? oldRoot : path.get(0);
    Hash newHash = oldHash;
    for (Hash sibling : oldIsComplete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = LogHashes.node(sibling, oldHash);
        newHash = LogHashes.node(sibling, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newHash = LogHashes.node(newHash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
  }
}
