package io.assay.lineage.log;

import io.assay.lineage.merkle.Hash;
import java.util.List;

/**
 * That an entry is in a log, as in RFC 9162, section 2.1.3.
 *
 * @param index position of the entry, from 0
 * @param size number of entries of the log
 * @param path nodes from the entry upwards
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  /** Copies the path. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** The algorithm of section 2.1.3.2; false for anything that does not add up. */
  public boolean verify(Hash leafHash, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leafHash;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = LogHashes.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = LogHashes.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
