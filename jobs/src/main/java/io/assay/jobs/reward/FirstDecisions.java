package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Review decisions by curator, each curator once a content: with the first decision that arrives
 * while the content waits. To reject an accepted content in vain is no work; if enough others
 * follow, all who asked for it are paid in the batch that recalls it.
 */
final class FirstDecisions {
  private static final String[] CONTENT = {ITEM_ID, Reviews.DELIVERED_BATCH_ID};
  private static final String IS_RECALLED = "is_recalled";
  private static final String ARRIVED = "arrived";
  private static final String JUDGED = "judged";
  private static final String STOOD = "stood";
  private static final String IS_PAID = "is_paid";
  private static final String COUNTS = "counts";
  private static final String COUNT = "count";

  private final StageContext context;
  private final TableStore tables;

  FirstDecisions(StageContext context) {
    this.context = context;
    this.tables = context.tables();
  }

  /** Of the batch; nobody is paid for deciding on content of one's own. */
  SortedMap<Pseudonym, Long> ofBatch() {
    SortedMap<Pseudonym, Long> counts = new TreeMap<>();
    if (tables.count(Reviews.TABLE, context.batch().key()) == 0) {
      return counts;
    }
    Column isNow = col(ARRIVED).equalTo(context.batch().sequence());
    Column isPaid = not(isNow).and(col(STOOD).equalTo("review"));
    Column isRecall = col(IS_RECALLED).and(col(Reviews.DECISION).equalTo("reject"));
    List<Row> rows =
        decisions()
            .groupBy(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID), col(Reviews.REVIEWER))
            .agg(max(isPaid).as(IS_PAID), max(isNow.or(isRecall)).as(COUNTS))
            .where(col(COUNTS).and(not(col(IS_PAID))))
            .groupBy(col(Reviews.REVIEWER))
            .agg(count(lit(1)).as(COUNT))
            .collectAsList();
    rows.forEach(row -> counts.put(new Pseudonym(row.getString(0)), row.getLong(1)));
    return counts;
  }

  /** All so far on what this batch can decide, each with how the content stood when it arrived. */
  private Dataset<Row> decisions() {
    List<BatchKey> past = context.batch().pastKeys();
    List<BatchKey> all = new ArrayList<>(past);
    all.add(context.batch().key());
    Dataset<Row> verdicts =
        tables
            .read(Verdicts.TABLE, past)
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(Reviews.DELIVERED_BATCH_ID),
                col(Verdicts.VERDICT),
                col(Verdicts.CONTRIBUTORS),
                CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch()).as(JUDGED));
    return tables
        .read(Reviews.TABLE, all)
        .withColumn(ARRIVED, CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch()))
        .drop(BATCH_ID)
        .join(decidable(), CONTENT)
        .join(verdicts, CONTENT)
        .where(col(JUDGED).lt(col(ARRIVED)))
        .where(not(array_contains(col(Verdicts.CONTRIBUTORS), col(Reviews.REVIEWER))))
        .groupBy(
            col(ITEM_ID),
            col(Reviews.DELIVERED_BATCH_ID),
            col(Reviews.REVIEWER),
            col(Reviews.DECISION),
            col(IS_RECALLED),
            col(ARRIVED))
        .agg(max_by(col(Verdicts.VERDICT), col(JUDGED)).as(STOOD));
  }

  /** What waited, and what is recalled. */
  private Dataset<Row> decidable() {
    Dataset<Row> waiting =
        CurrentVerdicts.of(tables, context.batch().history())
            .where(col(Verdicts.VERDICT).equalTo("review"))
            .select(content(false));
    Dataset<Row> recalled =
        tables
            .read(Verdicts.TABLE, context.batch().key())
            .where(
                col(Verdicts.SUPERSEDES_LEAF)
                    .isNotNull()
                    .and(col(Verdicts.VERDICT).equalTo("rejected")))
            .select(content(true));
    return waiting
        .unionByName(recalled)
        .groupBy(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID))
        .agg(max(col(IS_RECALLED)).as(IS_RECALLED));
  }

  private static Column[] content(boolean isRecalled) {
    return new Column[] {
      col(ITEM_ID),
      col(Verdicts.DELIVERED_BATCH_ID).as(Reviews.DELIVERED_BATCH_ID),
      lit(isRecalled).as(IS_RECALLED)
    };
  }
}
