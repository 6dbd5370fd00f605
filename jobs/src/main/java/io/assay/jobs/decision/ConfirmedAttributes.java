package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.item.AttributeCheck;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What curators confirmed of what contributors say: by as many as have to decide alike, each by the
 * latest decision on the content, and denied or corrected by none of them. Nobody confirms what is
 * one's own, and to accept a content confirms nothing.
 */
public final class ConfirmedAttributes {
  /** Names of the attributes. */
  public static final String CONFIRMED = "confirmed";

  private static final String[] CONTENT = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};
  private static final String SEQUENCE = "sequence";
  private static final String LATEST = "latest";
  private static final String ATTRIBUTE = "attribute";
  private static final String RESULT = "result";
  private static final String FOR = "confirming";
  private static final String AGAINST = "against";

  private ConfirmedAttributes() {}

  /**
   * One row for each content of which something is confirmed.
   *
   * @param contents item id, delivering batch and contributors; few, since people decide on each
   */
  public static Dataset<Row> of(StageContext context, Dataset<Row> contents) {
    ReviewSection review = context.charter().review();
    int enough = review == null ? 1 : review.reviewers();
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Column isOfReviewer =
        max(col(SEQUENCE))
            .over(
                Window.partitionBy(
                    col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col(Reviews.REVIEWER)));
    Column isConfirmed = col(RESULT).equalTo(AttributeCheck.CONFIRMED);
    Column confirms = isConfirmed.and(col(Reviews.DECISION).equalTo("accept"));
    return context
        .tables()
        .read(Reviews.TABLE, keys)
        .withColumn(SEQUENCE, CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch()))
        .join(contents.select(names()), CONTENT)
        .where(not(array_contains(col(Verdicts.CONTRIBUTORS), col(Reviews.REVIEWER))))
        .withColumn(LATEST, isOfReviewer)
        .where(col(SEQUENCE).equalTo(col(LATEST)))
        .select(
            col(ITEM_ID),
            col(Verdicts.DELIVERED_BATCH_ID),
            col(Reviews.REVIEWER),
            col(Reviews.DECISION),
            explode(col(Reviews.CHECKS)).as(new String[] {ATTRIBUTE, RESULT}))
        .groupBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col(ATTRIBUTE))
        .agg(
            size(collect_set(when(confirms, col(Reviews.REVIEWER)))).as(FOR),
            max(not(isConfirmed)).as(AGAINST))
        .where(col(FOR).geq(enough).and(not(col(AGAINST))))
        .groupBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
        .agg(collect_set(col(ATTRIBUTE)).as(CONFIRMED));
  }

  private static Column[] names() {
    return new Column[] {
      col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID), col(Verdicts.CONTRIBUTORS)
    };
  }
}
