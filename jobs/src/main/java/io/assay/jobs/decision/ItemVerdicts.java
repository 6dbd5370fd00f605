package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.immutable.Seq;

/**
 * The verdicts of a batch before they are proved: one row for each judged item, and one for each
 * content of the history whose standing changes with this batch. Judged are all items of the batch
 * but the redelivered.
 *
 * <p>Columns: item id, {@link Verdicts#DELIVERED_BATCH_ID}, {@link Verdicts#VERDICT}, {@link
 * Verdicts#REASONS}, {@link Verdicts#CONTRIBUTORS}, {@link Verdicts#REVISION}, and for the history
 * {@link Verdicts#COMMITMENT}, {@link Verdicts#SUPERSEDES_BATCH_ID}, {@link
 * Verdicts#SUPERSEDES_LEAF}, which are null for items of the batch.
 *
 * <p>Represent and decide both read this, so what one measures is what the other accepts.
 */
public final class ItemVerdicts {
  private static final List<String> COLUMNS =
      List.of(
          ITEM_ID,
          Verdicts.DELIVERED_BATCH_ID,
          Verdicts.VERDICT,
          Verdicts.REASONS,
          Verdicts.CONTRIBUTORS,
          Verdicts.REVISION,
          Verdicts.COMMITMENT,
          Verdicts.SUPERSEDES_BATCH_ID,
          Verdicts.SUPERSEDES_LEAF);

  private ItemVerdicts() {}

  /** The verdicts of the context's batch, from the tables of the stages before. */
  public static Dataset<Row> of(StageContext context) {
    if (!Reconsidered.isPossible(context)) {
      return own(context, null);
    }
    Dataset<Row> decided = Reconsidered.of(context).select(columns());
    Dataset<Row> rejected = decided.where(is(VerdictKind.REJECTED));
    if (rejected.isEmpty()) {
      return own(context, null).unionByName(decided);
    }
    return own(context, rejected).unionByName(decided).unionByName(freed(context, rejected));
  }

  /** Of these rows, what the dataset takes in. */
  public static Dataset<Row> admitted(Dataset<Row> verdicts) {
    return verdicts.where(is(VerdictKind.ACCEPTED));
  }

  /** Whether a row has this verdict. */
  static Column is(VerdictKind kind) {
    return col(Verdicts.VERDICT).equalTo(Reasons.text(kind));
  }

  /** The batch's own items. */
  private static Dataset<Row> own(StageContext context, @Nullable Dataset<Row> rejectedKept) {
    Dataset<Row> judged =
        withRevision(context, rejectedKept)
            .join(Reasons.judged(reasons(context, rejectedKept)), on(ITEM_ID), "left")
            .withColumn(Verdicts.DELIVERED_BATCH_ID, lit(context.batch().key().batchId()))
            .withColumn(Verdicts.VERDICT, Reasons.verdictOrAccepted())
            .withColumn(Verdicts.REASONS, Reasons.codes())
            .withColumn(Verdicts.COMMITMENT, lit(null).cast("string"))
            .withColumn(Verdicts.SUPERSEDES_BATCH_ID, lit(null).cast("string"))
            .withColumn(Verdicts.SUPERSEDES_LEAF, lit(null).cast("string"))
            .select(columns());
    ReviewSection review = context.charter().review();
    BigDecimal bound = review == null ? null : review.perContributorRejectionBound();
    return bound == null ? judged : RejectionHold.above(bound, judged);
  }

  private static Dataset<Row> reasons(StageContext context, @Nullable Dataset<Row> rejectedKept) {
    TableStore tables = context.tables();
    Dataset<Row> duplicates = tables.read(Duplicates.TABLE, context.batch().key());
    Dataset<Row> removals = duplicates.where(Duplicates.isRemoval());
    Dataset<Row> found =
        Reasons.ofFindings(tables.read(Findings.TABLE, context.batch().key()))
            .unionByName(Reasons.ofLabels(tables.read(Labels.TABLE, context.batch().key())));
    if (rejectedKept == null) {
      return found.unionByName(Reasons.ofDuplicates(duplicates));
    }
    return found
        .unionByName(
            Reasons.ofDuplicates(duplicates.join(keptOf(rejectedKept), on(keptKey()), "left_anti")))
        .unionByName(
            Reasons.ofFreedDuplicates(
                removals.join(keptOf(rejectedKept), on(keptKey()), "left_semi")));
  }

  /** Judged items, with whether they revise what the dataset holds. */
  private static Dataset<Row> withRevision(
      StageContext context, @Nullable Dataset<Row> rejectedKept) {
    Dataset<Row> items =
        context
            .tables()
            .read(Items.TABLE, context.batch().key())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.CONTRIBUTORS), col(Items.DELIVERY));
    Dataset<Row> revising = revising(context, items, rejectedKept);
    return revising == null
        ? items.withColumn(Verdicts.REVISION, lit(false))
        : items
            .join(revising.distinct().withColumn(Verdicts.REVISION, lit(true)), on(ITEM_ID), "left")
            .withColumn(Verdicts.REVISION, coalesce(col(Verdicts.REVISION), lit(false)));
  }

  /** Items that revise an accepted one under its id, or a kept one under another; null if none. */
  private static @Nullable Dataset<Row> revising(
      StageContext context, Dataset<Row> items, @Nullable Dataset<Row> rejectedKept) {
    Dataset<Row> byId = null;
    if (!context.batch().history().isEmpty()) {
      Dataset<Row> delivered =
          items.where(col(Items.DELIVERY).equalTo(Delivery.REVISION.text())).select(col(ITEM_ID));
      byId =
          delivered.isEmpty()
              ? null
              : CurrentVerdicts.of(context.tables(), context.batch().history())
                  .where(is(VerdictKind.ACCEPTED))
                  .select(col(ITEM_ID))
                  .join(delivered, on(ITEM_ID), "left_semi");
    }
    DuplicatesSection section = context.charter().duplicates();
    if (section == null || !section.findsRevisions()) {
      return byId;
    }
    Dataset<Row> found =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().key())
            .where(not(Duplicates.isRemoval()));
    Dataset<Row> byContent =
        (rejectedKept == null
                ? found
                : found.join(keptOf(rejectedKept), on(keptKey()), "left_anti"))
            .select(col(ITEM_ID));
    return byId == null ? byContent : byId.unionByName(byContent);
  }

  /** Rejected duplicates of history whose kept item is rejected now: a curator chooses anew. */
  private static Dataset<Row> freed(StageContext context, Dataset<Row> rejectedKept) {
    String exact = ReasonCode.DUPLICATE_EXACT.text();
    String near = ReasonCode.DUPLICATE_NEAR.text();
    Dataset<Row> duplicates =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().pastKeys())
            .where(Duplicates.isRemoval())
            .join(keptOf(rejectedKept), on(keptKey()), "left_semi")
            .select(col(ITEM_ID), col(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID))
            .distinct();
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .where(
            is(VerdictKind.REJECTED)
                .and(
                    array_contains(col(Verdicts.REASONS), exact)
                        .or(array_contains(col(Verdicts.REASONS), near))))
        .join(duplicates, on(ITEM_ID, Verdicts.DELIVERED_BATCH_ID), "left_semi")
        .withColumn(Verdicts.VERDICT, lit(Reasons.text(VerdictKind.REVIEW)))
        .withColumn(
            Verdicts.REASONS,
            sort_array(
                array_union(
                    array_remove(array_remove(col(Verdicts.REASONS), exact), near),
                    array(lit(ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED.text())))))
        .withColumn(Verdicts.SUPERSEDES_BATCH_ID, col(BATCH_ID))
        .withColumn(Verdicts.SUPERSEDES_LEAF, col(Verdicts.LEAF))
        .select(columns());
  }

  private static Dataset<Row> keptOf(Dataset<Row> rejected) {
    return rejected.select(
        col(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
        col(Verdicts.DELIVERED_BATCH_ID).as(Duplicates.KEPT_BATCH_ID));
  }

  private static String[] keptKey() {
    return new String[] {Duplicates.KEPT_ITEM_ID, Duplicates.KEPT_BATCH_ID};
  }

  static Column[] columns() {
    return COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  static Seq<String> on(String... names) {
    return JavaConverters.asScalaBuffer(List.of(names)).toList();
  }
}
