package io.assay.lineage.log;

import io.assay.lineage.merkle.Hash;
import io.assay.rules.digest.Sha256;

/**
 * The hashes of RFC 9162, section 2.1.1, with SHA-256. The prefixes keep a leaf from being passed
 * off as a node.
 */
public final class LogHashes {
  /** Root of a log without entries: SHA-256 of nothing. */
  public static final Hash EMPTY_ROOT = Hash.of(Sha256.of());

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private LogHashes() {}

  /** Leaf hash of an entry's exact bytes. */
  public static Hash leaf(byte[] entry) {
    return Hash.of(Sha256.of(LEAF, entry));
  }

  static Hash node(Hash left, Hash right) {
    return Hash.of(Sha256.of(NODE, left.toBytes(), right.toBytes()));
  }
}
