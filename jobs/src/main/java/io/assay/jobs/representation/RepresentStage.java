package io.assay.jobs.representation;

import io.assay.jobs.decision.AcceptedContents;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Representation;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Compares what the batch admits, and the whole accepted dataset with it, with the declared
 * population. Rows in and out are the contents of that dataset; nothing is held back.
 */
public final class RepresentStage implements Stage {
  @Override
  public StageName name() {
    return StageName.REPRESENT;
  }

  @Override
  public StageResult run(StageContext context) {
    RepresentativenessSection section = context.charter().representativeness();
    if (section == null) {
      return StageResult.skipped();
    }
    Dataset<Row> verdicts = ItemVerdicts.of(context).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Strata strata = new Strata(context, section.dimensions());
      StratumCounts batch = strata.of(AcceptedContents.ofBatch(verdicts));
      StratumCounts dataset =
          context.batch().history().isEmpty()
              ? batch
              : strata.of(AcceptedContents.of(context, verdicts));
      List<Row> shares = new ArrayList<>(RepresentationRows.shares(Scope.BATCH, section, batch));
      shares.addAll(RepresentationRows.shares(Scope.DATASET, section, dataset));
      List<Row> gaps = RepresentationRows.gaps(section, dataset);
      RepresentationRows.append(context, Representation.TABLE, shares);
      RepresentationRows.append(context, Gaps.TABLE, gaps);
      return StageResult.done(
          dataset.total(),
          dataset.total(),
          Map.of(Representation.TABLE, (long) shares.size(), Gaps.TABLE, (long) gaps.size()));
    } finally {
      verdicts.unpersist();
    }
  }
}
