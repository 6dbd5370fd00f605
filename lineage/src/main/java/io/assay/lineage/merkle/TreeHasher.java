package io.assay.lineage.merkle;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * The two hashes of OpenZeppelin's {@code StandardMerkleTree}: a leaf is hashed twice, a pair of
 * nodes in ascending order once. A leaf can therefore not be passed off as an inner node. Not
 * thread-safe: it reuses its buffers, since a tree hashes three times per leaf.
 */
public final class TreeHasher {
  private final KeccakDigest keccak = new KeccakDigest(256);
  private final byte[] once = new byte[Hash.BYTES];

  /** Keccak-256 of a whole array, into the first 32 bytes of {@code target}. */
  public void digest(byte[] source, byte[] target) {
    digest(source, target, 0);
  }

  private void digest(byte[] source, byte[] target, int targetOffset) {
    keccak.update(source, 0, source.length);
    keccak.doFinal(target, targetOffset);
  }

  /** Leaf hash of an ABI-encoded leaf, into {@code target}. */
  public void leaf(byte[] encoded, byte[] target) {
    digest(encoded, once);
    digest(once, target, 0);
  }

  /** Leaf hash of an ABI-encoded leaf. */
  public Hash leaf(byte[] encoded) {
    byte[] target = new byte[Hash.BYTES];
    leaf(encoded, target);
    return Hash.of(target);
  }

  /** Puts into node {@code parent} of a flat tree the hash of its two children. */
  void parent(byte[] nodes, int parent) {
    int left = (2 * parent + 1) * Hash.BYTES;
    int right = left + Hash.BYTES;
    boolean ordered =
        Arrays.compareUnsigned(nodes, left, right, nodes, right, right + Hash.BYTES) <= 0;
    keccak.update(nodes, ordered ? left : right, Hash.BYTES);
    keccak.update(nodes, ordered ? right : left, Hash.BYTES);
    keccak.doFinal(nodes, parent * Hash.BYTES);
  }

  /** The root to which siblings lead from a leaf hash. */
  Hash rootOf(Hash leafHash, List<Hash> siblings) {
    byte[] three = new byte[3 * Hash.BYTES];
    leafHash.copyTo(three, 0);
    for (Hash sibling : siblings) {
      System.arraycopy(three, 0, three, Hash.BYTES, Hash.BYTES);
      sibling.copyTo(three, 2 * Hash.BYTES);
      parent(three, 0);
    }
    return Hash.at(three, 0);
  }
}
