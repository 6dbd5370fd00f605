package io.assay.jobs.delivery;

import io.assay.rules.item.IntakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.io.SeekableInputStream;

/** Tells a file that is no Parquet from one that was cut off, before the library is asked. */
final class ParquetMagic {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Magic, length of the footer, magic. */
  private static final int SHORTEST = 12;

  private ParquetMagic() {}

  /**
   * Checks both ends.
   *
   * @throws IntakeException if one of them is not Parquet's
   */
  static void require(String file, ChannelInput input) throws IOException {
    long length = input.getLength();
    if (length < MAGIC.length || !isAt(input, 0)) {
      throw IntakeException.of(
          file,
          "it is no Parquet file (expected: one that begins and ends with PAR1)",
          "Deliver Parquet, or correct the format in the charter.");
    }
    if (length < SHORTEST || !isAt(input, length - MAGIC.length)) {
      throw IntakeException.of(
          file,
          "the Parquet file was cut off after " + length + " bytes (expected: PAR1 at its end)",
          "Deliver the whole file again.");
    }
  }

  private static boolean isAt(ChannelInput input, long position) throws IOException {
    SeekableInputStream stream = input.newStream();
    stream.seek(position);
    byte[] found = new byte[MAGIC.length];
    stream.readFully(found);
    return Arrays.equals(found, MAGIC);
  }
}
