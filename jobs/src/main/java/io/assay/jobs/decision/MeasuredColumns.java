package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.metric.Measure;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A column for each thing that gates measure. Column names are made up here, since those of a
 * charter may hold anything.
 */
final class MeasuredColumns {
  /** Numbers are measured with 26 digits before the point and 12 behind it; others are missing. */
  private static final String NUMBER = "decimal(38,12)";

  private final Charter charter;

  /** By meaning, over flat rows. */
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** Of these, what the contents alone say: computed before they are joined with anything. */
  private final Map<String, Column> ofContents = new LinkedHashMap<>();

  private boolean needsText;

  MeasuredColumns(Charter charter) {
    this.charter = charter;
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

  /** The columns over flat rows, in order of asking. */
  Collection<Column> all() {
    return columns.values();
  }

  /** The columns, each under its made-up name. */
  Column[] names() {
    return all().stream().map(MeasuredColumns::name).map(name -> col(name)).toArray(Column[]::new);
  }

  /** The same columns without a value, for rows that are not measured here. */
  Column[] missing(Dataset<Row> rows) {
    return all().stream()
        .map(MeasuredColumns::name)
        .map(name -> lit(null).cast(rows.schema().apply(name).dataType()).as(name))
        .toArray(Column[]::new);
  }

  /** Columns over rows of {@code contents} that flat rows must have besides. */
  Collection<Column> ofContents() {
    return ofContents.values();
  }

  /** The names of these. */
  List<String> namesOfContents() {
    return ofContents().stream().map(MeasuredColumns::name).toList();
  }

  /** Whether anything looks at a text as a whole. */
  boolean needsText() {
    return needsText;
  }

  private String condition(String gate, String expression) {
    needsText = true;
    Column condition = new CharterExpressions(charter).condition("gate " + gate, expression);
    return named("condition:" + expression, coalesce(condition, lit(false)));
  }

  private String column(Metric metric, String subject) {
    if (metric.subject() == Metric.Subject.NUMERIC_ATTRIBUTE) {
      return named("number:" + subject, attribute(subject).cast(NUMBER));
    }
    if (charter.intake().columns().content().contains(subject)) {
      Column text = element_at(col(Contents.CONTENT), subject);
      return metric == Metric.COMPLETENESS
          ? ofContents("presence:" + subject, when(text.isNotNull(), lit(true)))
          : ofContents("text:" + subject, text);
    }
    return named("text:" + subject, own(subject));
  }

  private String ofContents(String meaning, Column value) {
    Column known =
        ofContents.computeIfAbsent(meaning, any -> value.as("of_contents_" + ofContents.size()));
    return named(meaning, FlatItems.own(name(known)));
  }

  private String named(String meaning, Column column) {
    Column named = columns.get(meaning);
    if (named == null) {
      named = column.as("measured_" + columns.size());
      columns.put(meaning, named);
    }
    return name(named);
  }

  private static String name(Column column) {
    return column.named().name();
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
