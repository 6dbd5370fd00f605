package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.io.Serializable;
import java.util.List;

/**
 * What a file must look like before its records are read.
 *
 * @param columns that are read, distinct; a CSV header and a Parquet schema must name each of them,
 *     other columns are ignored. A JSON object may lack them
 * @param maxRecordBytes longest record that is read, at least 1
 */
public record FileShape(Format format, List<String> columns, int maxRecordBytes)
    implements Serializable {

  public FileShape {
    columns = columns.stream().distinct().toList();
    if (maxRecordBytes < 1) {
      throw new IllegalArgumentException(
          "maxRecordBytes: " + maxRecordBytes + " (expected: at least 1)");
    }
  }
}
