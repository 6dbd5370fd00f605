package io.assay.jobs.representation;

import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

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
    CountedStrata counted = new CountedStrata(context, section.dimensions());
    AdmittedStrata admitted = AdmittedStrata.count(context, section.dimensions(), counted);
    StratumCounts dataset = admitted.dataset();
    List<Row> shares =
        new ArrayList<>(RepresentationRows.shares(Scope.BATCH, section, admitted.batch()));
    shares.addAll(RepresentationRows.shares(Scope.DATASET, section, dataset));
    List<Row> gaps = RepresentationRows.gaps(section, dataset);
    context.tables().append(Representation.TABLE, context.batch().key(), 1, shares);
    context.tables().append(Gaps.TABLE, context.batch().key(), 1, gaps);
    return StageResult.done(
        dataset.total(),
        dataset.total(),
        Map.of(
            Representation.TABLE,
            (long) shares.size(),
            Gaps.TABLE,
            (long) gaps.size(),
            Strata.TABLE,
            counted.write(dataset)));
  }
}
