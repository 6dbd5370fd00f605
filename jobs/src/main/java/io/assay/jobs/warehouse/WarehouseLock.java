package io.assay.jobs.warehouse;

import io.assay.jobs.exit.ExitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second writer out of a warehouse. The operating system holds the lock and drops it with
 * the process, however that ends, so a crash leaves nothing to clean up; the file beside it names
 * the holder for the message that the second writer sees.
 */
public final class WarehouseLock implements AutoCloseable {
  private final FileChannel channel;

  private WarehouseLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock without waiting.
   *
   * @param holder who takes it, for example {@code assay run --batch 2026-01}
   * @throws ExitException conflict, naming the holder, when somebody else has it
   */
  public static WarehouseLock take(Warehouse warehouse, String holder) {
    Path file = warehouse.root().resolve(".lock");
    Path name = warehouse.root().resolve(".lock-holder");
    try {
      Files.createDirectories(warehouse.root());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (tryLock(channel) == null) {
          throw ExitException.conflict(
              "Warehouse %s is being written by %s (expected: one writer). Try again when that has ended."
                  .formatted(warehouse.root(), holderOf(name)));
        }
        Files.writeString(name, "process " + ProcessHandle.current().pid() + ", " + holder);
      } catch (IOException | RuntimeException e) {
        channel.close(); // Or the lock would be held by nobody.
        throw e;
      }
      return new WarehouseLock(channel);
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot lock warehouse %s: %s. Check that the directory can be written and the disk has space."
              .formatted(warehouse.root(), StorageFault.of(e)),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another thread of this process holds it.
    }
  }

  private static String holderOf(Path name) {
    try {
      return Files.readString(name, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0).write(ByteBuffer.allocate(0));
      channel.close();
    } catch (IOException e) {
      throw ExitException.failure("Cannot release the warehouse lock: " + StorageFault.of(e), e);
    }
  }
}
