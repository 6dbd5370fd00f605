package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.Normalisation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Standing items of history with a digest that the batch has too. */
final class DigestHistory {
  private final StageContext context;
  private final DuplicatesSection section;
  private final String normalisation;

  DigestHistory(StageContext context, DuplicatesSection section) {
    this.context = context;
    this.section = section;
    this.normalisation = basis(context, section);
  }

  /** {@link Digests#NORMALISATION} of the digests that are made now. */
  static String basis(StageContext context, DuplicatesSection section) {
    List<String> fields = context.charter().intake().columns().content();
    return Normalisation.of(section.normalise()).id()
        + "/fields-"
        + SettingHash.of(List.of(fields));
  }

  /**
   * The columns {@link Compared#exact}.
   *
   * @param digests the batch's
   */
  Dataset<Row> matching(Dataset<Row> digests) {
    TableStore tables = context.tables();
    String[] place = {ITEM_ID, BATCH_ID};
    Dataset<Row> standing =
        CurrentVerdicts.standing(tables, context.batch().history())
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                col(CurrentVerdicts.DELIVERED_SEQUENCE));
    Dataset<Row> submitted =
        tables
            .read(Items.TABLE, context.batch().pastKeys())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(BATCH_ID), col(Items.SUBMITTED_AT));
    return index()
        .join(digests.select(col(Digests.DIGEST)), new String[] {Digests.DIGEST}, "left_semi")
        .join(standing, place, "inner")
        .join(submitted, place, "inner")
        .withColumn(Compared.OFFERED, lit(false));
  }

  /**
   * Digests of history under this normalisation; for batches that were digested under another one,
   * or not at all, they are made again from the contents.
   */
  private Dataset<Row> index() {
    TableStore tables = context.tables();
    Dataset<Row> stored =
        tables
            .read(Digests.TABLE, context.batch().pastKeys())
            .where(col(Digests.NORMALISATION).equalTo(normalisation))
            .select(col(ITEM_ID), col(BATCH_ID), col(Digests.DIGEST));
    List<BatchKey> missing = missing();
    return missing.isEmpty()
        ? stored
        : stored.unionByName(
            ComparedContents.digests(
                tables.read(Contents.TABLE, missing),
                section,
                context.charter().intake().columns().content(),
                ITEM_ID,
                BATCH_ID));
  }

  private List<BatchKey> missing() {
    TableStore tables = context.tables();
    List<BatchKey> past = context.batch().pastKeys();
    List<String> indexed = new ArrayList<>();
    tables
        .read(Digests.TABLE, past)
        .groupBy(col(BATCH_ID))
        .agg(
            coalesce(min(col(Digests.NORMALISATION).equalTo(normalisation)), lit(false)).as("same"))
        .where(col("same"))
        .collectAsList()
        .forEach(row -> indexed.add(row.getString(0)));
    return past.stream()
        .filter(key -> !indexed.contains(key.batchId()))
        .filter(key -> tables.count(Contents.TABLE, key) > 0)
        .toList();
  }
}
