package io.assay.jobs.warehouse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes files whole or not at all: aside, synced, renamed. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Something that is written piece by piece. */
  public interface Content {
    /** Writes all of it; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file. After a crash it holds either the old bytes or the new ones.
   *
   * @throws IOException when the disk refuses; the old file is untouched then
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /**
   * Replaces a file by content that need not fit memory.
   *
   * @throws IOException when the disk refuses; the old file is untouched then
   */
  public static void write(Path file, Content content) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent(), "file without a directory");
    Files.createDirectories(directory);
    Path aside = directory.resolve("." + file.getFileName() + ".aside");
    try (FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
