package io.assay.lineage.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.lineage.attestation.Address;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The beginning of a tree file; see {@code lineage/FORMAT.md}, section 4.
 *
 * @param count number of leaves
 * @param root root of the tree
 */
record TreeHeader(TreeSubject subject, int count, Hash root) {
  static final int TRAILER = 8;
  static final int MAX_LENGTH = 108 + 2 * (2 + 0xffff) + 4;

  private static final byte[] MAGIC = "ASSAYTRE".getBytes(UTF_8);
  private static final short VERSION = 1;
  private static final int FIXED = 108;
  private static final int LENGTH_OFFSET = 12;
  private static final int CRC = 4;

  static int length(TreeSubject subject) {
    return FIXED
        + 2
        + subject.dataset().getBytes(UTF_8).length
        + 2
        + subject.batch().getBytes(UTF_8).length
        + CRC;
  }

  static int recordLength(LeafKind kind) {
    return TreeRecord.bodyLength(kind) + TRAILER;
  }

  int length() {
    return length(subject);
  }

  int recordLength() {
    return recordLength(subject.kind());
  }

  long recordOffset(int index) {
    return length() + (long) index * recordLength();
  }

  long nodeOffset(int treeIndex) {
    return recordOffset(count) + (long) treeIndex * Hash.BYTES;
  }

  long fileLength() {
    return nodeOffset(StandardTree.nodeCount(count));
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(length());
    buffer.put(MAGIC).putShort(VERSION).put(code(subject.kind())).put((byte) 0);
    buffer.putInt(length()).putInt(recordLength()).putInt(count).put(root.toBytes());
    buffer.put(new AbiWords(1).uint(subject.chainId()).encoded());
    buffer.put(subject.distributor().bytes());
    putText(buffer, subject.dataset());
    putText(buffer, subject.batch());
    buffer.putInt(crc(buffer.array(), buffer.position()));
    return buffer.array();
  }

  /**
   * Reads a header from the beginning of a file.
   *
   * @throws IllegalArgumentException saying what is wrong with the bytes
   */
  static TreeHeader parse(byte[] start) {
    try {
      return parse(ByteBuffer.wrap(start));
    } catch (BufferUnderflowException cutOff) {
      throw new IllegalArgumentException("header: cut off", cutOff);
    }
  }

  private static TreeHeader parse(ByteBuffer buffer) {
    checkMagicAndVersion(buffer);
    if (buffer.limit() < FIXED) {
      throw new BufferUnderflowException();
    }
    int length = buffer.getInt(LENGTH_OFFSET);
    if (length < FIXED + CRC || length > buffer.limit()) {
      throw new IllegalArgumentException("header length: %d".formatted(length));
    }
    if (buffer.getInt(length - CRC) != crc(buffer.array(), length - CRC)) {
      throw new IllegalArgumentException("header: its checksum differs");
    }
    LeafKind kind = kind(buffer.get());
    byte reserved = buffer.get();
    buffer.getInt();
    int recordLength = buffer.getInt();
    int count = buffer.getInt();
    Hash root = Hash.of(take(buffer, Hash.BYTES));
    BigInteger chainId = new BigInteger(1, take(buffer, Hash.BYTES));
    Address distributor = Address.of(take(buffer, Address.BYTES));
    TreeSubject subject =
        TreeSubject.ofFile(kind, takeText(buffer), takeText(buffer), chainId, distributor);
    boolean sound =
        reserved == 0
            && recordLength == recordLength(kind)
            && count >= 0
            && count <= StandardTree.MAX_LEAVES
            && (count == 0) == root.equals(Hash.ZERO)
            && length == length(subject);
    if (!sound) {
      throw new IllegalArgumentException("header: its fields contradict each other");
    }
    return new TreeHeader(subject, count, root);
  }

  private static void checkMagicAndVersion(ByteBuffer buffer) {
    if (!Arrays.equals(take(buffer, MAGIC.length), MAGIC)) {
      throw new IllegalArgumentException("header: not that of a tree file");
    }
    short version = buffer.getShort();
    if (version != VERSION) {
      throw new IllegalArgumentException("version: %d (expected: %d)".formatted(version, VERSION));
    }
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static byte code(LeafKind kind) {
    return (byte) (kind.ordinal() + 1);
  }

  private static LeafKind kind(byte code) {
    return switch (code) {
      case 1 -> LeafKind.VALIDATED;
      case 2 -> LeafKind.VERDICT;
      case 3 -> LeafKind.REWARDS;
      default -> throw new IllegalArgumentException("kind: %d (expected: 1 to 3)".formatted(code));
    };
  }

  private static void putText(ByteBuffer buffer, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    buffer.putShort((short) utf8.length).put(utf8);
  }

  private static String takeText(ByteBuffer buffer) {
    return new String(take(buffer, Short.toUnsignedInt(buffer.getShort())), UTF_8);
  }

  private static byte[] take(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}
