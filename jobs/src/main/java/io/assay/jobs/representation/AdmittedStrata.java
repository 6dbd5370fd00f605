package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;

import io.assay.jobs.decision.AcceptedContents;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.Dimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The strata of what a batch admits and of the dataset with it. Of the dataset only what the batch
 * changes is counted, as far as the last batch left its counts.
 *
 * @param batch what the batch admits, contents of the history that it accepts late among it
 * @param dataset the accepted dataset after the batch
 */
record AdmittedStrata(StratumCounts batch, StratumCounts dataset) {

  static AdmittedStrata count(
      StageContext context, List<Dimension> dimensions, CountedStrata counted) {
    Stratification strata = new Stratification(context, dimensions);
    ItemVerdicts verdicts = ItemVerdicts.judge(context);
    Stratification.Counted own = strata.own(verdicts);
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Dataset<Row> late = verdicts.late();
    StratumCounts batch =
        late == null
            ? own.counts()
            : own.counts().plus(strata.of(AcceptedContents.ofBatch(late), keys));
    if (context.batch().history().isEmpty()) {
      return new AdmittedStrata(batch, batch);
    }
    // What was displaced by a content that is rejected now stands again, so all is counted anew.
    StratumCounts before = verdicts.rejectsEarlier() ? null : counted.before();
    if (before != null && own.known() == 0 && late == null) {
      return new AdmittedStrata(batch, before.plus(batch));
    }
    Dataset<Row> all = verdicts.all().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new AdmittedStrata(
          batch,
          before == null
              ? strata.of(AcceptedContents.of(context, all), keys)
              : before
                  .plus(batch)
                  .minus(few(strata, AcceptedContents.displaced(context, all), keys)));
    } finally {
      all.unpersist();
    }
  }

  /** Counts a small set, whose contents are read from the batches alone that delivered some. */
  private static StratumCounts few(
      Stratification strata, Dataset<Row> set, List<BatchKey> possible) {
    Dataset<Row> kept = set.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Set<String> batches = new HashSet<>();
      kept.select(BATCH_ID)
          .distinct()
          .collectAsList()
          .forEach(row -> batches.add(row.getString(0)));
      return batches.isEmpty()
          ? new StratumCounts(List.of())
          : strata.of(
              kept, possible.stream().filter(key -> batches.contains(key.batchId())).toList());
    } finally {
      kept.unpersist();
    }
  }
}
