package io.assay.rules.item;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The decompressed bytes of one or more gzip members (RFC 1952), strictly: {@link
 * java.util.zip.GZIPInputStream} takes any defect behind the first member, and a pause of the
 * stream there, for the end of the file, and would lose records silently.
 *
 * <p>Throws {@link EOFException} where the file was cut and {@link ZipException} where it is
 * damaged or followed by something else.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int ID1 = 0x1f;
  private static final int ID2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final byte[] single = new byte[1];
  private int position;
  private int limit;
  private boolean inMember;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  static boolean startsWithMagic(byte[] bytes, int length) {
    return length >= 2 && (bytes[0] & 0xff) == ID1 && (bytes[1] & 0xff) == ID2;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || startMember()) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        finishMember();
      } else {
        feed();
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(target, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new ZipException("compressed data ask for a dictionary");
      }
      return count;
    } catch (DataFormatException e) {
      ZipException damaged = new ZipException("compressed data are damaged");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private void feed() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("compressed data end early");
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  /** Reads a member's header; false at the end of the file. */
  private boolean startMember() throws IOException {
    if (position == limit && !fill()) {
      return false;
    }
    if (readByte() != ID1 || readByte() != ID2 || readByte() != DEFLATE) {
      throw new ZipException("what follows is not a gzip member");
    }
    int flags = readByte();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("reserved gzip flags are set");
    }
    skip(6); // modification time, extra flags, operating system
    if ((flags & HAS_EXTRA) != 0) {
      skip(readByte() | readByte() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      skip(2);
    }
    inMember = true;
    return true;
  }

  private void finishMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (readInt() != checksum.getValue()) {
      throw new ZipException("checksum does not match");
    }
    if (readInt() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("length does not match");
    }
    inflater.reset();
    checksum.reset();
    inMember = false;
  }

  private long readInt() throws IOException {
    return readByte() | (long) readByte() << 8 | (long) readByte() << 16 | (long) readByte() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      readByte();
    }
  }

  private void skipText() throws IOException {
    while (readByte() != 0) {
      // up to and with the terminating zero
    }
  }

  private int readByte() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("compressed data end early");
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
