package io.assay.jobs.decision;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.RejectionBound;
import io.assay.rules.decision.VerdictKind;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sends the accepted rows of contributors who deliver too much that is rejected to review. Counted
 * are the judged items of this batch; an item of several contributors counts for each of them.
 */
final class RejectionHold {
  private static final String CONTRIBUTOR = "contributor";
  private static final String REJECTED = "rejected";
  private static final String JUDGED = "judged";

  private RejectionHold() {}

  /**
   * The same rows, the accepted ones of contributors above the bound held for review.
   *
   * @param narrow the rows as cheap to read as can be
   * @param judged the rows with all columns
   */
  static Dataset<Row> above(BigDecimal share, Dataset<Row> narrow, Dataset<Row> judged) {
    Object[] held = contributorsAbove(new RejectionBound(share), narrow);
    if (held.length == 0) {
      return judged;
    }
    return held(
        judged,
        exists(col(Verdicts.CONTRIBUTORS), contributor -> contributor.isin(held)),
        ReasonCode.CONTRIBUTOR_REJECTION_BOUND);
  }

  /** The same rows, the accepted ones of which something holds waiting for review because of it. */
  static Dataset<Row> held(Dataset<Row> judged, Column holds, ReasonCode because) {
    Column isHeld = ItemVerdicts.is(VerdictKind.ACCEPTED).and(holds);
    Column reasons = sort_array(array_union(col(Verdicts.REASONS), array(lit(because.text()))));
    Column review = lit(Reasons.text(VerdictKind.REVIEW));
    String[] names = judged.columns();
    Column[] columns = new Column[names.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          switch (names[i]) {
            case Verdicts.VERDICT -> when(isHeld, review).otherwise(col(names[i])).as(names[i]);
            case Verdicts.REASONS -> when(isHeld, reasons).otherwise(col(names[i])).as(names[i]);
            default -> col(names[i]);
          };
    }
    return judged.select(columns);
  }

  /** A list of people, not of rows: those with enough rejected rows for the bound to apply. */
  private static Object[] contributorsAbove(RejectionBound bound, Dataset<Row> judged) {
    List<Row> counts =
        judged
            .select(
                explode(col(Verdicts.CONTRIBUTORS)).as(CONTRIBUTOR),
                ItemVerdicts.is(VerdictKind.REJECTED).as(REJECTED))
            .groupBy(col(CONTRIBUTOR))
            .agg(count_if(col(REJECTED)).as(REJECTED), count(lit(1)).as(JUDGED))
            .where(col(REJECTED).geq(RejectionBound.LEAST_REJECTED))
            .collectAsList();
    return counts.stream()
        .filter(row -> bound.exceededBy(row.getLong(1), row.getLong(2)))
        .map(row -> row.getString(0))
        .sorted()
        .toArray();
  }
}
