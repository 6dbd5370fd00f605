package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.DecisionPolicy;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;

/**
 * Contents of the history that wait for review and are looked at again: decisions of people arrived
 * with this batch, or new votes changed what was open about the label. Only what comes out
 * differently has a row; too few reviewers leave everything as it was. An accepted item stays
 * accepted, whatever later votes say, unless people find it bad.
 */
final class Reconsidered {
  /** Every decision on the content, of this batch and before. */
  static final String DECISIONS = "decisions";

  /** What screening found about the content, with severities. */
  static final String FINDINGS = "findings";

  /** Whether this batch says anew what the label is. */
  static final String RELABELLED = "relabelled";

  /** Why there is still no label, or null. */
  static final String LABEL_CODE = "label_code";

  private static final String REVIEWED = "reviewed";

  private Reconsidered() {}

  /** Whether the batch brought anything that could change a verdict of the history. */
  static boolean isPossible(StageContext context) {
    return !context.batch().history().isEmpty()
        && CurrentVerdicts.mayHaveChangedWith(context.tables(), context.batch().key());
  }

  /** The rows, with the columns of {@link ItemVerdicts}. */
  static Dataset<Row> of(StageContext context) {
    ReviewSection review = context.charter().review();
    DecisionPolicy policy = new DecisionPolicy(review == null ? 1 : review.reviewers());
    Dataset<Row> touched = touched(context);
    Dataset<Row> told =
        touched
            .join(decisions(context), content(), "left")
            .join(findings(context, touched), content(), "left");
    return told.mapPartitions(new Decide(policy), Encoders.row(Decide.SCHEMA));
  }

  /** What waits, and is spoken of in this batch. */
  private static Dataset<Row> touched(StageContext context) {
    Dataset<Row> reviewed =
        reviews(context, List.of(context.batch().key()))
            .select(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID))
            .distinct()
            .withColumn(REVIEWED, lit(true));
    Column isOpen =
        ItemVerdicts.is(VerdictKind.REVIEW)
            .and(
                array_contains(col(Verdicts.REASONS), ReasonCode.LABEL_BELOW_QUORUM.text())
                    .or(array_contains(col(Verdicts.REASONS), ReasonCode.LABEL_TIED.text())));
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .where(ItemVerdicts.is(VerdictKind.REVIEW).or(ItemVerdicts.is(VerdictKind.ACCEPTED)))
        .join(reviewed, content(), "left")
        .join(labels(context), ItemVerdicts.on(ITEM_ID), "left")
        .withColumn(RELABELLED, coalesce(col(RELABELLED).and(isOpen), lit(false)))
        .where(ItemVerdicts.is(VerdictKind.REVIEW).or(col(REVIEWED)))
        .where(col(REVIEWED).or(col(RELABELLED)));
  }

  /** All decisions on each content, in no order: the policy does not look at it. */
  private static Dataset<Row> decisions(StageContext context) {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch());
    return reviews(context, keys)
        .groupBy(col(ITEM_ID), col(Reviews.DELIVERED_BATCH_ID))
        .agg(
            collect_list(
                    struct(
                        col(Reviews.REVIEWER), col(Reviews.DECISION), sequence.as(Decide.SEQUENCE)))
                .as(DECISIONS));
  }

  /** What the batch that delivered a content found, by screening or about its given label. */
  private static Dataset<Row> found(StageContext context) {
    List<BatchKey> past = context.batch().pastKeys();
    Dataset<Row> screened =
        context
            .tables()
            .read(Findings.TABLE, past)
            .select(col(ITEM_ID), col(BATCH_ID), col(Findings.RULE), col(Findings.SEVERITY));
    return Reasons.areSuspectsReviewed(context.charter())
        ? screened.unionByName(
            context
                .tables()
                .read(Suspects.TABLE, past)
                .where(col(BATCH_ID).equalTo(col(Suspects.DELIVERED_BATCH_ID)))
                .select(
                    col(ITEM_ID),
                    col(BATCH_ID),
                    lit(ReasonCode.GIVEN_LABEL_SUSPECT.text()).as(Findings.RULE),
                    lit(Severity.REVIEW.key()).as(Findings.SEVERITY)))
        : screened;
  }

  private static Dataset<Row> findings(StageContext context, Dataset<Row> touched) {
    return found(context)
        .withColumnRenamed(BATCH_ID, Verdicts.DELIVERED_BATCH_ID)
        .join(touched.select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID)), content())
        .groupBy(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
        .agg(collect_set(struct(col(Findings.RULE), col(Findings.SEVERITY))).as(FINDINGS));
  }

  private static Dataset<Row> labels(StageContext context) {
    return context
        .tables()
        .read(Labels.TABLE, context.batch().key())
        .select(col(ITEM_ID), lit(true).as(RELABELLED), Reasons.labelCode().as(LABEL_CODE));
  }

  private static Dataset<Row> reviews(StageContext context, List<BatchKey> keys) {
    return context.tables().read(Reviews.TABLE, keys);
  }

  private static Seq<String> content() {
    return ItemVerdicts.on(ITEM_ID, Verdicts.DELIVERED_BATCH_ID);
  }
}
