package io.assay.jobs.representation;

import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.Scope;
import io.assay.rules.representation.AgeProfile;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.plan.CollectionPlan;
import io.assay.rules.representation.plan.Want;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    List<Axis> axes = Axes.of(context, section);
    List<Crossing> crossings = Crossing.of(section, axes);
    CountedStrata counted = new CountedStrata(context, axes, section.weight());
    TallyRows rows = new TallyRows(context, axes, section.weight());
    try (AdmittedTally admitted = new AdmittedTally(context, rows, counted.before())) {
      SetSummary batch = SetSummary.of(admitted.batch(), crossings);
      AdmittedTally.After after = admitted.after(batch.known());
      Tally tally = after.dataset();
      SetSummary dataset = tally == admitted.batch() ? batch : SetSummary.of(tally, crossings);
      PatternSearch.Result patterns = PatternSearch.of(section, axes, tally.strata());
      MeasuredSets sets = new MeasuredSets(context, section, axes, crossings);
      Map<TableDefinition, List<Row>> few = new LinkedHashMap<>();
      few.put(Representation.TABLE, shares(axes, crossings, batch, dataset));
      List<Row> measures =
          new ArrayList<>(
              RepresentationRows.measures(
                  Scope.BATCH, sets.batch(batch, counted.previousNumbers())));
      measures.addAll(RepresentationRows.measures(Scope.DATASET, sets.dataset(dataset, patterns)));
      few.put(Measures.TABLE, measures);
      List<Gap> gaps = new ArrayList<>(Gap.of(section, axes, crossings, dataset, patterns));
      FreshnessSection freshness = context.charter().freshness();
      Integer maxAge = freshness == null ? null : freshness.maxAgeDays();
      if (maxAge != null) {
        AgeProfile ages = sets.ages(dataset);
        gaps.addAll(Gap.ofStale(ages.olderThan(maxAge), ages.total()));
      }
      few.put(Gaps.TABLE, RepresentationRows.gaps(gaps, maxAge));
      few.put(CollectionSteps.TABLE, plan(gaps));
      Map<TableDefinition, Long> written = new LinkedHashMap<>();
      few.forEach(
          (table, of) -> {
            context.tables().append(table, context.batch().key(), 1, of);
            written.put(table, (long) of.size());
          });
      written.put(Strata.TABLE, counted.write(admitted.batch(), after));
      RewardsSection rewards = context.charter().rewards();
      if (rewards != null && rewards.bounties() != null) {
        written.put(GapClaims.TABLE, FilledGaps.write(context, section, rows, admitted));
      }
      return StageResult.done(dataset.total(), dataset.total(), written);
    }
  }

  private static List<Row> shares(
      List<Axis> axes, List<Crossing> crossings, SetSummary batch, SetSummary dataset) {
    List<Row> shares = new ArrayList<>(RepresentationRows.shares(Scope.BATCH, axes, batch));
    shares.addAll(RepresentationRows.shares(Scope.DATASET, axes, dataset));
    shares.addAll(RepresentationRows.crossed(Scope.DATASET, crossings, dataset));
    return shares;
  }

  /** For the gaps that records of some kind can close. */
  private static List<Row> plan(List<Gap> gaps) {
    List<Want> wants = new ArrayList<>();
    List<Long> ranks = new ArrayList<>();
    for (int i = 0; i < gaps.size() && wants.size() < CollectionPlan.MOST_GAPS; i++) {
      Long missing = gaps.get(i).missing();
      if (missing != null && missing > 0 && !gaps.get(i).pattern().isEmpty()) {
        wants.add(new Want(gaps.get(i).pattern(), missing));
        ranks.add(i + 1L);
      }
    }
    return RepresentationRows.plan(CollectionPlan.of(wants), ranks);
  }
}
