package io.assay.rules.item;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one pass over a whole file found, before anything of it is used. That there is an inspection
 * means that the file can be read to its end and has the columns and at least one record; single
 * records may still be bad.
 *
 * @param records without header and blank lines; as many as {@link RawRecords} gives
 */
public record FileInspection(long records) {

  /**
   * Inspects a local file of text.
   *
   * @throws IntakeException if it is missing, not a file, unreadable, empty, cut, damaged, or lacks
   *     a column
   * @throws java.io.UncheckedIOException if the storage fails
   */
  public static FileInspection of(Path file, FileShape shape) {
    requireFile(file);
    String name = file.toString();
    try {
      return of(name, Files.newInputStream(file), shape);
    } catch (IOException e) {
      throw IntakeException.of(name, "it cannot be opened: " + e, "Check its permissions.", e);
    }
  }

  /**
   * Refuses what is no file at all, before anything of it is read.
   *
   * @throws IntakeException if it is missing or not a regular file
   */
  public static void requireFile(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw IntakeException.of(name, "there is no such file", "Check the path.");
    }
    if (!Files.isRegularFile(file)) {
      String kind = Files.isDirectory(file) ? "a directory" : "not a regular file";
      throw IntakeException.of(
          name,
          "it is " + kind + " (expected: a file, since it is read twice)",
          "Name the file itself.");
    }
  }

  /**
   * Inspects a stream, and closes it.
   *
   * @param file name for messages
   * @throws IntakeException if it is empty, cut, damaged, or lacks a column
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static FileInspection of(String file, InputStream in, FileShape shape) {
    return of(file, RecordSource.open(file, in, shape));
  }

  /**
   * Reads records to their end, and closes them.
   *
   * @param file name for messages
   * @throws IntakeException if there is none, or the file turns out to be cut or damaged
   */
  public static FileInspection of(String file, RawRecords source) {
    long records = 0;
    try (source) {
      while (source.hasNext()) {
        source.next();
        records++;
      }
    }
    if (records == 0) {
      throw IntakeException.of(
          file,
          "it holds no records (expected: at least one)",
          "Deliver a file with records, or leave it out.");
    }
    return new FileInspection(records);
  }
}
