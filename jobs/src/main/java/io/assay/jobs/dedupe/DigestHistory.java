package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

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
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Standing items of history with a digest that the batch has too. */
final class DigestHistory {
  private final StageContext context;
  private final DuplicatesSection section;
  private final HeldRows held;
  private final String normalisation;

  /**
   * @param held keeps what the result is made from; it is open as long as that is used
   */
  DigestHistory(StageContext context, DuplicatesSection section, HeldRows held) {
    this.context = context;
    this.section = section;
    this.held = held;
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
    Dataset<Row> matched =
        held.make(
            index()
                .join(
                    digests.select(col(Digests.DIGEST)),
                    new String[] {Digests.DIGEST},
                    "left_semi"));
    Dataset<Row> contents =
        matched.select(col(ITEM_ID), col(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID));
    Dataset<Row> standing =
        held.make(
            CurrentVerdicts.standing(tables, context.batch().history(), contents)
                .select(
                    col(ITEM_ID),
                    col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
                    col(CurrentVerdicts.DELIVERED_SEQUENCE))
                .join(matched, place, "inner"));
    Dataset<Row> submitted =
        tables
            .read(Items.TABLE, context.batch().pastKeys())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(BATCH_ID), col(Items.SUBMITTED_AT));
    return submitted.join(standing, place, "inner").withColumn(Compared.OFFERED, lit(false));
  }

  /** Digests of history under this normalisation. */
  private Dataset<Row> index() {
    TableStore tables = context.tables();
    missing().forEach(this::rebuild);
    return tables
        .read(Digests.TABLE, context.batch().pastKeys())
        .where(col(Digests.NORMALISATION).equalTo(normalisation))
        .select(col(ITEM_ID), col(BATCH_ID), col(Digests.DIGEST));
  }

  /**
   * Adds the digests of a batch that was digested under another normalisation, or not at all: made
   * from its contents, once for all batches that follow.
   */
  private void rebuild(BatchKey past) {
    TableStore tables = context.tables();
    Dataset<Row> digests =
        ComparedContents.digests(
                tables.read(Contents.TABLE, past),
                section,
                context.charter().intake().columns().content(),
                ITEM_ID)
            .withColumn(Digests.NORMALISATION, lit(normalisation));
    tables.appendAgain(Digests.TABLE, past, digests);
  }

  private List<BatchKey> missing() {
    TableStore tables = context.tables();
    List<BatchKey> past = context.batch().pastKeys();
    List<String> indexed =
        tables
            .read(Digests.TABLE, past)
            .where(col(Digests.NORMALISATION).equalTo(normalisation))
            .select(col(BATCH_ID))
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    return past.stream()
        .filter(key -> !indexed.contains(key.batchId()))
        .filter(key -> tables.count(Contents.TABLE, key) > 0)
        .toList();
  }
}
