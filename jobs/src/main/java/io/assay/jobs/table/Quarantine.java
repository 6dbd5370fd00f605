package io.assay.jobs.table;

import org.apache.spark.sql.types.DataTypes;

/** What could not be read, with its raw bytes and the reason. */
public final class Quarantine {

  /** {@code item}, {@code vote} or {@code decision}. */
  public static final String KIND = "kind";

  /** Name of the input file. */
  public static final String FILE = "file";

  /** Number of the record in the file, from 1. */
  public static final String RECORD_NUMBER = "record_number";

  /** Where the record begins in the decompressed file. */
  public static final String BYTE_OFFSET = "byte_offset";

  /** Length of the whole record in bytes. */
  public static final String LENGTH = "length";

  /** The record as delivered, up to the bound of the charter. */
  public static final String RAW = "raw";

  /** Whether the bound cut the record off. */
  public static final String TRUNCATED = "truncated";

  /** Reason code. */
  public static final String REASON = "reason";

  /** What was found, in words; empty when the code says all. */
  public static final String DETAIL = "detail";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("quarantine")
          .string(KIND)
          .string(FILE)
          .count(RECORD_NUMBER)
          .count(BYTE_OFFSET)
          .count(LENGTH)
          .column(RAW, DataTypes.BinaryType)
          .column(TRUNCATED, DataTypes.BooleanType)
          .string(REASON)
          .string(DETAIL)
          .build();

  private Quarantine() {}
}
