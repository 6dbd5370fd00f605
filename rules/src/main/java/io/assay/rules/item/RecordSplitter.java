package io.assay.rules.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of decompressed bytes into records. Holds one buffer and at most the bound of one
 * record, whatever the length of a record; the rest of a longer one passes through the buffer and
 * is counted. Blank lines are skipped and have no number. Not thread-safe.
 */
final class RecordSplitter {

  static final int BUFFER_BYTES = 1 << 16;

  private static final int INITIAL_BYTES = 1 << 10;

  private final InputStream in;
  private final Boundary boundary;
  private final int maxRecordBytes;
  private final byte[] buffer;
  private int position;
  private int limit;
  private long limitOffset;
  private long number;
  private byte[] kept = new byte[INITIAL_BYTES];
  private int keptLength;

  /**
   * @param offset of the next byte of the stream
   * @param number of the first record
   */
  RecordSplitter(InputStream in, Boundary boundary, Limits limits, Start start) {
    this.in = in;
    this.boundary = boundary;
    this.maxRecordBytes = limits.maxRecordBytes();
    this.buffer = new byte[limits.bufferBytes()];
    this.limitOffset = start.offset();
    this.number = start.number();
  }

  /**
   * @param bufferBytes at least 1; only speed depends on it
   */
  record Limits(int maxRecordBytes, int bufferBytes) {}

  /**
   * @param offset of the first byte in the decompressed stream
   * @param number of the first record
   */
  record Start(long offset, long number) {}

  /**
   * The next record, or null at the end.
   *
   * @throws CutOffException if the file ends where it cannot
   */
  @Nullable RawRecord next() throws IOException {
    while (position < limit || fill()) {
      long offset = offset();
      long length = readLine();
      if (length > keptLength || !boundary.isBlank(kept, 0, keptLength)) {
        return new RawRecord(number++, offset, length, Arrays.copyOf(kept, keptLength));
      }
    }
    return null;
  }

  /** Number that the next record will have. */
  long nextNumber() {
    return number;
  }

  /** Offset of the next byte. */
  long offset() {
    return limitOffset - (limit - position);
  }

  /** Keeps the bytes of a line without its terminator, and returns its whole length. */
  private long readLine() throws IOException {
    keptLength = 0;
    long length = 0;
    byte last = 0;
    int end;
    do {
      end = boundary.end(buffer, position, limit);
      int to = end < 0 ? limit : end;
      last = to > position ? buffer[to - 1] : last;
      length += to - position;
      keep(to);
      position = to;
    } while (end < 0 && fill());
    if (end >= 0) {
      position++;
    } else if (!boundary.mayStop()) {
      throw new CutOffException(boundary.openPart());
    }
    return last == '\r' ? withoutCarriageReturn(length) : length;
  }

  private long withoutCarriageReturn(long length) {
    if (length == keptLength) {
      keptLength--;
    }
    return length - 1;
  }

  private void keep(int to) {
    int count = Math.min(to - position, maxRecordBytes - keptLength);
    if (keptLength + count > kept.length) {
      int doubled = (int) Math.min(2L * kept.length, maxRecordBytes);
      kept = Arrays.copyOf(kept, Math.max(doubled, keptLength + count));
    }
    System.arraycopy(buffer, position, kept, keptLength, count);
    keptLength += count;
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    limitOffset += limit;
    return count > 0;
  }

  /** The file ends inside a record. */
  static final class CutOffException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param part what is still open, such as "a quoted field"
     */
    CutOffException(String part) {
      super(part);
    }
  }
}
