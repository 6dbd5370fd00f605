package io.assay.jobs.decision;

import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Metrics;
import io.assay.jobs.table.Reputations;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.decision.GateStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Gives every judged item its verdict with all reasons and its leaf, and measures the charter's
 * gates. Rows in are all verdicts of the batch, rows out the accepted; rejected and waiting ones
 * are held back.
 */
public final class DecideStage implements Stage {
  @Override
  public StageName name() {
    return StageName.DECIDE;
  }

  @Override
  public StageResult run(StageContext context) {
    GateMeasurement measurement = new GateMeasurement(context);
    Dataset<Row> verdicts = measurement.verdicts().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      context.tables().append(Verdicts.TABLE, context.batch().key(), verdicts);
      Counts counts = Counts.of(verdicts);
      List<GateOutcome> outcomes = measurement.outcomes(verdicts, counts);
      List<Row> metrics = Measurements.metrics(counts, outcomes);
      BatchKey key = context.batch().key();
      context.tables().append(Gates.TABLE, key, 1, Measurements.gates(outcomes));
      context.tables().append(Metrics.TABLE, key, 1, metrics);
      Map<TableDefinition, Long> rows = new HashMap<>();
      rows.put(Verdicts.TABLE, counts.verdicts());
      rows.put(Gates.TABLE, (long) outcomes.size());
      rows.put(Metrics.TABLE, (long) metrics.size());
      ReviewSection review = context.charter().review();
      if (review != null && review.reputation() != null) {
        rows.put(Reputations.TABLE, new Standing(context).write(review.reputation(), verdicts));
      }
      return new StageResult(
          outcome(outcomes),
          counts.verdicts(),
          counts.accepted(),
          counts.verdicts() - counts.accepted(),
          rows,
          outcomes.stream()
              .filter(outcome -> outcome.status() != GateStatus.UNMEASURED)
              .map(GateFacts::assertion)
              .toList(),
          GateFacts.columns(outcomes, counts.judged()));
    } finally {
      verdicts.unpersist();
    }
  }

  private static StageResult.Outcome outcome(List<GateOutcome> outcomes) {
    return outcomes.stream().anyMatch(outcome -> outcome.status() == GateStatus.FAIL)
        ? StageResult.Outcome.GATE_FAILED
        : StageResult.Outcome.DONE;
  }
}
