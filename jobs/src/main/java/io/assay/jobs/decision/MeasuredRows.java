package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.metric.Measure;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that the gates on one set measure: a column for each thing that they name. Column names
 * are made up here, since those of a charter may hold anything.
 */
final class MeasuredRows {
  /** Numbers are measured with 26 digits before the point and 12 behind it; others are missing. */
  private static final String NUMBER = "decimal(38,12)";

  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};

  private final StageContext context;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private boolean needsText;

  MeasuredRows(StageContext context) {
    this.context = context;
  }

  /** What to measure for a gate; the same for gates that measure the same. */
  Measure measure(GateEntry gate) {
    String column = gate.column();
    String expression = gate.expression();
    if (expression != null) {
      return new Measure(gate.metric(), condition(gate.id(), expression));
    }
    return column == null
        ? Measure.size()
        : new Measure(gate.metric(), column(gate.metric(), column));
  }

  /**
   * The rows of a set.
   *
   * @param set item id and the batch that delivered the content
   * @param keys batches that these can be
   */
  Dataset<Row> of(Dataset<Row> set, List<BatchKey> keys) {
    if (columns.isEmpty()) {
      return set;
    }
    Dataset<Row> items = context.tables().read(Items.TABLE, keys).join(set, CONTENT, "left_semi");
    Dataset<Row> contents = context.tables().read(Contents.TABLE, keys);
    Dataset<Row> joined =
        needsText
            ? items.join(contents.drop(ATTEMPT), CONTENT, "inner")
            : items.withColumn(Contents.CONTENT, lit(null).cast("map<string,string>"));
    return FlatItems.of(joined, context.charter()).select(columns.values().toArray(Column[]::new));
  }

  private String condition(String gate, String expression) {
    needsText = true;
    Column condition =
        new CharterExpressions(context.charter()).condition("gate " + gate, expression);
    return named("condition:" + expression, coalesce(condition, lit(false)));
  }

  private String column(Metric metric, String subject) {
    Charter charter = context.charter();
    if (metric.subject() == Metric.Subject.NUMERIC_ATTRIBUTE) {
      return named("number:" + subject, attribute(subject).cast(NUMBER));
    }
    if (charter.intake().columns().content().contains(subject)) {
      needsText = true;
      return named("text:" + subject, col("`" + subject.replace("`", "``") + "`"));
    }
    return named("text:" + subject, own(subject));
  }

  private String named(String meaning, Column column) {
    Column named = columns.get(meaning);
    if (named == null) {
      named = column.as("measured_" + columns.size());
      columns.put(meaning, named);
    }
    return named.named().name();
  }

  private static Column own(String subject) {
    return switch (subject) {
      case "content_digest" -> FlatItems.own(Items.CONTENT_MAC);
      case "item_id" -> FlatItems.own(ITEM_ID);
      case "licence" -> FlatItems.own(Items.LICENCE);
      case "source" -> FlatItems.own(Items.SOURCE);
      case "contributor" -> concat_ws(",", FlatItems.own(Items.CONTRIBUTORS));
      default -> attribute(subject);
    };
  }

  private static Column attribute(String name) {
    return element_at(FlatItems.own(Items.ATTRIBUTES), name);
  }
}
