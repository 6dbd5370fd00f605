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
import io.assay.rules.representation.plan.Balance;
import io.assay.rules.representation.plan.CollectionGoal;
import io.assay.rules.representation.plan.Want;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
  public void check(StageContext context) {
    RepresentativenessSection section = context.charter().representativeness();
    if (section != null) {
      Axes.requireReference(context, section);
    }
  }

  @Override
  public StageResult run(StageContext context) {
    RepresentativenessSection section = context.charter().measured();
    if (section == null) {
      return StageResult.skipped();
    }
    List<Axis> axes = Axes.of(context, section);
    List<Crossing> crossings = Crossing.of(section, axes);
    StratumDefinition definition = new StratumDefinition(context, axes, section.weight());
    CountedStrata counted = new CountedStrata(context, definition, axes);
    TallyRows rows = new TallyRows(context, axes, section.weight());
    try (AdmittedTally admitted = new AdmittedTally(context, rows, counted.before())) {
      SetSummary batch = SetSummary.of(admitted.batch(), crossings);
      AdmittedTally.After after = admitted.after(batch.known());
      Tally tally = after.dataset();
      SetSummary dataset = tally == admitted.batch() ? batch : SetSummary.of(tally, crossings);
      PatternSearch.Result patterns = PatternSearch.of(section, axes, tally.strata());
      MeasuredSets sets = new MeasuredSets(context, section, axes, crossings);
      Map<TableDefinition, List<Row>> few = new LinkedHashMap<>();
      few.put(Representation.TABLE, shares(axes, definition, crossings, batch, dataset));
      List<Row> measures =
          new ArrayList<>(
              RepresentationRows.measures(
                  Scope.BATCH, sets.batch(batch, BatchBefore.find(context, definition))));
      measures.addAll(RepresentationRows.measures(Scope.DATASET, sets.dataset(dataset, patterns)));
      few.put(Measures.TABLE, measures);
      List<Balance> balances = Balances.of(section, axes, crossings, dataset);
      List<Gap> gaps = new ArrayList<>(Gap.of(balances, section.minimumPerCombination(), patterns));
      FreshnessSection freshness = context.charter().freshness();
      Integer maxAge = freshness == null ? null : freshness.maxAgeDays();
      if (maxAge != null) {
        AgeProfile ages = sets.ages(dataset);
        gaps.addAll(Gap.ofStale(ages.olderThan(maxAge), ages.total()));
      }
      few.put(Gaps.TABLE, RepresentationRows.gaps(gaps, maxAge));
      few.put(CollectionSteps.TABLE, plan(dataset.total(), balances, gaps));
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
      List<Axis> axes,
      StratumDefinition definition,
      List<Crossing> crossings,
      SetSummary batch,
      SetSummary dataset) {
    List<Row> shares =
        new ArrayList<>(RepresentationRows.shares(Scope.BATCH, axes, definition, batch));
    shares.addAll(RepresentationRows.shares(Scope.DATASET, axes, definition, dataset));
    shares.addAll(RepresentationRows.crossed(Scope.DATASET, crossings, dataset));
    return shares;
  }

  /** Records of some kind close all gaps but that of stale contents. */
  private static List<Row> plan(long total, List<Balance> balances, List<Gap> gaps) {
    List<Want> combinations = new ArrayList<>();
    Map<Gap.Kind, Map<SortedMap<String, String>, Long>> ranks = new EnumMap<>(Gap.Kind.class);
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      ranks.computeIfAbsent(gap.kind(), any -> new HashMap<>()).put(gap.pattern(), i + 1L);
      Long missing = gap.missing();
      if (gap.kind() == Gap.Kind.COMBINATION && missing != null && missing > 0) {
        combinations.add(new Want(gap.pattern(), missing, Want.Reason.COMBINATION));
      }
    }
    return RepresentationRows.plan(
        CollectionGoal.of(total, balances, combinations),
        want ->
            switch (want.reason()) {
              case SHARE -> ranks.getOrDefault(Gap.Kind.SHARE, Map.of()).get(want.pattern());
              case COMBINATION ->
                  ranks.getOrDefault(Gap.Kind.COMBINATION, Map.of()).get(want.pattern());
              case BALANCE -> null;
            });
  }
}
