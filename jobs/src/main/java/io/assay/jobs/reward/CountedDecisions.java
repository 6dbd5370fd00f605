package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Review decisions that another curator shares and the verdict follows, by curator: those on
 * contents that this batch decides by what people said. Each curator counts once a content, by the
 * latest decision, and never on an own one.
 */
final class CountedDecisions {
  private static final String CURATORS = "curators";
  private static final String FOLLOWED = "followed";
  private static final String COUNT = "count";

  private final StageContext context;

  CountedDecisions(StageContext context) {
    this.context = context;
  }

  SortedMap<Pseudonym, Long> agreed() {
    SortedMap<Pseudonym, Long> counts = new TreeMap<>();
    Dataset<Row> decided = decided();
    if (decided.isEmpty()) {
      return counts;
    }
    List<Row> rows =
        latest()
            .join(decided, new String[] {ITEM_ID, Reviews.DELIVERED_BATCH_ID})
            .where(
                col(Reviews.DECISION)
                    .equalTo(col(FOLLOWED))
                    .and(not(array_contains(col(Verdicts.CONTRIBUTORS), col(Reviews.REVIEWER)))))
            .groupBy(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID))
            .agg(collect_set(col(Reviews.REVIEWER)).as(CURATORS))
            .where(size(col(CURATORS)).geq(2))
            .select(explode(col(CURATORS)).as(Reviews.REVIEWER))
            .groupBy(col(Reviews.REVIEWER))
            .agg(count(lit(1)).as(COUNT))
            .collectAsList();
    rows.forEach(row -> counts.put(new Pseudonym(row.getString(0)), row.getLong(1)));
    return counts;
  }

  /** Contents that people decided with this batch, and what they said. */
  private Dataset<Row> decided() {
    Column followed =
        when(array_contains(col(Verdicts.REASONS), ReasonCode.REVIEW_ACCEPTED.text()), "accept")
            .when(
                array_contains(col(Verdicts.REASONS), ReasonCode.REVIEW_REJECTED.text()), "reject");
    return context
        .tables()
        .read(Verdicts.TABLE, context.batch().key())
        .where(col(Verdicts.SUPERSEDES_LEAF).isNotNull())
        .select(
            col(ITEM_ID),
            col(Verdicts.DELIVERED_BATCH_ID).as(Reviews.DELIVERED_BATCH_ID),
            col(Verdicts.CONTRIBUTORS),
            followed.as(FOLLOWED))
        .where(col(FOLLOWED).isNotNull());
  }

  private Dataset<Row> latest() {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch());
    return context
        .tables()
        .read(Reviews.TABLE, keys)
        .groupBy(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID), col(Reviews.REVIEWER))
        .agg(max_by(col(Reviews.DECISION), sequence).as(Reviews.DECISION));
  }
}
