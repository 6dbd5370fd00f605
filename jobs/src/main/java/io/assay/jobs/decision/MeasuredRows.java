package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
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
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Salts;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that gates measure: a column for each thing that they name. Column names are made up
 * here, since those of a charter may hold anything.
 */
final class MeasuredRows {
  /** Numbers are measured with 26 digits before the point and 12 behind it; others are missing. */
  private static final String NUMBER = "decimal(38,12)";

  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};

  private final StageContext context;

  /** By meaning, over flat rows. */
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** Of these, what the contents alone say: computed before they are joined with anything. */
  private final Map<String, Column> ofContents = new LinkedHashMap<>();

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

  /** The columns, each under its made-up name. */
  Column[] names() {
    return columns.values().stream()
        .map(column -> col(column.named().name()))
        .toArray(Column[]::new);
  }

  /** The same columns without a value, for rows that are not measured here. */
  Column[] missing(Dataset<Row> rows) {
    return Arrays.stream(names())
        .map(column -> column.named().name())
        .map(name -> lit(null).cast(rows.schema().apply(name).dataType()).as(name))
        .toArray(Column[]::new);
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
    Dataset<Row> joined =
        needsText || !ofContents.isEmpty()
            ? items.join(contents(keys, List.of()), CONTENT, "inner")
            : items;
    return flat(joined, List.of()).select(columns.values().toArray(Column[]::new));
  }

  /**
   * Measured items of the batch.
   *
   * @param items rows of {@code items}
   * @return id, contributors and delivery, the hash of the content, the salt, and what is measured
   */
  Dataset<Row> own(Dataset<Row> items) {
    BatchKey key = context.batch().key();
    List<String> proof = List.of(Contents.CONTENT_HASH, Salts.SALT);
    Dataset<Row> salts =
        context.tables().read(Salts.TABLE, key).select(col(ITEM_ID), col(Salts.SALT));
    Dataset<Row> joined =
        items
            .join(
                contents(List.of(key), List.of(Contents.CONTENT_HASH)).drop(BATCH_ID),
                ItemVerdicts.on(ITEM_ID),
                "left")
            .join(salts, ItemVerdicts.on(ITEM_ID), "left");
    List<Column> all = new ArrayList<>();
    for (String name : List.of(ITEM_ID, Items.CONTRIBUTORS, Items.DELIVERY)) {
      all.add(FlatItems.own(name).as(name));
    }
    proof.forEach(name -> all.add(FlatItems.own(name).as(name)));
    all.addAll(columns.values());
    return flat(joined, proof).select(all.toArray(Column[]::new));
  }

  private Dataset<Row> contents(List<BatchKey> keys, List<String> further) {
    List<Column> kept = new ArrayList<>(List.of(col(ITEM_ID), col(BATCH_ID)));
    further.forEach(name -> kept.add(col(name)));
    kept.addAll(ofContents.values());
    if (needsText) {
      kept.add(col(Contents.CONTENT));
    }
    return context.tables().read(Contents.TABLE, keys).select(kept.toArray(Column[]::new));
  }

  private Dataset<Row> flat(Dataset<Row> joined, List<String> further) {
    List<String> others = new ArrayList<>(further);
    ofContents.values().forEach(column -> others.add(column.named().name()));
    Dataset<Row> whole =
        needsText
            ? joined
            : joined.withColumn(Contents.CONTENT, lit(null).cast("map<string,string>"));
    return FlatItems.of(whole, context.charter(), others);
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
    return named(meaning, FlatItems.own(known.named().name()));
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
