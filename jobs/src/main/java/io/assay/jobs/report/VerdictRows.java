package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.assay.jobs.report.content.ReviewQueue;
import io.assay.jobs.report.content.VerdictCounts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What was decided, why, and what waits for a person. */
final class VerdictRows {
  private static final int EXAMPLES = 10;
  private static final String REVIEW = "review";
  private static final String REASON = "reason";
  private static final String IS_LATER = "is_later";

  private final VerdictCounts counts;
  private final List<Row> waiting;

  private VerdictRows(VerdictCounts counts, List<Row> waiting) {
    this.counts = counts;
    this.waiting = waiting;
  }

  static VerdictRows read(StageContext context) {
    if (!context.tables().exists(Verdicts.TABLE)) {
      return new VerdictRows(new VerdictCounts(Map.of(), Map.of(), List.of()), List.of());
    }
    Dataset<Row> rows = context.tables().read(Verdicts.TABLE, context.batch().key());
    VerdictCounts counts = counts(rows);
    List<Row> waiting =
        counts.of(REVIEW) == 0
            ? List.of()
            : rows.where(col(Verdicts.VERDICT).equalTo(REVIEW))
                .orderBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
                .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col(Verdicts.REASONS))
                .limit(EXAMPLES)
                .collectAsList();
    return new VerdictRows(counts, waiting);
  }

  VerdictCounts counts() {
    return counts;
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = new HashSet<>();
    waiting.forEach(row -> places.add(place(row)));
    return places;
  }

  ReviewQueue queue(Excerpts excerpts) {
    return new ReviewQueue(
        counts.of(REVIEW),
        waiting.stream()
            .map(row -> new ReviewQueue.Waiting(excerpts.of(place(row)), row.getList(2)))
            .toList());
  }

  private static VerdictCounts counts(Dataset<Row> rows) {
    Map<String, Long> own = new HashMap<>();
    Map<String, Long> later = new HashMap<>();
    Dataset<Row> byVerdict =
        Grouped.counts(
            rows, col(Verdicts.VERDICT), col(Verdicts.SUPERSEDES_LEAF).isNotNull().as(IS_LATER));
    for (Row row : byVerdict.collectAsList()) {
      (row.getBoolean(1) ? later : own).put(row.getString(0), row.getLong(2));
    }
    return new VerdictCounts(own, later, reasons(rows));
  }

  private static List<VerdictCounts.ReasonCount> reasons(Dataset<Row> rows) {
    Map<String, Map<String, Long>> byReason = new HashMap<>();
    Dataset<Row> reasons =
        rows.select(explode(col(Verdicts.REASONS)).as(REASON), col(Verdicts.VERDICT));
    Dataset<Row> counts = Grouped.counts(reasons, col(REASON), col(Verdicts.VERDICT));
    for (Row row : counts.collectAsList()) {
      byReason
          .computeIfAbsent(row.getString(0), any -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    List<VerdictCounts.ReasonCount> list = new ArrayList<>();
    byReason.forEach((code, items) -> list.add(new VerdictCounts.ReasonCount(code, items)));
    list.sort(
        Comparator.comparing(VerdictCounts.ReasonCount::total)
            .reversed()
            .thenComparing(VerdictCounts.ReasonCount::code));
    return list;
  }

  private static Excerpts.Place place(Row row) {
    return new Excerpts.Place(row.getString(1), row.getString(0));
  }
}
