package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReputationTerms;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.decision.VerdictKind;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  private final StageContext context;
  private final @Nullable Dataset<Row> late;
  private final @Nullable RejectedKept rejectedKept;

  private ItemVerdicts(
      StageContext context, @Nullable Dataset<Row> late, @Nullable RejectedKept rejectedKept) {
    this.context = context;
    this.late = late;
    this.rejectedKept = rejectedKept;
  }

  /** Judges the context's batch, from the tables of the stages before. */
  public static ItemVerdicts judge(StageContext context) {
    if (!Reconsidered.isPossible(context)) {
      return new ItemVerdicts(context, null, null);
    }
    Dataset<Row> decided = Reconsidered.of(context).select(columns());
    List<Row> rejected =
        decided
            .where(is(VerdictKind.REJECTED))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID))
            .collectAsList();
    if (rejected.isEmpty()) {
      return new ItemVerdicts(context, Revising.late(context, decided), null);
    }
    RejectedKept kept = new RejectedKept(context, rejected);
    Dataset<Row> late = decided.unionByName(kept.freed()).unionByName(kept.doubted());
    return new ItemVerdicts(context, Revising.late(context, late), kept);
  }

  /** All verdicts of the context's batch. */
  public static Dataset<Row> of(StageContext context) {
    return judge(context).all();
  }

  /** All rows: the batch's own items, and what is late. */
  public Dataset<Row> all() {
    Dataset<Row> own = own(items()).select(columns());
    return late == null ? own : own.unionByName(late);
  }

  /** The contents of the history whose standing changes; null when none can. */
  public @Nullable Dataset<Row> late() {
    return late;
  }

  /** Whether contents of the history are rejected now, accepted ones possibly among them. */
  public boolean rejectsEarlier() {
    return rejectedKept != null;
  }

  /** The rows of {@code items} that are judged. */
  public Dataset<Row> items() {
    return context
        .tables()
        .read(Items.TABLE, context.batch().key())
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()));
  }

  /** Of these rows, what the dataset takes in. */
  public static Dataset<Row> admitted(Dataset<Row> verdicts) {
    return verdicts.where(is(VerdictKind.ACCEPTED));
  }

  /** Whether a row has this verdict. */
  static Column is(VerdictKind kind) {
    return col(Verdicts.VERDICT).equalTo(Reasons.text(kind));
  }

  /**
   * The batch's own items.
   *
   * @param items id and contributors of {@link #items()}, and any other columns, which stay
   */
  public Dataset<Row> own(Dataset<Row> items) {
    Dataset<Row> judged = judged(items);
    Dataset<Row> revising = Revising.among(context, items(), late, rejectedKept);
    return revising == null
        ? judged.withColumn(Verdicts.REVISION, lit(false))
        : judged
            .join(revising.withColumn(Verdicts.REVISION, lit(true)), on(ITEM_ID), "left")
            .withColumn(Verdicts.REVISION, coalesce(col(Verdicts.REVISION), lit(false)));
  }

  /** The same without {@link Verdicts#REVISION}, for which the history is looked at. */
  public Dataset<Row> judged(Dataset<Row> items) {
    Dataset<Row> judged = told(items);
    ReviewSection review = context.charter().review();
    BigDecimal bound = review == null ? null : review.perContributorRejectionBound();
    Dataset<Row> held =
        bound == null
            ? judged
            : RejectionHold.above(
                bound, told(items().select(col(ITEM_ID), col(Items.CONTRIBUTORS))), judged);
    ReputationTerms reputation = review == null ? null : review.reputation();
    return reputation == null ? held : ReviewSample.held(context, reputation, held);
  }

  private Dataset<Row> told(Dataset<Row> items) {
    Dataset<Row> reasons = BatchReasons.of(context, rejectedKept);
    Dataset<Row> told =
        reasons == null
            ? items
                .withColumn(Verdicts.REASONS, lit(null).cast("array<string>"))
                .withColumn(Verdicts.VERDICT, lit(null).cast("string"))
            : items.join(Reasons.judged(reasons), on(ITEM_ID), "left");
    List<Column> columns = new ArrayList<>();
    columns.add(col(ITEM_ID));
    columns.add(lit(context.batch().key().batchId()).as(Verdicts.DELIVERED_BATCH_ID));
    columns.add(Reasons.verdictOrAccepted().as(Verdicts.VERDICT));
    columns.add(Reasons.codes().as(Verdicts.REASONS));
    columns.add(col(Verdicts.CONTRIBUTORS));
    columns.add(lit(null).cast("string").as(Verdicts.COMMITMENT));
    columns.add(lit(null).cast("string").as(Verdicts.SUPERSEDES_BATCH_ID));
    columns.add(lit(null).cast("string").as(Verdicts.SUPERSEDES_LEAF));
    for (String name : items.columns()) {
      if (!COLUMNS.contains(name)) {
        columns.add(col(name));
      }
    }
    return told.select(columns.toArray(Column[]::new));
  }

  static Column[] columns() {
    return COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  static Seq<String> on(String... names) {
    return JavaConverters.asScalaBuffer(List.of(names)).toList();
  }
}
