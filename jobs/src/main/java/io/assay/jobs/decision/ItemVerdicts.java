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
import static org.apache.spark.sql.functions.sort_array;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.ReviewSection;
import io.assay.rules.decision.ReasonCode;
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
  private final @Nullable Dataset<Row> rejectedKept;

  private ItemVerdicts(
      StageContext context, @Nullable Dataset<Row> late, @Nullable Dataset<Row> rejectedKept) {
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
    Dataset<Row> rejected = decided.where(is(VerdictKind.REJECTED));
    return rejected.isEmpty()
        ? new ItemVerdicts(context, decided, null)
        : new ItemVerdicts(context, decided.unionByName(freed(context, rejected)), rejected);
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
   * @param items id, contributors and delivery of {@link #items()}, and any other columns, which
   *     stand behind those of the result
   */
  public Dataset<Row> own(Dataset<Row> items) {
    Dataset<Row> judged = judged(items);
    ReviewSection review = context.charter().review();
    BigDecimal bound = review == null ? null : review.perContributorRejectionBound();
    if (bound == null) {
      return judged;
    }
    Dataset<Row> narrow =
        items().select(col(ITEM_ID), col(Items.CONTRIBUTORS), col(Items.DELIVERY));
    return RejectionHold.above(bound, judged(narrow), judged);
  }

  private Dataset<Row> judged(Dataset<Row> items) {
    Dataset<Row> reasons = reasons();
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
    columns.add(col(Verdicts.REVISION));
    columns.add(lit(null).cast("string").as(Verdicts.COMMITMENT));
    columns.add(lit(null).cast("string").as(Verdicts.SUPERSEDES_BATCH_ID));
    columns.add(lit(null).cast("string").as(Verdicts.SUPERSEDES_LEAF));
    for (String name : items.columns()) {
      if (!COLUMNS.contains(name) && !name.equals(Items.DELIVERY)) {
        columns.add(col(name));
      }
    }
    return withRevision(told).select(columns.toArray(Column[]::new));
  }

  /** Everything that speaks against items of the batch; null when nothing does. */
  private @Nullable Dataset<Row> reasons() {
    Dataset<Row> all = null;
    if (has(Findings.TABLE)) {
      all = Reasons.ofFindings(read(Findings.TABLE));
    }
    if (has(Labels.TABLE)) {
      all = union(all, Reasons.ofLabels(read(Labels.TABLE)));
    }
    if (has(Duplicates.TABLE)) {
      Dataset<Row> duplicates = read(Duplicates.TABLE);
      if (rejectedKept == null) {
        return union(all, Reasons.ofDuplicates(duplicates));
      }
      Dataset<Row> kept = keptOf(rejectedKept);
      all =
          union(all, Reasons.ofDuplicates(duplicates.join(kept, on(keptKey()), "left_anti")))
              .unionByName(
                  Reasons.ofFreedDuplicates(
                      duplicates
                          .where(Duplicates.isRemoval())
                          .join(kept, on(keptKey()), "left_semi")));
    }
    return all;
  }

  private static Dataset<Row> union(@Nullable Dataset<Row> some, Dataset<Row> more) {
    return some == null ? more : some.unionByName(more);
  }

  private boolean has(TableDefinition table) {
    return context.tables().count(table, context.batch().key()) > 0;
  }

  private Dataset<Row> read(TableDefinition table) {
    return context.tables().read(table, context.batch().key());
  }

  /** The same rows, with whether they revise what the dataset holds. */
  private Dataset<Row> withRevision(Dataset<Row> items) {
    Dataset<Row> revising = Revising.among(context, items(), rejectedKept);
    return revising == null
        ? items.withColumn(Verdicts.REVISION, lit(false))
        : items
            .join(revising.withColumn(Verdicts.REVISION, lit(true)), on(ITEM_ID), "left")
            .withColumn(Verdicts.REVISION, coalesce(col(Verdicts.REVISION), lit(false)));
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

  static Dataset<Row> keptOf(Dataset<Row> rejected) {
    return rejected.select(
        col(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
        col(Verdicts.DELIVERED_BATCH_ID).as(Duplicates.KEPT_BATCH_ID));
  }

  static String[] keptKey() {
    return new String[] {Duplicates.KEPT_ITEM_ID, Duplicates.KEPT_BATCH_ID};
  }

  static Column[] columns() {
    return COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  static Seq<String> on(String... names) {
    return JavaConverters.asScalaBuffer(List.of(names)).toList();
  }
}
