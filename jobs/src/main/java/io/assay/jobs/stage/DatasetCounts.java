package io.assay.jobs.stage;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What {@link Strata} says of the accepted dataset as it stood after a batch. */
public final class DatasetCounts {
  private DatasetCounts() {}

  /**
   * What the last of some batches says its counts were made of; null if it counted nothing.
   *
   * @param basis by which definition which batches were counted
   * @param batches how many of the last ones the counts are spread over
   */
  public record Written(String basis, int batches) {}

  /** What the batch wrote. */
  public static @Nullable Written written(TableStore tables, BatchKey key) {
    return tables
        .read(Strata.TABLE, key)
        .select(col(Strata.BASIS), col(Strata.BATCHES))
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(row -> new Written(row.getString(0), row.getInt(1)))
        .orElse(null);
  }

  /**
   * Rows that add up to the dataset after the last of these batches.
   *
   * @param keys that batch and its history, oldest first
   */
  public static Dataset<Row> rows(TableStore tables, List<BatchKey> keys, Written written) {
    List<BatchKey> last = keys.subList(keys.size() - written.batches(), keys.size());
    Column isOfFirst = col(TableDefinition.BATCH_ID).equalTo(last.get(0).batchId());
    Column isWhole = col(Strata.PART).equalTo(Strata.WHOLE);
    return tables.read(Strata.TABLE, last).where(isOfFirst.equalTo(isWhole));
  }
}
