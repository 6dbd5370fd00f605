package io.assay.lineage.merkle;

import io.assay.lineage.attestation.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree on disk from which single proofs are read without loading it: a binary search over the
 * records and one node per level. Whatever is read is checked, so a cut-off or changed file is
 * noticed where it matters; {@link #verify()} checks all of it. Not thread-safe.
 */
public final class TreeFile implements AutoCloseable {
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final TreeHeader header;

  private TreeFile(Path file, FileChannel channel, TreeHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a file and checks its header and length.
   *
   * @throws ProofException if it is damaged or of another format
   */
  public static TreeFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      byte[] start = new byte[(int) Math.min(channel.size(), TreeHeader.MAX_LENGTH)];
      read(file, channel, 0, start);
      TreeHeader header = parse(file, start);
      if (channel.size() != header.fileLength()) {
        throw ProofException.damagedFile(
            file,
            "length: %d bytes (expected: %d for %d leaves)"
                .formatted(channel.size(), header.fileLength(), header.count()));
      }
      return new TreeFile(file, channel, header);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static TreeHeader parse(Path file, byte[] start) {
    try {
      return TreeHeader.parse(start);
    } catch (IllegalArgumentException e) {
      throw ProofException.damagedFile(file, String.valueOf(e.getMessage()));
    }
  }

  /** What all leaves have in common. */
  public TreeSubject subject() {
    return header.subject();
  }

  /** Number of leaves. */
  public int leafCount() {
    return header.count();
  }

  /** The root that the file claims. */
  public Hash root() {
    return header.root();
  }

  /**
   * The proofs of an item, one for each of its leaves; empty if it has none.
   *
   * @param item keccak-256 of the item id
   * @throws ProofException if what was read is damaged
   */
  public List<Proof> find(Hash item) throws IOException {
    return find(item.toBytes());
  }

  /** The proof of an account, or empty; as {@link #find(Hash)}. */
  public List<Proof> find(Address account) throws IOException {
    return find(account.bytes());
  }

  private List<Proof> find(byte[] key) throws IOException {
    if (key.length != TreeRecord.keyLength(subject().kind())) {
      throw new IllegalArgumentException(
          "key: %d bytes (expected: that of a %s tree)"
              .formatted(key.length, subject().kind().label()));
    }
    int low = 0;
    int high = header.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(record(middle).key(), key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Proof> proofs = new ArrayList<>();
    for (int i = low; i < header.count(); i++) {
      Placed placed = record(i);
      if (!Arrays.equals(placed.key(), key)) {
        break;
      }
      proofs.add(proof(placed));
    }
    return List.copyOf(proofs);
  }

  /** Checks every byte: order, checksums, leaves, nodes and root. */
  public void verify() throws IOException {
    StandardTree.Builder builder = StandardTree.builder();
    byte[] last = new byte[0];
    for (int i = 0; i < header.count(); i++) {
      Placed placed = record(i);
      byte[] body = placed.record().body();
      if (Arrays.compareUnsigned(last, body) >= 0) {
        throw damaged("record %d is out of order".formatted(i));
      }
      last = body;
      builder.add(placed.record().leaf(subject()).hash());
    }
    StandardTree rebuilt = builder.build();
    if (!rebuilt.root().equals(header.root())) {
      throw damaged("the records lead to another root");
    }
    checkTreeIndexes(rebuilt);
    checkNodes(rebuilt);
  }

  private void checkTreeIndexes(StandardTree rebuilt) throws IOException {
    for (int i = 0; i < header.count(); i++) {
      if (record(i).treeIndex() != rebuilt.treeIndex(i)) {
        throw damaged("record %d points to another leaf".formatted(i));
      }
    }
  }

  private void checkNodes(StandardTree rebuilt) throws IOException {
    byte[] expected = new byte[Hash.BYTES];
    byte[] block = new byte[BLOCK_BYTES];
    int nodesPerBlock = BLOCK_BYTES / Hash.BYTES;
    for (int first = 0; first < rebuilt.nodeCount(); first += nodesPerBlock) {
      int nodes = Math.min(nodesPerBlock, rebuilt.nodeCount() - first);
      byte[] part = nodes == nodesPerBlock ? block : new byte[nodes * Hash.BYTES];
      read(file, channel, header.nodeOffset(first), part);
      for (int i = 0; i < nodes; i++) {
        rebuilt.copyNode(first + i, expected, 0);
        int start = i * Hash.BYTES;
        if (!Arrays.equals(expected, 0, Hash.BYTES, part, start, start + Hash.BYTES)) {
          throw damaged("node %d differs".formatted(first + i));
        }
      }
    }
  }

  private Proof proof(Placed placed) throws IOException {
    Leaf leaf = placed.record().leaf(subject());
    if (!node(placed.treeIndex()).equals(leaf.hash())) {
      throw damaged("node %d is not the hash of its leaf".formatted(placed.treeIndex()));
    }
    List<Hash> siblings = new ArrayList<>();
    for (int index = placed.treeIndex(); index > 0; index = StandardTree.parent(index)) {
      siblings.add(node(StandardTree.sibling(index)));
    }
    Proof proof = new Proof(subject().dataset(), subject().batch(), leaf, siblings, header.root());
    if (!proof.verify(header.root())) {
      throw damaged("its nodes do not lead to its root");
    }
    return proof;
  }

  /** A record and where its leaf stands in the tree. */
  private record Placed(TreeRecord record, int treeIndex) {
    byte[] key() {
      return record.key();
    }
  }

  private Placed record(int index) throws IOException {
    byte[] bytes = new byte[header.recordLength()];
    read(file, channel, header.recordOffset(index), bytes);
    int crcOffset = bytes.length - Integer.BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int treeIndex = buffer.getInt(crcOffset - Integer.BYTES);
    boolean isLeaf =
        treeIndex >= header.count() - 1 && treeIndex < StandardTree.nodeCount(header.count());
    if (buffer.getInt(crcOffset) != TreeHeader.crc(bytes, crcOffset) || !isLeaf) {
      throw damaged("record %d fails its checksum".formatted(index));
    }
    try {
      return new Placed(TreeRecord.ofBody(subject().kind(), bytes), treeIndex);
    } catch (IllegalArgumentException e) {
      throw damaged("record %d holds no leaf, %s".formatted(index, e.getMessage()));
    }
  }

  private Hash node(int treeIndex) throws IOException {
    byte[] bytes = new byte[Hash.BYTES];
    read(file, channel, header.nodeOffset(treeIndex), bytes);
    return Hash.of(bytes);
  }

  private ProofException damaged(String fault) {
    return ProofException.damagedFile(file, fault);
  }

  private static void read(Path file, FileChannel channel, long offset, byte[] target)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw ProofException.damagedFile(file, "it ends at byte " + channel.size());
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
