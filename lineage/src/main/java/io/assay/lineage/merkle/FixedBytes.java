package io.assay.lineage.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing column of byte strings of one width, kept flat: no object per entry and no copying when
 * it grows. At most 2<sup>23</sup> entries.
 */
public final class FixedBytes {
  private static final int BLOCK_BITS = 14;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private final int width;
  private final List<byte[]> blocks = new ArrayList<>();
  private int size;

  /** An empty column of byte strings of the given width. */
  public FixedBytes(int width) {
    if (width < 1 || width > 256) {
      throw new IllegalArgumentException("width: %d (expected: 1 to 256)".formatted(width));
    }
    this.width = width;
  }

  /** Bytes per entry. */
  public int width() {
    return width;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /**
   * Appends the bytes from {@code offset} on.
   *
   * @throws ProofException when the column is full
   */
  public void add(byte[] source, int offset) {
    if (size == StandardTree.MAX_LEAVES) {
      throw ProofException.tooManyLeaves();
    }
    if (size % BLOCK == 0) {
      blocks.add(new byte[Math.multiplyExact(BLOCK, width)]);
    }
    System.arraycopy(source, offset, blocks.get(size >> BLOCK_BITS), position(size), width);
    size++;
  }

  /** Copies an entry to {@code target} from {@code offset} on. */
  public void copy(int index, byte[] target, int offset) {
    System.arraycopy(blocks.get(index >> BLOCK_BITS), position(index), target, offset, width);
  }

  /** Whether two entries are equal. */
  public boolean same(int left, int right) {
    byte[] leftBlock = blocks.get(left >> BLOCK_BITS);
    byte[] rightBlock = blocks.get(right >> BLOCK_BITS);
    int leftStart = position(left);
    int rightStart = position(right);
    return Arrays.equals(
        leftBlock, leftStart, leftStart + width, rightBlock, rightStart, rightStart + width);
  }

  /**
   * Up to {@code count} bytes of an entry from byte {@code from} on, as a number; missing are 0.
   */
  long prefix(int index, int from, int count) {
    byte[] block = blocks.get(index >> BLOCK_BITS);
    int start = position(index);
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << 8 | (i < width ? block[start + i] & 0xff : 0);
    }
    return value;
  }

  private int position(int index) {
    if (index < 0 || index >= size + 1) {
      throw new IndexOutOfBoundsException("index: %d (expected: below %d)".formatted(index, size));
    }
    return (index & (BLOCK - 1)) * width;
  }
}
