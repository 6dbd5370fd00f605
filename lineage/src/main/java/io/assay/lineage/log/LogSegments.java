package io.assay.lineage.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The stored log: write-once segments {@code 0000000001.ndjson} and so on, each a few entries with
 * a line end behind each. Reads exact bytes in order; what was left aside by a crash is not part of
 * it. A directory that does not exist is a log without entries.
 */
public final class LogSegments {
  private static final Pattern NAME = Pattern.compile("[0-9]{10}\\.ndjson");
  private static final long LAST = 9_999_999_999L;

  private final Path directory;

  /** The log in a directory. */
  public LogSegments(Path directory) {
    this.directory = directory;
  }

  /**
   * Number of segments.
   *
   * @throws LogException if one is missing in between
   */
  public long count() throws IOException {
    TreeSet<Long> found = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
        for (Path name : names) {
          String text = name.getFileName().toString();
          if (NAME.matcher(text).matches()) {
            found.add(Long.parseLong(text.substring(0, 10)));
          }
        }
      }
    }
    long expected = 1;
    for (long sequence : found) {
      if (sequence != expected) {
        throw LogException.missingSegment(file(expected), sequence);
      }
      expected++;
    }
    return found.size();
  }

  /**
   * The entries of one segment, counted from 1.
   *
   * @throws LogException if it is torn
   */
  public List<byte[]> read(long sequence) throws IOException {
    Path segment = file(sequence);
    byte[] bytes = Files.readAllBytes(segment);
    if (bytes.length == 0) {
      throw LogException.damagedSegment(segment, "it is empty");
    }
    if (bytes[bytes.length - 1] != '\n') {
      throw LogException.damagedSegment(segment, "it ends inside an entry");
    }
    List<byte[]> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (i == start) {
          throw LogException.damagedSegment(segment, "entry %d is empty".formatted(entries.size()));
        }
        entries.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return entries;
  }

  /** Hands over all entries in the order of the log. */
  public void forEach(Consumer<byte[]> reader) throws IOException {
    long count = count();
    for (long sequence = 1; sequence <= count; sequence++) {
      read(sequence).forEach(reader);
    }
  }

  /** The tree over all entries. */
  public LogTree tree() throws IOException {
    LogTree tree = new LogTree();
    forEach(tree::append);
    return tree;
  }

  Path file(long sequence) {
    if (sequence < 1 || sequence > LAST) {
      throw new IllegalArgumentException(
          "segment: %d (expected: 1 to %d)".formatted(sequence, LAST));
    }
    return directory.resolve(String.format(Locale.ROOT, "%010d.ndjson", sequence));
  }
}
