package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows that gates measure: one column for each thing a charter's gate names. */
final class MeasuredRows {
  /** Numbers are measured with 26 digits before the point and 12 behind it; others are missing. */
  private static final String NUMBER = "decimal(38,12)";

  private final StageContext context;
  private final Map<String, Column> ofItems = new TreeMap<>();
  private final Map<String, Column> ofContents = new TreeMap<>();

  MeasuredRows(StageContext context) {
    this.context = context;
  }

  /** Name of the column that a gate measures; the same for gates that measure the same. */
  String column(GateEntry gate) {
    String subject = gate.column();
    if (subject == null) {
      return "";
    }
    boolean numeric = gate.metric().subject() == Metric.Subject.NUMERIC_ATTRIBUTE;
    // Names of a charter may hold anything; these are safe inside expressions.
    String name = (numeric ? "number_" : "text_") + hex(subject);
    Column value = itemColumn(context.charter(), subject);
    if (value == null) {
      ofContents.put(name, col(Contents.CONTENT).getItem(subject).as(name));
    } else {
      ofItems.put(name, (numeric ? value.cast(NUMBER) : value).as(name));
    }
    return name;
  }

  /**
   * The rows of a set.
   *
   * @param set item id and the batch that delivered the content
   * @param keys batches that these can be
   */
  Dataset<Row> of(Dataset<Row> set, List<BatchKey> keys) {
    Dataset<Row> rows = set;
    if (!ofItems.isEmpty()) {
      rows = rows.join(table(context.tables().read(Items.TABLE, keys), ofItems), key());
    }
    if (!ofContents.isEmpty()) {
      rows = rows.join(table(context.tables().read(Contents.TABLE, keys), ofContents), key());
    }
    return rows;
  }

  private static scala.collection.immutable.Seq<String> key() {
    return ItemVerdicts.on(ITEM_ID, BATCH_ID);
  }

  private static Dataset<Row> table(Dataset<Row> rows, Map<String, Column> columns) {
    List<Column> all = new ArrayList<>(List.of(col(ITEM_ID), col(BATCH_ID)));
    all.addAll(columns.values());
    return rows.select(all.toArray(Column[]::new));
  }

  /** What the items table says, or null for a content field. */
  private static @Nullable Column itemColumn(Charter charter, String subject) {
    if (charter.intake().columns().content().contains(subject)) {
      return null;
    }
    return switch (subject) {
      case "content_digest" -> col(Items.CONTENT_MAC);
      case "item_id" -> col(ITEM_ID);
      case "licence" -> col(Items.LICENCE);
      case "source" -> col(Items.SOURCE);
      case "contributor" -> concat_ws(",", col(Items.CONTRIBUTORS));
      default -> col(Items.ATTRIBUTES).getItem(subject);
    };
  }

  private static String hex(String text) {
    return io.assay.rules.digest.Hex.encode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
