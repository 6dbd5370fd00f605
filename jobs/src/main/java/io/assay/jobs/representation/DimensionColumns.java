package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.jobs.expression.FlatItems;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.representation.Axis;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** What dimensions read of an item, as columns; the text is read only if one asks for it. */
final class DimensionColumns {
  private static final double MILLION = 1e6;

  private final StageContext context;
  private final boolean readsContent;
  private final @Nullable String weight;

  /**
   * @param weight SQL number by which items count; null for none
   */
  DimensionColumns(StageContext context, List<Dimension> dimensions, @Nullable String weight) {
    this.context = context;
    this.weight = weight;
    this.readsContent =
        weight != null
            || dimensions.stream()
                .anyMatch(each -> each.expression() != null || each.languageOf() != null);
  }

  /** Items as the columns see them. */
  Dataset<Row> flat(Dataset<Row> items, List<BatchKey> keys) {
    return flat(items, keys, List.of());
  }

  /**
   * The same.
   *
   * @param others further columns of the rows, which {@link #own} reaches as well
   */
  Dataset<Row> flat(Dataset<Row> items, List<BatchKey> keys, List<String> others) {
    if (!readsContent) {
      return items;
    }
    Dataset<Row> contents = context.tables().read(Contents.TABLE, keys).drop(ATTEMPT);
    String[] place = {BATCH_ID, ITEM_ID};
    return FlatItems.of(items.join(contents, place), context.charter(), others);
  }

  /** A column of {@code items}. */
  Column own(String column) {
    return readsContent ? FlatItems.own(column) : col(column);
  }

  /** The value of a dimension as text; null where there is none. */
  Column value(Dimension dimension) {
    if (dimension.languageOf() != null) {
      return udf(new DetectedLanguage(), DataTypes.StringType)
          .apply(col("`" + dimension.languageOf() + "`"));
    }
    String expression = dimension.expression();
    return expression == null
        ? element_at(own(Items.ATTRIBUTES), dimension.attribute())
        : new CharterExpressions(context.charter())
            .category("dimension " + dimension.name(), expression);
  }

  /** The value as a finite number; null where it is none. */
  static Column number(Column value) {
    Column number = value.cast(DataTypes.DoubleType);
    Column isFinite =
        not(isnan(number))
            .and(number.notEqual(Double.POSITIVE_INFINITY))
            .and(number.notEqual(Double.NEGATIVE_INFINITY));
    return when(isFinite, number);
  }

  /**
   * The category of an axis.
   *
   * @param value of the dimension, a number for numeric ones
   */
  static Column category(Axis axis, Column value) {
    List<String> categories = axis.categories();
    if (!axis.dimension().isNumeric()) {
      return when(value.isNull().or(value.isin(categories.toArray())), value)
          .otherwise(ReservedCategory.UNLISTED);
    }
    Column category = when(value.isNull(), lit(null).cast(DataTypes.StringType));
    for (int i = 0; i < axis.cuts().size(); i++) {
      category = category.when(value.lt(axis.cuts().get(i).doubleValue()), categories.get(i));
    }
    return category.otherwise(categories.get(categories.size() - 1));
  }

  /** The weight in millionths, 0 to 10<sup>12</sup>. */
  Column weight() {
    if (weight == null) {
      return lit(0L);
    }
    Column number =
        number(
            new CharterExpressions(context.charter())
                .category("representativeness.weight", weight));
    Column bounded = when(number.gt(MILLION), MILLION).otherwise(number);
    return when(number.gt(0), round(bounded.multiply(MILLION)).cast(DataTypes.LongType))
        .otherwise(0L);
  }
}
