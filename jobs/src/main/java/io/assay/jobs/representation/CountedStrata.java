package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.TableStore;
import io.assay.rules.representation.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The table {@code strata}: what a batch counted, for the next one to begin with. */
final class CountedStrata {
  private final StageContext context;
  private final StratumDefinition definition;

  CountedStrata(StageContext context, List<Axis> axes, @Nullable String weight) {
    this.context = context;
    this.definition = new StratumDefinition(context, axes, weight);
  }

  /**
   * The accepted dataset before this batch, as the last batch left it; null when that counted other
   * batches or by another definition.
   */
  @Nullable Tally before() {
    List<BatchKey> past = context.batch().pastKeys();
    if (past.isEmpty()) {
      return null;
    }
    Dataset<Row> last = context.tables().read(Strata.TABLE, past.get(past.size() - 1));
    Row first =
        last.select(col(Strata.BASIS)).limit(1).collectAsList().stream().findFirst().orElse(null);
    return first == null || !definition.basis(past).equals(first.getString(0))
        ? null
        : new Tally(last.select(columns()));
  }

  /** Leaves the counts of the dataset with this batch; gives the number of rows. */
  long write(Tally dataset) {
    BatchKey key = context.batch().key();
    List<BatchKey> counted = new ArrayList<>(context.batch().pastKeys());
    counted.add(key);
    TableStore tables = context.tables();
    tables.append(
        Strata.TABLE,
        key,
        dataset
            .rows()
            .where(col(Strata.KIND).notEqual(Tally.KNOWN))
            .withColumn(Strata.BASIS, lit(definition.basis(counted))));
    return tables.count(Strata.TABLE, key);
  }

  private static Column[] columns() {
    return Stream.concat(Tally.KEYS.stream(), Tally.SUMS.stream())
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
