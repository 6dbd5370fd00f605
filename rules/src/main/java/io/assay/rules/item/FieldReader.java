package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.util.List;
import java.util.Set;

/**
 * From a raw record to its fields by name: the one way in for items, votes and decisions.
 * Immutable, so that threads may share it.
 */
final class FieldReader {

  private final RecordParser parser;
  private final int maxRecordBytes;

  private FieldReader(RecordParser parser, int maxRecordBytes) {
    this.parser = parser;
    this.maxRecordBytes = maxRecordBytes;
  }

  /**
   * @param header the columns of {@link RawRecords#columns()}; ignored for all but CSV
   */
  static FieldReader of(FileShape shape, List<String> header) {
    Set<String> wanted = Set.copyOf(shape.columns());
    boolean csv = shape.format() == Format.CSV;
    return new FieldReader(
        csv ? new CsvRecords(header, wanted) : new JsonRecords(wanted), shape.maxRecordBytes());
  }

  Fields read(RawRecord record) throws Defect {
    return new Fields(parser.parse(RecordText.decode(record, maxRecordBytes)));
  }
}
