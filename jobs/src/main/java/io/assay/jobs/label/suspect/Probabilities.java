package io.assay.jobs.label.suspect;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.forall;

import io.assay.jobs.table.Items;
import io.assay.jobs.table.Suspects;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judged items with the probability of each label in the order of the charter's values. Columns:
 * item id, batch that delivered it, {@link GivenLabels#GIVEN}, {@link #OF_LABELS}.
 */
final class Probabilities {

  static final String OF_LABELS = "probabilities";

  private Probabilities() {}

  /** From attributes; an item that lacks one, or has one that is no share, is left out. */
  static Dataset<Row> ofAttributes(
      Dataset<Row> labels, List<String> values, Map<String, String> attributes) {
    Column[] shares =
        values.stream()
            .map(value -> element_at(col(Items.ATTRIBUTES), attributes.get(value)).cast("double"))
            .toArray(Column[]::new);
    return columns(labels.withColumn(OF_LABELS, array(shares)))
        .where(forall(col(OF_LABELS), share -> share.between(0, 1)));
  }

  static Dataset<Row> columns(Dataset<Row> rows) {
    return rows.select(
        col(ITEM_ID), col(Suspects.DELIVERED_BATCH_ID), col(GivenLabels.GIVEN), col(OF_LABELS));
  }
}
