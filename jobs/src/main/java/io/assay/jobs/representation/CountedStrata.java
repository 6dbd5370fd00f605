package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.DatasetCounts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.TableStore;
import io.assay.rules.representation.Axis;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code strata}: what batches counted, for the next one to begin with. Every so many
 * batches the whole is written, between them what changed.
 */
final class CountedStrata {
  /** Batches that the counts of the dataset are spread over at most. */
  private static final int MOST_BATCHES = 32;

  private final StageContext context;
  private final StratumDefinition definition;
  private final boolean hasNumbers;
  private final DatasetCounts.@Nullable Written last;

  CountedStrata(StageContext context, StratumDefinition definition, List<Axis> axes) {
    this.context = context;
    this.definition = definition;
    this.hasNumbers = axes.stream().anyMatch(axis -> axis.dimension().isNumeric());
    List<BatchKey> past = context.batch().pastKeys();
    DatasetCounts.Written written =
        past.isEmpty() ? null : DatasetCounts.written(context.tables(), past.get(past.size() - 1));
    this.last = written == null || !definition.basis(past).equals(written.basis()) ? null : written;
  }

  /**
   * The accepted dataset before this batch, as the last batch left it: rows of several batches,
   * which are not summed yet. Null when that counted other batches or by another definition.
   */
  @Nullable Tally before() {
    return last == null
        ? null
        : new Tally(
            DatasetCounts.rows(context.tables(), context.batch().pastKeys(), last)
                .select(Tally.columns()));
  }

  /** Leaves the counts of the batch, and of the dataset with it; gives the number of rows. */
  long write(Tally batch, AdmittedTally.After after) {
    BatchKey key = context.batch().key();
    List<BatchKey> counted = new ArrayList<>(context.batch().pastKeys());
    counted.add(key);
    int batches = last == null || after.isCountedAnew() ? 1 : last.batches() % MOST_BATCHES + 1;
    Dataset<Row> rows = part(batch, Strata.ADMITTED);
    Tally displaced = after.displaced();
    if (displaced != null) {
      rows = rows.unionByName(part(displaced, Strata.DISPLACED));
    }
    if (batches == 1) {
      // Batches that each keep few numbers would keep many together.
      Tally whole = hasNumbers ? BoundedNumbers.of(after.dataset()).left() : after.dataset();
      rows = rows.unionByName(part(whole, Strata.WHOLE));
    }
    TableStore tables = context.tables();
    tables.append(
        Strata.TABLE,
        key,
        rows.withColumn(Strata.BASIS, lit(definition.basis(counted)))
            .withColumn(Strata.SOURCES, lit(definition.sources()))
            .withColumn(Strata.BATCHES, lit(batches)));
    return tables.count(Strata.TABLE, key);
  }

  private static Dataset<Row> part(Tally tally, String name) {
    return tally
        .rows()
        .where(col(Strata.KIND).notEqual(Tally.KNOWN))
        .select(Tally.columns())
        .withColumn(Strata.PART, lit(name));
  }
}
