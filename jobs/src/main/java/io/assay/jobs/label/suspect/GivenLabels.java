package io.assay.jobs.label.suspect;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Suspects;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Severity;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The items whose label is judged: what the history accepted or has waiting, and what the batch
 * brings and screening did not reject, each as it was delivered last. An item without one of the
 * charter's labels is left out.
 */
final class GivenLabels {

  /** Place of the label among the charter's values, from 0. */
  static final String GIVEN = "given_place";

  private static final String LATEST = "latest";

  private final StageContext context;

  GivenLabels(StageContext context) {
    this.context = context;
  }

  /**
   * The rows: item id, batch that delivered it, {@link #GIVEN}, attributes, content and its hash.
   */
  Dataset<Row> rows(String attribute, List<String> values) {
    Column label = element_at(col(Items.ATTRIBUTES), attribute);
    Column place =
        array_position(array(values.stream().map(v -> lit(v)).toArray(Column[]::new)), label)
            .minus(1)
            .cast("int");
    return contents()
        .withColumn(GIVEN, place)
        .where(col(GIVEN).geq(0))
        .select(
            col(ITEM_ID),
            col(Suspects.DELIVERED_BATCH_ID),
            col(GIVEN),
            col(Items.ATTRIBUTES),
            col(Contents.CONTENT),
            col(Contents.CONTENT_HASH));
  }

  private Dataset<Row> contents() {
    Dataset<Row> fresh =
        delivered(List.of(context.batch().key()))
            .join(rejected(), new String[] {ITEM_ID}, "left_anti");
    Batch batch = context.batch();
    if (batch.history().isEmpty()) {
      return fresh;
    }
    Dataset<Row> standing =
        CurrentVerdicts.standing(context.tables(), batch.history())
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(Suspects.DELIVERED_BATCH_ID));
    Dataset<Row> earlier =
        delivered(batch.pastKeys())
            .join(standing, new String[] {ITEM_ID, Suspects.DELIVERED_BATCH_ID}, "left_semi");
    Column sequence = CurrentVerdicts.sequenceOf(col(Suspects.DELIVERED_BATCH_ID), batch);
    return earlier
        .unionByName(fresh)
        .groupBy(col(ITEM_ID))
        .agg(
            max_by(
                    struct(
                        col(Suspects.DELIVERED_BATCH_ID),
                        col(Items.ATTRIBUTES),
                        col(Contents.CONTENT),
                        col(Contents.CONTENT_HASH)),
                    sequence)
                .as(LATEST))
        .select(col(ITEM_ID), col(LATEST + ".*"));
  }

  private Dataset<Row> delivered(List<BatchKey> keys) {
    TableStore tables = context.tables();
    String[] place = {ITEM_ID, BATCH_ID};
    return tables
        .read(Items.TABLE, keys)
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
        .select(col(ITEM_ID), col(BATCH_ID), col(Items.ATTRIBUTES))
        .join(
            tables
                .read(Contents.TABLE, keys)
                .select(
                    col(ITEM_ID), col(BATCH_ID), col(Contents.CONTENT), col(Contents.CONTENT_HASH)),
            place)
        .withColumnRenamed(BATCH_ID, Suspects.DELIVERED_BATCH_ID);
  }

  private Dataset<Row> rejected() {
    return context
        .tables()
        .read(Findings.TABLE, context.batch().key())
        .where(col(Findings.SEVERITY).equalTo(Severity.REJECT.key()))
        .select(col(ITEM_ID));
  }
}
