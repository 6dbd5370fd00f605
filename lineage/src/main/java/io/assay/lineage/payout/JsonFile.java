package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeHasher;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file of JSON that is written from bytes, without a text for each value. All its texts are
 * digits, addresses and names that need no escapes. Not thread-safe.
 */
final class JsonFile implements AutoCloseable {
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final int SMALLEST_FREE = 128;

  /** What many files can share: one buffer, one hasher for checksums. */
  static final class Buffers {
    private final byte[] bytes = new byte[1 << 16];
    private final AddressText addresses = new AddressText(new TreeHasher());
  }

  private final WritableByteChannel channel;
  private final AddressText addresses;
  private final byte[] buffer;
  private int used;

  /**
   * @param channel where the bytes go; closed with this file
   */
  JsonFile(WritableByteChannel channel, Buffers buffers) {
    this.channel = channel;
    addresses = buffers.addresses;
    buffer = buffers.bytes;
  }

  JsonFile ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      free(1);
      buffer[used++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** The address of 20 bytes, quoted, with its checksum. */
  JsonFile address(byte[] account) throws IOException {
    free(SMALLEST_FREE);
    buffer[used++] = '"';
    addresses.write(account, buffer, used);
    used += AddressText.LENGTH;
    buffer[used++] = '"';
    return this;
  }

  /** The number of 32 bytes, quoted, in decimal. */
  JsonFile amount(byte[] word) throws IOException {
    return ascii("\"").ascii(new BigInteger(1, word).toString()).ascii("\"");
  }

  /** 32 bytes, quoted, in hex with {@code 0x}. */
  JsonFile hash(byte[] hash) throws IOException {
    free(SMALLEST_FREE);
    buffer[used++] = '"';
    buffer[used++] = '0';
    buffer[used++] = 'x';
    for (int i = 0; i < Hash.BYTES; i++) {
      buffer[used++] = HEX[(hash[i] >> 4) & 0xf];
      buffer[used++] = HEX[hash[i] & 0xf];
    }
    buffer[used++] = '"';
    return this;
  }

  /** Makes durable what was written so far, where it goes to a disk. */
  void sync() throws IOException {
    flush();
    if (channel instanceof FileChannel file) {
      file.force(true);
    }
  }

  private void free(int bytes) throws IOException {
    if (buffer.length - used < bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    ByteBuffer part = ByteBuffer.wrap(buffer, 0, used);
    while (part.hasRemaining()) {
      channel.write(part);
    }
    used = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      channel.close();
    }
  }
}
