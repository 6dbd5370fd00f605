package io.assay.lineage.log;

import io.assay.lineage.storage.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends segments to a log. A segment appears whole or not at all, and is never changed. The
 * caller holds the warehouse's lock; not thread-safe.
 */
public final class LogWriter {
  private final LogSegments segments;
  private long next;

  private LogWriter(LogSegments segments, long next) {
    this.segments = segments;
    this.next = next;
  }

  /**
   * Opens the log in a directory, which is made when missing, and removes what a crash left aside.
   *
   * @throws LogException if a segment is missing
   */
  public static LogWriter open(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(directory, "*" + WholeFile.ASIDE)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
    LogSegments segments = new LogSegments(directory);
    return new LogWriter(segments, segments.count() + 1);
  }

  /**
   * Stores entries as one segment and gives its number.
   *
   * @param entries at least one, each at least one byte and without a line end
   */
  public long append(List<byte[]> entries) throws IOException {
    Path segment = segments.file(next);
    byte[] content = content(entries);
    if (Files.exists(segment)) {
      throw LogException.segmentExists(segment);
    }
    WholeFile.write(segment, content);
    return next++;
  }

  private static byte[] content(List<byte[]> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("entries: none (expected: at least one)");
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      checkEntry(entry);
      content.writeBytes(entry);
      content.write('\n');
    }
    return content.toByteArray();
  }

  private static void checkEntry(byte[] entry) {
    if (entry.length == 0) {
      throw new IllegalArgumentException("entry: no bytes (expected: at least one)");
    }
    for (byte b : entry) {
      if (b == '\n') {
        throw new IllegalArgumentException("entry: holds a line end (expected: canonical JSON)");
      }
    }
  }
}
