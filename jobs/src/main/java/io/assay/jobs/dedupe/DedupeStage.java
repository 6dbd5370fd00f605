package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.dedupe.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Removes exact duplicates. Of items that say the same after normalisation one is kept: that of
 * history, else the first by submission and item id ({@link io.assay.rules.dedupe.Precedence});
 * each of the others names it. Items compete once they have passed screening; history is what is
 * accepted or waits for review. A revision does not duplicate its own earlier content.
 *
 * <p>Rows in are the items that passed screening, rows out those that are kept.
 */
public final class DedupeStage implements Stage {
  private static final String FIRST = "first";

  @Override
  public StageName name() {
    return StageName.DEDUPE;
  }

  @Override
  public StageResult run(StageContext context) {
    DuplicatesSection section = context.charter().duplicates();
    if (section == null || !section.exact()) {
      return StageResult.skipped();
    }
    Normalisation normalisation = Normalisation.of(section.normalise());
    BatchKey key = context.batch().key();
    context
        .tables()
        .append(
            Digests.TABLE,
            key,
            digests(context, normalisation)
                .withColumn(Digests.NORMALISATION, lit(normalisation.id())));
    Dataset<Row> digests =
        context
            .tables()
            .read(Digests.TABLE, key)
            .where(col(Digests.NORMALISATION).equalTo(normalisation.id()))
            .select(col(ITEM_ID), col(Digests.DIGEST));
    context.tables().append(Duplicates.TABLE, key, duplicates(context, digests, normalisation));
    long in = context.tables().count(Digests.TABLE, key);
    long removed = context.tables().count(Duplicates.TABLE, key);
    return StageResult.done(in, in - removed, Map.of(Digests.TABLE, in, Duplicates.TABLE, removed));
  }

  private static Dataset<Row> digests(StageContext context, Normalisation normalisation) {
    TableStore tables = context.tables();
    BatchKey key = context.batch().key();
    Dataset<Row> rejected =
        tables
            .read(Findings.TABLE, key)
            .where(col(Findings.SEVERITY).equalTo(Severity.REJECT.key()))
            .select(col(ITEM_ID));
    Dataset<Row> passed =
        tables.read(Contents.TABLE, key).join(rejected, new String[] {ITEM_ID}, "left_anti");
    return DigestContents.of(passed, normalisation, context.charter().intake().columns().content());
  }

  private static Dataset<Row> duplicates(
      StageContext context, Dataset<Row> digests, Normalisation normalisation) {
    Dataset<Row> submitted =
        context
            .tables()
            .read(Items.TABLE, context.batch().key())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.SUBMITTED_AT));
    Dataset<Row> batch = digests.join(submitted, ITEM_ID);
    Column place =
        struct(
            col(CurrentVerdicts.DELIVERED_SEQUENCE),
            col(Items.SUBMITTED_AT),
            col(ITEM_ID),
            col(BATCH_ID));
    Dataset<Row> mine =
        batch
            .withColumn(CurrentVerdicts.DELIVERED_SEQUENCE, lit(context.batch().sequence()))
            .withColumn(BATCH_ID, lit(context.batch().key().batchId()));
    Dataset<Row> all =
        context.batch().history().isEmpty()
            ? mine
            : mine.unionByName(history(context, batch, normalisation));
    Dataset<Row> firsts = all.groupBy(col(Digests.DIGEST)).agg(min(place).as(FIRST));
    Dataset<Row> others =
        batch
            .join(firsts, Digests.DIGEST)
            .where(col(FIRST).getField(ITEM_ID).notEqual(col(ITEM_ID)));
    return others.select(
        col(ITEM_ID),
        col(FIRST).getField(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
        col(FIRST).getField(BATCH_ID).as(Duplicates.KEPT_BATCH_ID),
        lit(Duplicates.EXACT).as(Duplicates.KIND),
        lit(null).as(Duplicates.RULE),
        array().as(Duplicates.COMPARED),
        lit(null).as(Duplicates.JACCARD),
        lit(null).as(Duplicates.CONTAINMENT));
  }

  /** Standing items of history with a digest that the batch has too. */
  private static Dataset<Row> history(
      StageContext context, Dataset<Row> batch, Normalisation normalisation) {
    TableStore tables = context.tables();
    List<BatchKey> past = context.batch().pastKeys();
    String[] place = {ITEM_ID, BATCH_ID};
    Dataset<Row> standing =
        CurrentVerdicts.standing(tables, context.batch().history())
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                col(CurrentVerdicts.DELIVERED_SEQUENCE));
    Dataset<Row> submitted =
        tables
            .read(Items.TABLE, past)
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(BATCH_ID), col(Items.SUBMITTED_AT));
    return index(context, normalisation)
        .join(batch.select(col(Digests.DIGEST)).distinct(), Digests.DIGEST)
        .join(standing, place, "inner")
        .join(submitted, place, "inner");
  }

  /**
   * Digests of history under this normalisation; for batches that were digested under another one,
   * or not at all, they are made again from the contents.
   */
  private static Dataset<Row> index(StageContext context, Normalisation normalisation) {
    TableStore tables = context.tables();
    List<BatchKey> past = context.batch().pastKeys();
    Dataset<Row> stored =
        tables
            .read(Digests.TABLE, past)
            .where(col(Digests.NORMALISATION).equalTo(normalisation.id()))
            .select(col(ITEM_ID), col(BATCH_ID), col(Digests.DIGEST));
    List<BatchKey> missing = withoutIndex(context, normalisation);
    for (BatchKey key : missing) {
      stored =
          stored.unionByName(
              DigestContents.of(
                      tables.read(Contents.TABLE, key),
                      normalisation,
                      context.charter().intake().columns().content())
                  .withColumn(BATCH_ID, lit(key.batchId())));
    }
    return stored;
  }

  private static List<BatchKey> withoutIndex(StageContext context, Normalisation normalisation) {
    List<BatchKey> past = context.batch().pastKeys();
    Dataset<Row> other =
        context
            .tables()
            .read(Digests.TABLE, past)
            .groupBy(col(BATCH_ID))
            .agg(
                count(lit(1)),
                coalesce(min(col(Digests.NORMALISATION).equalTo(normalisation.id())), lit(false))
                    .as("same"));
    List<String> indexed = new ArrayList<>();
    other.where(col("same")).collectAsList().forEach(row -> indexed.add(row.getString(0)));
    return past.stream()
        .filter(key -> !indexed.contains(key.batchId()))
        .filter(key -> hasContents(context.tables(), key))
        .toList();
  }

  private static boolean hasContents(TableStore tables, BatchKey key) {
    return !tables.read(Contents.TABLE, key).isEmpty();
  }
}
