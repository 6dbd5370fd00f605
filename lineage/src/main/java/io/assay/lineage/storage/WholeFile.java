package io.assay.lineage.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file, or a directory of files, that appears as a whole: written under a name beside its own,
 * then renamed. What is left beside after a crash is overwritten by the next attempt. One writer at
 * a time is the caller's duty.
 */
public final class WholeFile {
  /** Ending of names that are not in place yet. */
  public static final String ASIDE = ".aside";

  private WholeFile() {}

  /** The name beside {@code target} to write to first. Its directory is made when missing. */
  public static Path aside(Path target) throws IOException {
    Path directory = directoryOf(target);
    Files.createDirectories(directory);
    return directory.resolve(target.getFileName() + ASIDE);
  }

  /** Puts what was written and synced aside in place of {@code target}, durably. */
  public static void publish(Path aside, Path target) throws IOException {
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(directoryOf(target));
  }

  /** Writes a whole file, replacing an older one. */
  public static void write(Path target, byte[] content) throws IOException {
    Path aside = aside(target);
    fill(aside, content);
    publish(aside, target);
  }

  /**
   * Writes a whole file that its owner alone can read, in a directory that nobody else can enter;
   * where the file system has no such modes, as {@link #write}.
   */
  public static void writePrivate(Path target, byte[] content) throws IOException {
    Path aside = aside(target);
    restrict(directoryOf(target), "rwx------");
    Files.deleteIfExists(aside);
    Files.createFile(aside);
    restrict(aside, "rw-------"); // While it is empty.
    fill(aside, content);
    publish(aside, target);
  }

  private static void restrict(Path path, String mode) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(mode));
    }
  }

  private static void fill(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Makes new names in a directory durable, or the content of a file. */
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path directoryOf(Path target) {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException(
          "target: %s (expected: a name in a directory)".formatted(target));
    }
    return directory;
  }
}
