package io.assay.lineage.merkle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree in the layout of OpenZeppelin's {@code StandardMerkleTree}, bit for bit, in one
 * flat array of 2n - 1 nodes: at most 2<sup>23</sup> leaves, which are 512 MiB. Leaf hashes stand
 * ascending from the array's end; equal ones are kept, as in the original. A tree without leaves
 * has the root {@link Hash#ZERO} and proves nothing. Immutable.
 */
public final class StandardTree {
  /** Most leaves of one tree. */
  public static final int MAX_LEAVES = 1 << 23;

  /** A channel copies what it writes out of the heap, so one write must stay small. */
  private static final int WRITE_BYTES = 1 << 20;

  private final byte[] nodes;
  private final int[] treeIndex;

  private StandardTree(byte[] nodes, int[] treeIndex) {
    this.nodes = nodes;
    this.treeIndex = treeIndex;
  }

  /** Collects leaf hashes in any order. */
  public static final class Builder {
    private final FixedBytes leafHashes = new FixedBytes(Hash.BYTES);

    private Builder() {}

    /**
     * Appends a leaf hash.
     *
     * @throws ProofException beyond {@link #MAX_LEAVES}
     */
    public Builder add(byte[] leafHash) {
      if (leafHash.length != Hash.BYTES) {
        throw new IllegalArgumentException(
            "leaf hash: %d bytes (expected: 32)".formatted(leafHash.length));
      }
      leafHashes.add(leafHash, 0);
      return this;
    }

    /** Appends a leaf hash. */
    public Builder add(Hash leafHash) {
      return add(leafHash.toBytes());
    }

    /** Hashes the tree; the builder may be added to and built again. */
    public StandardTree build() {
      return StandardTree.of(leafHashes);
    }
  }

  /** A builder without leaves. */
  public static Builder builder() {
    return new Builder();
  }

  private static StandardTree of(FixedBytes leafHashes) {
    int count = leafHashes.size();
    int[] order = SortedOrder.of(leafHashes);
    int nodeCount = nodeCount(count);
    byte[] nodes = new byte[nodeCount * Hash.BYTES];
    int[] treeIndex = new int[count];
    for (int rank = 0; rank < count; rank++) {
      int node = nodeCount - 1 - rank;
      leafHashes.copy(order[rank], nodes, node * Hash.BYTES);
      treeIndex[order[rank]] = node;
    }
    TreeHasher hasher = new TreeHasher();
    for (int node = count - 2; node >= 0; node--) {
      hasher.parent(nodes, node);
    }
    return new StandardTree(nodes, treeIndex);
  }

  static int nodeCount(int leaves) {
    return leaves == 0 ? 0 : 2 * leaves - 1;
  }

  /** Number of leaves. */
  public int leafCount() {
    return treeIndex.length;
  }

  /** Number of nodes: 2n - 1, or 0 for a tree without leaves. */
  public int nodeCount() {
    return nodes.length / Hash.BYTES;
  }

  /** The root; {@link Hash#ZERO} for a tree without leaves. */
  public Hash root() {
    return treeIndex.length == 0 ? Hash.ZERO : node(0);
  }

  /** The node at a tree index, 0 being the root. */
  public Hash node(int index) {
    return Hash.at(nodes, checkNode(index) * Hash.BYTES);
  }

  /** Copies the 32 bytes of the node at a tree index. */
  public void copyNode(int index, byte[] target, int offset) {
    System.arraycopy(nodes, checkNode(index) * Hash.BYTES, target, offset, Hash.BYTES);
  }

  /** Tree index of the leaf that was added as number {@code added}, counted from 0. */
  public int treeIndex(int added) {
    return treeIndex[added];
  }

  /** The siblings that lead from the leaf at a tree index to the root, from the leaf upwards. */
  public List<Hash> proof(int leafTreeIndex) {
    if (leafTreeIndex < treeIndex.length - 1 || leafTreeIndex >= nodeCount()) {
      throw new IllegalArgumentException(
          "tree index: %d (expected: a leaf, %d to %d)"
              .formatted(leafTreeIndex, treeIndex.length - 1, nodeCount() - 1));
    }
    List<Hash> siblings = new ArrayList<>();
    for (int index = leafTreeIndex; index > 0; index = parent(index)) {
      siblings.add(node(sibling(index)));
    }
    return List.copyOf(siblings);
  }

  /** Whether the siblings lead from the leaf hash to the root; never for {@link Hash#ZERO}. */
  public static boolean verify(Hash root, Hash leafHash, List<Hash> siblings) {
    return !root.equals(Hash.ZERO) && new TreeHasher().rootOf(leafHash, siblings).equals(root);
  }

  /** The tree index of the node that hashes with this one; index 0 has none. */
  public static int sibling(int index) {
    return index % 2 == 0 ? index - 1 : index + 1;
  }

  /** The tree index of the node above; index 0 has none. */
  public static int parent(int index) {
    return (index - 1) / 2;
  }

  /** Writes all nodes, the root first. */
  void writeTo(WritableByteChannel channel) throws IOException {
    for (int start = 0; start < nodes.length; start += WRITE_BYTES) {
      ByteBuffer part = ByteBuffer.wrap(nodes, start, Math.min(WRITE_BYTES, nodes.length - start));
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  private int checkNode(int index) {
    if (index < 0 || index >= nodeCount()) {
      throw new IndexOutOfBoundsException(
          "tree index: %d (expected: below %d)".formatted(index, nodeCount()));
    }
    return index;
  }
}
