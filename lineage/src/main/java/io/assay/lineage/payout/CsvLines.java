package io.assay.lineage.payout;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file as ranges of a buffer that is used again, so that a line costs no object.
 * Lines end in LF or CR LF, the last one may do without; a byte order mark is skipped. A line is
 * kept up to {@link #MAX_BYTES} and marked as too long beyond. Not thread-safe.
 */
final class CsvLines {
  static final int MAX_BYTES = 256;

  private final InputStream input;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int limit;
  private int start;
  private int end;
  private long number;
  private boolean ended;
  private boolean terminated;

  CsvLines(InputStream input) {
    this.input = input;
  }

  /** Goes to the next line, if there is one. */
  boolean next() throws IOException {
    int at = next;
    while (true) {
      if (at == limit) {
        int seen = at - next;
        if (seen > MAX_BYTES || !fill()) {
          return take(next + seen, next + seen);
        }
        at = next + seen;
      }
      if (buffer[at] == '\n') {
        return take(at, at + 1);
      }
      at++;
    }
  }

  private boolean take(int lineEnd, int following) {
    if (following == next) {
      return false;
    }
    number++;
    terminated = following > lineEnd;
    start = next;
    if (number == 1 && startsWithMark()) {
      start += 3;
    }
    end =
        lineEnd > start && buffer[lineEnd - 1] == '\r' && following > lineEnd
            ? lineEnd - 1
            : lineEnd;
    next = following;
    return true;
  }

  private boolean startsWithMark() {
    return limit - start >= 3
        && buffer[start] == (byte) 0xef
        && buffer[start + 1] == (byte) 0xbb
        && buffer[start + 2] == (byte) 0xbf;
  }

  /** Moves what is left to the front and reads on; false at the end of the file. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, next, buffer, 0, limit - next);
    limit -= next;
    next = 0;
    int read = input.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      ended = true;
      return false;
    }
    limit += read;
    return true;
  }

  /** Whether a line end stands behind the line, and not the end of the file. */
  boolean isTerminated() {
    return terminated;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Counted from 1. */
  long number() {
    return number;
  }
}
