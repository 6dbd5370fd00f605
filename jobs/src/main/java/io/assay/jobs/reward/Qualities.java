package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Nearest;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableStore;
import io.assay.lineage.reward.Quality;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.charter.QualityTerms;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures records for {@link Quality} and weighs them, as columns. What nothing depends on is not
 * measured, so that no table is read for it.
 */
final class Qualities {
  private static final String OPTIONAL = "optional_content";
  private static final String[] CONTENT = {ITEM_ID, PaidWork.DELIVERED_BATCH_ID};

  private final StageContext context;
  private final TableStore tables;
  private final QualityTerms terms;
  private final List<BatchKey> keys;

  /**
   * @param keys batches that the records can have come with
   */
  Qualities(StageContext context, QualityTerms terms, List<BatchKey> keys) {
    this.context = context;
    this.tables = context.tables();
    this.terms = terms;
    this.keys = keys;
  }

  /** The rows with the three measures and {@link PaidWork#QUALITY}. */
  Dataset<Row> of(Dataset<Row> records) {
    String first =
        times(
            left(PaidWork.CONFIDENCE, terms.confidence()),
            left(PaidWork.COMPLETENESS, terms.completeness()));
    String quality = times(first, left(PaidWork.NOVELTY, terms.novelty()));
    return completeness(novelty(confidence(records)))
        .withColumn(PaidWork.QUALITY, expr(quality).cast("int"));
  }

  /** {@link Quality#weigh} in whole numbers of Spark. */
  private static String left(String measure, int part) {
    return part == 0
        ? Integer.toString(Quality.WHOLE)
        : "(%d - %d + (%d * %s) div %d)"
            .formatted(Quality.WHOLE, part, part, measure, Quality.WHOLE);
  }

  private static String times(String one, String other) {
    return "((%s * %s) div %d)".formatted(one, other, Quality.WHOLE);
  }

  /** Of the label that was decided last. */
  private Dataset<Row> confidence(Dataset<Row> records) {
    if (terms.confidence() == 0) {
      return records.withColumn(PaidWork.CONFIDENCE, lit(null).cast("int"));
    }
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch());
    Column points = floor(col(Labels.CONFIDENCE).multiply(lit(Quality.WHOLE))).cast("int");
    Dataset<Row> labels =
        tables
            .read(Labels.TABLE, keys)
            .groupBy(col(ITEM_ID))
            .agg(max_by(coalesce(points, lit(0)), sequence).as(PaidWork.CONFIDENCE));
    return records
        .join(labels, new String[] {ITEM_ID}, "left")
        .withColumn(PaidWork.CONFIDENCE, coalesce(col(PaidWork.CONFIDENCE), lit(0)));
  }

  private Dataset<Row> novelty(Dataset<Row> records) {
    if (terms.novelty() == 0) {
      return records.withColumn(PaidWork.NOVELTY, lit(null).cast("int"));
    }
    Dataset<Row> nearest =
        tables
            .read(Nearest.TABLE, keys)
            .select(
                col(ITEM_ID), col(BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID), col(Nearest.NOVELTY));
    return records
        .join(nearest, CONTENT, "left")
        .withColumn(PaidWork.NOVELTY, coalesce(col(Nearest.NOVELTY), lit(Quality.WHOLE)));
  }

  private Dataset<Row> completeness(Dataset<Row> records) {
    IntakeSection intake = context.charter().intake();
    List<String> fields =
        intake.columns().content().stream()
            .filter(field -> !intake.required().contains(field))
            .toList();
    List<String> attributes =
        intake.columns().attributes().keySet().stream()
            .filter(attribute -> !intake.required().contains(attribute))
            .toList();
    int declared = fields.size() + attributes.size();
    if (terms.completeness() == 0 || declared == 0) {
      Integer all = terms.completeness() == 0 ? null : Quality.WHOLE;
      return records.withColumn(PaidWork.COMPLETENESS, lit(all).cast("int"));
    }
    Dataset<Row> joined = records;
    Column filled = lit(0);
    if (!fields.isEmpty()) {
      joined = joined.join(delivered(Contents.CONTENT, tables.read(Contents.TABLE, keys)), CONTENT);
      filled = filled.plus(filled(Contents.CONTENT, fields));
    }
    if (!attributes.isEmpty()) {
      joined = joined.join(delivered(Items.ATTRIBUTES, tables.read(Items.TABLE, keys)), CONTENT);
      filled = filled.plus(filled(Items.ATTRIBUTES, attributes));
    }
    return joined
        .withColumn(OPTIONAL, filled)
        .withColumn(
            PaidWork.COMPLETENESS,
            expr("(%d * %s) div %d".formatted(Quality.WHOLE, OPTIONAL, declared)).cast("int"))
        .drop(OPTIONAL, Contents.CONTENT, Items.ATTRIBUTES);
  }

  private static Dataset<Row> delivered(String column, Dataset<Row> rows) {
    return rows.select(col(ITEM_ID), col(BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID), col(column));
  }

  private static Column filled(String map, List<String> names) {
    Column filled = lit(0);
    for (String name : names) {
      Column value = col(map).getItem(name);
      filled = filled.plus(when(value.isNotNull().and(value.notEqual("")), 1).otherwise(0));
    }
    return filled;
  }
}
