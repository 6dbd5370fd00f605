package io.assay.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableStore;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The kinds of record that may end in the quarantine, each of which is written by itself. */
enum QuarantineRows {
  ITEM,
  VOTE,
  DECISION;

  /** Writes rows of {@link ReadFiles} with a reason. Called only where there are any. */
  void append(StageContext context, Dataset<Row> rows) {
    context
        .tables()
        .append(
            new TableStore.Append(
                Quarantine.TABLE, context.batch().key(), ordinal() + 1, shaped(rows)));
  }

  private Dataset<Row> shaped(Dataset<Row> rows) {
    return rows.select(
        lit(name().toLowerCase(Locale.ROOT)).as(Quarantine.KIND),
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
