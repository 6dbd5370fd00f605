package io.assay.lineage.payout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes what would be written to a file and compares it with what is there, so that a file can be
 * checked without a copy on disk or in memory. Not thread-safe.
 */
final class SameBytes implements WritableByteChannel {
  private final ByteBuffer found = ByteBuffer.allocate(1 << 16);
  private final @Nullable FileChannel there;
  private boolean same;
  private boolean open = true;

  SameBytes(Path file) throws IOException {
    same = Files.isRegularFile(file);
    there = same ? FileChannel.open(file, StandardOpenOption.READ) : null;
  }

  /** Whether everything written so far is there, and, once this is closed, nothing else. */
  boolean isSame() {
    return same;
  }

  @Override
  public int write(ByteBuffer expected) throws IOException {
    int length = expected.remaining();
    while (same && expected.hasRemaining()) {
      same = sameNext(expected);
    }
    expected.position(expected.limit());
    return length;
  }

  /** Compares as much as fits the buffer. */
  private boolean sameNext(ByteBuffer expected) throws IOException {
    int length = Math.min(expected.remaining(), found.capacity());
    found.clear().limit(length);
    readFully();
    if (found.hasRemaining()) {
      return false;
    }
    boolean equal = expected.slice(expected.position(), length).equals(found.flip());
    expected.position(expected.position() + length);
    return equal;
  }

  private void readFully() throws IOException {
    while (there != null && found.hasRemaining()) {
      if (there.read(found) < 0) {
        return;
      }
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (open && there != null) {
      same = same && there.position() == there.size();
      there.close();
    }
    open = false;
  }
}
