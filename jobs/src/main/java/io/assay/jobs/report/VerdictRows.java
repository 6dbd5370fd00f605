package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

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
  private static final String ANY_REASON = "";
  private static final String IS_LATER = "is_later";

  private final VerdictCounts counts;
  private final List<Row> waiting;

  private VerdictRows(VerdictCounts counts, List<Row> waiting) {
    this.counts = counts;
    this.waiting = waiting;
  }

  static VerdictRows read(StageContext context) {
    if (context.tables().count(Verdicts.TABLE, context.batch().key()) == 0) {
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

  /** One scan: every row counts once under no reason, and once under each of its own. */
  private static VerdictCounts counts(Dataset<Row> rows) {
    Dataset<Row> reasons =
        rows.select(
            explode(concat(array(lit(ANY_REASON)), col(Verdicts.REASONS))).as(REASON),
            col(Verdicts.VERDICT),
            col(Verdicts.SUPERSEDES_LEAF).isNotNull().as(IS_LATER));
    Map<String, Long> own = new HashMap<>();
    Map<String, Long> later = new HashMap<>();
    Map<String, Map<String, Long>> byReason = new HashMap<>();
    for (Row row :
        Grouped.counts(reasons, col(REASON), col(Verdicts.VERDICT), col(IS_LATER))
            .collectAsList()) {
      Map<String, Long> counts =
          row.getString(0).equals(ANY_REASON)
              ? row.getBoolean(2) ? later : own
              : byReason.computeIfAbsent(row.getString(0), any -> new HashMap<>());
      counts.merge(row.getString(1), row.getLong(3), Long::sum);
    }
    return new VerdictCounts(own, later, sorted(byReason));
  }

  private static List<VerdictCounts.ReasonCount> sorted(Map<String, Map<String, Long>> byReason) {
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
