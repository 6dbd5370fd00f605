package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.representation.Axis;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Counts a set along all dimensions in one pass: each content becomes a row for its stratum, one
 * for each of its numbers, its day and its contributors, and equal rows are summed where they
 * arise.
 */
final class TallyRows {
  private static final String[] CONTENT = {ITEM_ID, BATCH_ID};
  private static final String COUNTED = "counted";
  private static final StructType KEY =
      new StructType()
          .add(Strata.KIND, DataTypes.StringType)
          .add(Strata.PLACE, DataTypes.IntegerType)
          .add(Strata.KEY, DataTypes.StringType)
          .add(Strata.NUMBER, DataTypes.DoubleType)
          .add(Strata.CATEGORIES, DataTypes.createArrayType(DataTypes.StringType));

  private final StageContext context;
  private final List<Axis> axes;
  private final DimensionColumns dimensions;

  TallyRows(StageContext context, List<Axis> axes, @Nullable String weight) {
    this.context = context;
    this.axes = axes;
    this.dimensions =
        new DimensionColumns(context, axes.stream().map(Axis::dimension).toList(), weight);
  }

  /** What the batch itself delivered and admits, with what dimensions read of it. */
  Dataset<Row> admitted(ItemVerdicts verdicts) {
    List<Column> columns = columns();
    columns.add(dimensions.own(ITEM_ID).as(ITEM_ID));
    Dataset<Row> items =
        dimensions
            .flat(verdicts.items(), List.of(context.batch().key()))
            .select(columns.toArray(Column[]::new));
    return ItemVerdicts.admitted(verdicts.judged(items));
  }

  /** Counts it. */
  Tally own(Dataset<Row> admitted) {
    return counted(admitted, isKnown());
  }

  /**
   * What dimensions read of the contents of a set, in one pass over some batches.
   *
   * @param set item id and the batch that delivered the content, and any columns named by
   * @param marks which stay
   * @param keys batches that these can be
   */
  Dataset<Row> read(Dataset<Row> set, List<String> marks, List<BatchKey> keys) {
    List<Column> columns = columns();
    columns.add(dimensions.own(ITEM_ID).as(ITEM_ID));
    columns.add(dimensions.own(BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID));
    marks.forEach(mark -> columns.add(dimensions.own(mark).as(mark)));
    Dataset<Row> items = context.tables().read(Items.TABLE, keys).join(set, CONTENT);
    return dimensions.flat(items, keys, marks).select(columns.toArray(Column[]::new));
  }

  /** Counts contents, none of which is known. */
  Tally counted(Dataset<Row> contents) {
    return counted(contents, lit(false));
  }

  /** Counts contents; known are those whose item may have been accepted before. */
  Tally counted(Dataset<Row> contents, Column isKnown) {
    return tally(contents, isKnown);
  }

  /** The stratum of each of these contents, whose it is, and any other columns. */
  Dataset<Row> categories(Dataset<Row> contents, Column... others) {
    List<Column> columns = new ArrayList<>(List.of(others));
    columns.add(col(ITEM_ID));
    columns.add(col(Verdicts.DELIVERED_BATCH_ID));
    columns.add(col(Items.CONTRIBUTORS));
    columns.add(stratum().as(Strata.CATEGORIES));
    return contents.select(columns.toArray(Column[]::new));
  }

  private Column stratum() {
    List<Column> categories = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      categories.add(DimensionColumns.category(axes.get(i), col(value(i))));
    }
    return array(categories.toArray(Column[]::new));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Column value = dimensions.value(axes.get(i).dimension());
      boolean isNumeric = axes.get(i).dimension().isNumeric();
      columns.add((isNumeric ? DimensionColumns.number(value) : value).as(value(i)));
    }
    columns.add(dimensions.weight().as(Strata.WEIGHT));
    columns.add(dimensions.own(Items.CONTRIBUTORS).as(Items.CONTRIBUTORS));
    columns.add(dimensions.own(Items.DELIVERY).as(Items.DELIVERY));
    columns.add(unix_date(to_date(dimensions.own(Items.SUBMITTED_AT))).as(Tally.DAY));
    return columns;
  }

  private static String value(int axis) {
    return "v" + axis;
  }

  /** Whether the item of a content may have been accepted before, with another content. */
  static Column isKnown() {
    return col(Items.DELIVERY).notEqual(Delivery.NEW.text());
  }

  private Tally tally(Dataset<Row> items, Column isKnown) {
    List<Column> keys = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Column value = col(value(i));
      if (axes.get(i).dimension().isNumeric()) {
        keys.add(when(value.isNotNull(), key(Tally.VALUE, i, none(), value, none())));
      }
    }
    keys.add(key(Tally.STRATUM, 0, none(), none(), stratum()));
    Column day = col(Tally.DAY);
    keys.add(when(day.isNotNull(), key(Tally.DAY, 0, none(), day, none())));
    keys.add(when(isKnown, key(Tally.KNOWN, 0, none(), none(), none())));
    Column people =
        transform(col(Items.CONTRIBUTORS), each -> key(Tally.CONTRIBUTOR, 0, each, none(), none()));
    Column all = concat(array_compact(array(keys.toArray(Column[]::new))), people);
    // Sums of 10^12 items with the largest weight still have their place.
    Column weight = col(Strata.WEIGHT).cast(DataTypes.createDecimalType(13, 0));
    Dataset<Row> counted =
        items
            .select(explode(all).as(COUNTED), weight.as(Strata.WEIGHT))
            .select(
                col(COUNTED + ".*"),
                lit(1L).as(Strata.CONTENTS),
                col(Strata.WEIGHT),
                col(Strata.WEIGHT).multiply(col(Strata.WEIGHT)).as(Strata.SQUARES));
    Tally tally = Tally.summed(counted);
    return axes.stream().anyMatch(axis -> axis.dimension().isNumeric())
        ? BoundedNumbers.of(tally)
        : tally;
  }

  private static Column key(String kind, int place, Column key, Column number, Column categories) {
    return struct(lit(kind), lit(place), key, number, categories).cast(KEY);
  }

  private static Column none() {
    return lit(null);
  }
}
