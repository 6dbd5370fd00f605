package io.assay.jobs.representation;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.Dimension;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The table {@code strata}: what a batch counted, for the next one to begin with. */
final class CountedStrata {
  private final StageContext context;
  private final StratumDefinition definition;

  CountedStrata(StageContext context, List<Dimension> dimensions) {
    this.context = context;
    this.definition = new StratumDefinition(context, dimensions);
  }

  /**
   * The accepted dataset before this batch, as the last batch left it; null when that counted other
   * batches or by another definition.
   */
  @Nullable StratumCounts before() {
    List<BatchKey> past = context.batch().pastKeys();
    String basis = definition.basis(past);
    List<StratumCounts.Stratum> strata = new ArrayList<>();
    for (Row row : context.tables().list(Strata.TABLE, past.get(past.size() - 1))) {
      if (!basis.equals(row.getAs(Strata.BASIS))) {
        return null;
      }
      strata.add(
          new StratumCounts.Stratum(
              row.getList(row.fieldIndex(Strata.CATEGORIES)), row.<Long>getAs(Strata.CONTENTS)));
    }
    return strata.isEmpty() ? null : new StratumCounts(strata);
  }

  /** Leaves the counts of the dataset with this batch; gives the number of rows. */
  long write(StratumCounts dataset) {
    List<BatchKey> counted = new ArrayList<>(context.batch().pastKeys());
    counted.add(context.batch().key());
    String basis = definition.basis(counted);
    List<Row> rows =
        dataset.strata().stream()
            .map(
                stratum ->
                    RowFactory.create(basis, stratum.categories().toArray(), stratum.count()))
            .toList();
    context.tables().append(Strata.TABLE, context.batch().key(), 1, rows);
    return rows.size();
  }
}
