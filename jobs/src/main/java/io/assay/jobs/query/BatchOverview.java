package io.assay.jobs.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import io.assay.jobs.table.Batches;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What every stage of every batch received, passed on and held back. */
public final class BatchOverview {
  private BatchOverview() {}

  /** One row for each batch, attempt and stage, in order of opening and of the data path. */
  public static Dataset<Row> of(TableStore tables) {
    return tables
        .read(Batches.TABLE)
        .orderBy(col(Batches.SEQUENCE), col(Batches.STARTED), col(Batches.ENDED))
        .select(
            col(TableDefinition.BATCH_ID),
            col(TableDefinition.ATTEMPT),
            col(Batches.STAGE),
            col(Batches.OUTCOME),
            col(Batches.ROWS_IN),
            col(Batches.ROWS_OUT),
            col(Batches.ROWS_REJECTED),
            date_format(col(Batches.ENDED), "yyyy-MM-dd'T'HH:mm:ssX").as(Batches.ENDED));
  }
}
