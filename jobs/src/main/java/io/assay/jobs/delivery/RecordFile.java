package io.assay.jobs.delivery;

import io.assay.rules.charter.Format;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.item.FileInspection;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.RawRecords;
import io.assay.rules.item.RecordSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * A file being read, record by record. Once everything was read, it can tell the digest of what it
 * read. Not thread-safe.
 */
public final class RecordFile implements AutoCloseable {
  private final RawRecords records;
  private final Digest digest;

  private RecordFile(RawRecords records, Digest digest) {
    this.records = records;
    this.digest = digest;
  }

  private interface Digest {
    byte[] value() throws IOException;
  }

  /**
   * Opens a file and checks that it has the columns.
   *
   * @param name for messages
   * @throws io.assay.rules.item.IntakeException if the file as a whole cannot be used
   * @throws UncheckedIOException if the storage fails
   */
  public static RecordFile open(Path path, String name, FileShape shape) {
    try {
      if (shape.format() == Format.PARQUET) {
        ChannelInput input = ChannelInput.open(path);
        return new RecordFile(ParquetRecords.open(name, input, shape), input::sha256);
      }
      MessageDigest digest = Sha256.digest();
      return new RecordFile(
          RecordSource.open(name, new DigestInputStream(Files.newInputStream(path), digest), shape),
          digest::digest);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /**
   * Reads a whole file before anything of it is used.
   *
   * @throws io.assay.rules.item.IntakeException if it is missing, not a file, unreadable, empty,
   *     cut, damaged, or lacks a column
   * @throws UncheckedIOException if the storage fails
   */
  public static FileInspection inspect(Path path, FileShape shape) {
    if (shape.format() != Format.PARQUET) {
      return FileInspection.of(path, shape);
    }
    FileInspection.requireFile(path);
    return FileInspection.of(path.toString(), open(path, path.toString(), shape).records());
  }

  /** The records; closing them or the file is the same. */
  public RawRecords records() {
    return records;
  }

  /**
   * SHA-256 of the bytes that the records came from, hex; to be asked for once, after the last
   * record.
   */
  public String sha256() {
    try {
      return Hex.encode(digest.value());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file again", e);
    }
  }

  @Override
  public void close() {
    records.close();
  }
}
