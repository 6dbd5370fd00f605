package io.assay.jobs.decision;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.VerdictKind;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many verdicts of each kind a batch has.
 *
 * @param judged the batch's own items
 * @param rejected of these, the rejected
 * @param verdicts all rows: own items, and contents of the history judged again
 * @param accepted of all rows, the accepted
 */
record Counts(long judged, long rejected, long verdicts, long accepted) {

  /** Counts in one scan. */
  static Counts of(Dataset<Row> verdicts) {
    Column own = col(Verdicts.SUPERSEDES_LEAF).isNull();
    Row row =
        verdicts
            .agg(
                count_if(own),
                count_if(own.and(ItemVerdicts.is(VerdictKind.REJECTED))),
                count(lit(1)),
                count_if(ItemVerdicts.is(VerdictKind.ACCEPTED)))
            .head();
    return new Counts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }
}
