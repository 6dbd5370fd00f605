package io.assay.jobs.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes small files whole or not at all: aside, synced, renamed. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Replaces a file. After a crash it holds either the old bytes or the new ones.
   *
   * @throws IOException when the disk refuses; the old file is untouched then
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent(), "file without a directory");
    Files.createDirectories(directory);
    Path aside = directory.resolve("." + file.getFileName() + ".aside");
    try (FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
