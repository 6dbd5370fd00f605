package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Dimension;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.immutable.Seq;

/**
 * Counts a set along all dimensions in one aggregation: each content falls into one stratum, the
 * combination of its categories. Categories that the charter does not list are counted together as
 * {@link #UNLISTED}: otherwise contributors could make as many strata as there are items.
 */
final class Strata {
  /** Category of everything that has a value which the charter does not list. */
  static final String UNLISTED = "(unlisted)";

  private static final Seq<String> CONTENT =
      JavaConverters.asScalaBuffer(List.of(ITEM_ID, BATCH_ID)).toList();

  private final StageContext context;
  private final List<Dimension> dimensions;

  Strata(StageContext context, List<Dimension> dimensions) {
    this.context = context;
    this.dimensions = dimensions;
  }

  /**
   * Counts the contents of a set.
   *
   * @param set item id and the batch that delivered the content
   */
  StratumCounts of(Dataset<Row> set) {
    int width = dimensions.size();
    Column[] categories = new Column[width];
    for (int i = 0; i < width; i++) {
      categories[i] = category(dimensions.get(i)).as("d" + i);
    }
    List<Row> counted =
        rows(set).groupBy(categories).agg(count(lit(1)).as("contents")).collectAsList();
    List<StratumCounts.Stratum> strata = new ArrayList<>();
    for (Row row : counted) {
      List<@Nullable String> values = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        values.add(row.getString(i));
      }
      strata.add(new StratumCounts.Stratum(values, row.getLong(width)));
    }
    return new StratumCounts(strata);
  }

  private Dataset<Row> rows(Dataset<Row> set) {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Dataset<Row> rows =
        set.join(
            context
                .tables()
                .read(Items.TABLE, keys)
                .select(col(ITEM_ID), col(BATCH_ID), col(Items.ATTRIBUTES)),
            CONTENT);
    if (dimensions.stream().allMatch(dimension -> dimension.expression() == null)) {
      return rows;
    }
    Dataset<Row> told =
        rows.join(
            context
                .tables()
                .read(Contents.TABLE, keys)
                .select(col(ITEM_ID), col(BATCH_ID), col(Contents.CONTENT)),
            CONTENT);
    for (String field : context.charter().intake().columns().content()) {
      told = told.withColumn(field, col(Contents.CONTENT).getItem(field));
    }
    return told;
  }

  private static Column category(Dimension dimension) {
    Column value =
        dimension.attribute() != null
            ? col(Items.ATTRIBUTES).getItem(dimension.attribute())
            : expr(dimension.expression()).cast("string");
    Object[] listed = dimension.target().keySet().toArray();
    return when(value.isNull().or(value.isin(listed)), value).otherwise(UNLISTED);
  }
}
