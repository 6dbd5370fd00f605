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
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Contents of the history that are rejected with this batch. Of what repeated one of them the first
 * is freed: a curator chooses anew. The rest are duplicates still, for copies are not compared with
 * each other, and each would count as new. They get their turn if that one is rejected too. What
 * extends one has most of its text, so people look at it too.
 */
final class RejectedKept {
  private static final String[] CONTENT = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};
  private static final String ROOT_ITEM_ID = "root_item_id";
  private static final String ROOT_BATCH_ID = "root_batch_id";
  private static final String[] ROOT = {ROOT_ITEM_ID, ROOT_BATCH_ID};
  private static final String[] KEPT = {Duplicates.KEPT_ITEM_ID, Duplicates.KEPT_BATCH_ID};
  private static final String PLACE = "place";
  private static final String EXACT = ReasonCode.DUPLICATE_EXACT.text();
  private static final String NEAR = ReasonCode.DUPLICATE_NEAR.text();

  private final StageContext context;
  private final Dataset<Row> kept;
  private final Dataset<Row> clusters;
  private final Dataset<Row> standing;
  private final Dataset<Row> first;

  /**
   * @param rejected rows of {@link ItemVerdicts}; few, since people decide on each of them, so they
   *     and as many others are held here, and plans stay small
   */
  RejectedKept(StageContext context, List<Row> rejected) {
    this.context = context;
    List<Row> contents = new ArrayList<>();
    for (Row row : rejected) {
      contents.add(
          RowFactory.create(
              row.<String>getAs(ITEM_ID), row.<String>getAs(Verdicts.DELIVERED_BATCH_ID)));
    }
    StructType schema =
        new StructType().add(KEPT[0], DataTypes.StringType).add(KEPT[1], DataTypes.StringType);
    this.kept = context.spark().createDataFrame(contents, schema);
    Dataset<Row> removed =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().pastKeys())
            .where(Duplicates.isRemoval())
            .select(
                col(ITEM_ID),
                col(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID),
                col(Duplicates.KEPT_ITEM_ID),
                col(Duplicates.KEPT_BATCH_ID))
            .distinct();
    this.clusters = held(clusters(removed));
    Dataset<Row> members = members(removed);
    this.standing = held(standing(members));
    this.first = held(first(members));
  }

  private Dataset<Row> held(Dataset<Row> few) {
    return context.spark().createDataFrame(few.collectAsList(), few.schema());
  }

  /** Rows of {@link Duplicates} that name another kept item. */
  Dataset<Row> without(Dataset<Row> duplicates) {
    return joined(duplicates, "left_anti");
  }

  /** Rows of {@link Duplicates} that name one of these, and were removed for it. */
  Dataset<Row> removedFor(Dataset<Row> duplicates) {
    return joined(duplicates.where(Duplicates.isRemoval()), "left_semi");
  }

  /**
   * Of the batch's own items that {@link #removedFor} names, the first of each cluster in which
   * nothing of the history stands or is freed.
   */
  Dataset<Row> freedOwn(Dataset<Row> duplicates) {
    Dataset<Row> taken = standing.unionByName(first.select(root()));
    return firstOf(
            removedFor(duplicates)
                .join(clusters, ItemVerdicts.on(KEPT))
                .join(taken, ItemVerdicts.on(ROOT), "left_anti"),
            col(ITEM_ID))
        .select(col(ITEM_ID));
  }

  /** The verdicts on duplicates of the history that are freed, as rows of {@link ItemVerdicts}. */
  Dataset<Row> freed() {
    Column reasons = array_remove(array_remove(col(Verdicts.REASONS), EXACT), NEAR);
    return waiting(first, reasons, ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED);
  }

  /** Rows of {@link Duplicates} that name one of these, and extend it. */
  Dataset<Row> extending(Dataset<Row> duplicates) {
    return joined(duplicates.where(not(Duplicates.isRemoval())), "left_semi");
  }

  /** The verdicts on accepted extensions of the history, as rows of {@link ItemVerdicts}. */
  Dataset<Row> doubted() {
    Dataset<Row> contents =
        extending(context.tables().read(Duplicates.TABLE, context.batch().pastKeys()))
            .select(col(ITEM_ID), col(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID))
            .distinct();
    Dataset<Row> accepted =
        CurrentVerdicts.of(context.tables(), context.batch().history())
            .where(ItemVerdicts.is(VerdictKind.ACCEPTED))
            .join(contents, ItemVerdicts.on(CONTENT), "left_semi")
            .join(rejected(), ItemVerdicts.on(CONTENT), "left_anti");
    return waiting(accepted, col(Verdicts.REASONS), ReasonCode.DUPLICATE_EXTENDED_ITEM_REJECTED);
  }

  private static Dataset<Row> waiting(Dataset<Row> verdicts, Column reasons, ReasonCode code) {
    return verdicts
        .withColumn(Verdicts.VERDICT, lit(Reasons.text(VerdictKind.REVIEW)))
        .withColumn(Verdicts.REASONS, sort_array(array_union(reasons, array(lit(code.text())))))
        .withColumn(Verdicts.SUPERSEDES_BATCH_ID, col(BATCH_ID))
        .withColumn(Verdicts.SUPERSEDES_LEAF, col(Verdicts.LEAF))
        .select(ItemVerdicts.columns());
  }

  /** Of each cluster without anything that stands, what was delivered first. */
  private Dataset<Row> first(Dataset<Row> members) {
    Dataset<Row> candidates =
        members
            .where(
                ItemVerdicts.is(VerdictKind.REJECTED)
                    .and(
                        array_contains(col(Verdicts.REASONS), EXACT)
                            .or(array_contains(col(Verdicts.REASONS), NEAR))))
            .join(standing, ItemVerdicts.on(ROOT), "left_anti");
    return firstOf(candidates, col(CurrentVerdicts.DELIVERED_SEQUENCE), col(ITEM_ID));
  }

  private static Dataset<Row> firstOf(Dataset<Row> members, Column... order) {
    Column place = row_number().over(Window.partitionBy(root()).orderBy(order));
    return members.withColumn(PLACE, place).where(col(PLACE).equalTo(1)).drop(PLACE);
  }

  /** Clusters of which something is accepted or waits, and goes on to. */
  private Dataset<Row> standing(Dataset<Row> members) {
    return members
        .where(not(ItemVerdicts.is(VerdictKind.REJECTED)))
        .join(rejected(), ItemVerdicts.on(CONTENT), "left_anti")
        .select(root())
        .distinct();
  }

  /** What was removed for one of these, or for what one of these was removed for itself. */
  private Dataset<Row> members(Dataset<Row> removed) {
    Dataset<Row> members =
        removed
            .join(clusters, ItemVerdicts.on(KEPT))
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID),
                col(ROOT_ITEM_ID),
                col(ROOT_BATCH_ID))
            .distinct();
    return CurrentVerdicts.of(context.tables(), context.batch().history())
        .join(members, ItemVerdicts.on(CONTENT));
  }

  /** Kept items with the root of their cluster, where these and their roots are the kept ones. */
  private Dataset<Row> clusters(Dataset<Row> removed) {
    Dataset<Row> before =
        removed.select(
            col(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
            col(Verdicts.DELIVERED_BATCH_ID).as(Duplicates.KEPT_BATCH_ID),
            col(Duplicates.KEPT_ITEM_ID).as(ROOT_ITEM_ID),
            col(Duplicates.KEPT_BATCH_ID).as(ROOT_BATCH_ID));
    Dataset<Row> own =
        kept.join(before, ItemVerdicts.on(KEPT), "left")
            .select(
                col(Duplicates.KEPT_ITEM_ID),
                col(Duplicates.KEPT_BATCH_ID),
                coalesce(col(ROOT_ITEM_ID), col(Duplicates.KEPT_ITEM_ID)).as(ROOT_ITEM_ID),
                coalesce(col(ROOT_BATCH_ID), col(Duplicates.KEPT_BATCH_ID)).as(ROOT_BATCH_ID));
    Dataset<Row> ofRoots =
        own.select(
            col(ROOT_ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
            col(ROOT_BATCH_ID).as(Duplicates.KEPT_BATCH_ID),
            col(ROOT_ITEM_ID),
            col(ROOT_BATCH_ID));
    return own.unionByName(ofRoots).distinct();
  }

  private Dataset<Row> rejected() {
    return kept.select(
        col(Duplicates.KEPT_ITEM_ID).as(ITEM_ID),
        col(Duplicates.KEPT_BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID));
  }

  private static Column[] root() {
    return new Column[] {col(ROOT_ITEM_ID), col(ROOT_BATCH_ID)};
  }

  private Dataset<Row> joined(Dataset<Row> duplicates, String how) {
    return duplicates.join(kept, ItemVerdicts.on(KEPT), how);
  }
}
