package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
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

/**
 * Counts a set along all dimensions in one aggregation: each content falls into one stratum, the
 * combination of its categories. Categories that the charter does not list are counted together as
 * {@link #UNLISTED}: otherwise contributors could make as many strata as there are items.
 */
final class Strata {
  /** Category of everything that has a value which the charter does not list. */
  static final String UNLISTED = "(unlisted)";

  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};

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

  /** The contents of a set as expressions see them; the text is read only if one asks for it. */
  private Dataset<Row> rows(Dataset<Row> set) {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Dataset<Row> items = context.tables().read(Items.TABLE, keys).join(set, CONTENT, "left_semi");
    if (dimensions.stream().allMatch(dimension -> dimension.expression() == null)) {
      return items;
    }
    return FlatItems.of(items, context.tables().read(Contents.TABLE, keys), context.charter());
  }

  private Column category(Dimension dimension) {
    Column value = value(dimension);
    Object[] listed = dimension.target().keySet().toArray();
    return when(value.isNull().or(value.isin(listed)), value).otherwise(UNLISTED);
  }

  private Column value(Dimension dimension) {
    String attribute = dimension.attribute();
    String expression = dimension.expression();
    if (expression != null) {
      return new CharterExpressions(context.charter())
          .category("dimension " + dimension.name(), expression);
    }
    boolean flat = dimensions.stream().anyMatch(other -> other.expression() != null);
    Column attributes = flat ? FlatItems.own(Items.ATTRIBUTES) : col(Items.ATTRIBUTES);
    return element_at(attributes, attribute);
  }
}
