package io.assay.jobs.report;

import io.assay.jobs.report.content.CollectionAdvice;
import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.Offer;
import io.assay.jobs.report.content.PlanStep;
import io.assay.jobs.report.content.Wanted;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.representation.GapEvidence;
import io.assay.rules.representation.OfferedGaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset lacks after a batch, with what the charter offers for it. A gap pays in the
 * batch after the one that left it, by the rules that the stages use: {@link OfferedGaps} says
 * which.
 */
final class WantedReader {
  private static final String STALE = "stale";

  private final StageContext context;

  WantedReader(StageContext context) {
    this.context = context;
  }

  Wanted read() {
    RepresentativenessSection section = context.charter().measured();
    if (section == null) {
      return Wanted.NOTHING;
    }
    RewardsSection rewards = context.charter().rewards();
    RewardsSection terms = rewards == null || rewards.bounties() == null ? null : rewards;
    return new Wanted(gaps(section, terms), plan(), terms);
  }

  private List<Gap> gaps(RepresentativenessSection section, @Nullable RewardsSection terms) {
    OfferedGaps offered = new OfferedGaps(context.charter(), section);
    Map<String, Long> rooms = new HashMap<>();
    List<Gap> gaps = new ArrayList<>();
    for (Row row : ranked(Gaps.TABLE, Gaps.RANK)) {
      String category = row.getAs(Gaps.CATEGORY);
      String dimension = row.getAs(Gaps.DIMENSION);
      SortedMap<String, String> pattern = pattern(row, Gaps.PATTERN);
      String kind = row.getAs(Gaps.KIND);
      Long missing = row.<Long>getAs(Gaps.MISSING);
      Offer offer;
      if (terms == null || terms.bounties() == null) {
        offer = Offer.none(Offer.Check.NOT_OFFERED);
      } else if (missing == null || missing <= 0) {
        offer = Offer.none(Offer.Check.NO_KIND);
      } else if (kind.equals(STALE)) {
        int refresh = terms.bounties().refresh();
        offer =
            refresh == 0
                ? Offer.none(Offer.Check.NOT_OFFERED)
                : new Offer(Offer.Check.RENEWED, refresh, missing, List.of());
      } else {
        String cell = GapClaims.cell(dimension, String.valueOf(category));
        // What lacks its share and its number comes first with the larger of both.
        long room = rooms.computeIfAbsent(cell, any -> missing);
        offer =
            pattern.isEmpty()
                ? Offer.none(Offer.Check.NO_KIND)
                : offer(offered.next(cell, pattern.keySet()), terms.bounties().weight(), room);
      }
      gaps.add(
          new Gap(
              row.<Long>getAs(Gaps.RANK),
              kind,
              pattern,
              dimension,
              category == null ? "" : category,
              row.<Long>getAs(Gaps.OBSERVED),
              missing,
              offer));
    }
    return gaps;
  }

  private static Offer offer(@Nullable GapEvidence needed, int weight, long room) {
    if (needed == null) {
      return Offer.none(Offer.Check.TOO_SMALL);
    }
    if (weight == 0) {
      return Offer.none(Offer.Check.NOT_OFFERED);
    }
    return switch (needed.best()) {
      case DERIVED -> new Offer(Offer.Check.DERIVED, weight, room, List.of());
      case CONFIRMED -> new Offer(Offer.Check.CONFIRMED, weight, room, needed.asked());
      case DECLARED -> Offer.none(Offer.Check.UNCONFIRMABLE);
    };
  }

  private CollectionAdvice plan() {
    List<PlanStep> steps = new ArrayList<>();
    CollectionAdvice.Reach reach = null;
    for (Row row : ranked(CollectionSteps.TABLE, CollectionSteps.RANK)) {
      steps.add(
          new PlanStep(
              row.<Long>getAs(CollectionSteps.RANK),
              pattern(row, CollectionSteps.PATTERN),
              row.<Long>getAs(CollectionSteps.RECORDS),
              row.getList(row.fieldIndex(CollectionSteps.CLOSES))));
      Boolean together = row.<Boolean>getAs(CollectionSteps.TOGETHER);
      if (together != null) {
        reach =
            new CollectionAdvice.Reach(
                together,
                row.<Boolean>getAs(CollectionSteps.BOUNDED),
                row.<Long>getAs(CollectionSteps.FEWEST));
      }
    }
    return new CollectionAdvice(steps, reach);
  }

  private static SortedMap<String, String> pattern(Row row, String column) {
    return new TreeMap<>(row.<String, String>getJavaMap(row.fieldIndex(column)));
  }

  private List<Row> ranked(TableDefinition table, String rank) {
    List<Row> rows = new ArrayList<>(context.tables().list(table, context.batch().key()));
    rows.sort(Comparator.comparingLong(row -> row.<Long>getAs(rank)));
    return rows;
  }
}
