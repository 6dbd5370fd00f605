package io.assay.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of the records of one kind.
 *
 * @param in records delivered
 * @param out records that could be read
 * @param rows rows written to each table
 * @param quarantine rows for the quarantine
 */
record Taken(long in, long out, Map<TableDefinition, Long> rows, Dataset<Row> quarantine) {

  /** Shapes rows of {@link ReadFiles} with a reason for the quarantine. */
  static Dataset<Row> quarantine(Dataset<Row> rows, String kind) {
    return rows.select(
        lit(kind).as(Quarantine.KIND),
        col(Quarantine.FILE),
        col(Quarantine.RECORD_NUMBER),
        col(Quarantine.BYTE_OFFSET),
        col(Quarantine.LENGTH),
        col(Quarantine.RAW),
        col(Quarantine.TRUNCATED),
        col(Quarantine.REASON),
        col(Quarantine.DETAIL));
  }
}
