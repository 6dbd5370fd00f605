package io.assay.rules.item;

import java.util.Objects;

/**
 * One record of a file as it was delivered, not yet decoded.
 *
 * @param number position among the records of the file from 1; the CSV header is number 0, blank
 *     lines have none
 * @param offset first byte of the record in the decompressed stream, from 0, a byte order mark
 *     included; 0 for a row of Parquet, which has no bytes of its own
 * @param length bytes of the whole record without its terminator, also when it was cut
 * @param bytes the record, of Parquet the JSON object of the columns that are read; at most as many
 *     bytes as the charter's bound; not copied, the holder must not change it
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of records pass; nobody compares them.
public record RawRecord(long number, long offset, long length, byte[] bytes) {

  public RawRecord {
    Objects.requireNonNull(bytes, "bytes");
    if (number < 0 || offset < 0 || length < bytes.length) {
      throw new IllegalArgumentException(
          "record: number "
              + number
              + ", offset "
              + offset
              + ", length "
              + length
              + " (expected: none negative, length at least "
              + bytes.length
              + ")");
    }
  }

  /**
   * Whether the record was longer than the bound, so that {@code bytes} holds only its beginning.
   */
  public boolean truncated() {
    return length > bytes.length;
  }
}
