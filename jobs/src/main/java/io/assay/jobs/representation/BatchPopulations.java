package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Dimension;
import io.assay.rules.representation.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Values of the contents that a batch accepted, of all dimensions that are to be like it, in one
 * pass over that batch.
 */
final class BatchPopulations implements AutoCloseable {
  /** Values that become categories. */
  private static final int MOST_CATEGORIES = 1000;

  private static final String PLACE = "place";
  private static final String VALUE = "value";
  private static final String COUNT = "contents";
  private static final String ALL = "all";
  private static final String RANK = "rank";

  private final Set<Integer> numeric = new HashSet<>();
  private final Dataset<Row> counted;

  /**
   * Counts them.
   *
   * @param dimensions by their place in the charter
   */
  BatchPopulations(StageContext context, BatchKey batch, Map<Integer, Dimension> dimensions) {
    dimensions.forEach(
        (place, dimension) -> {
          if (dimension.isNumeric()) {
            numeric.add(place);
          }
        });
    this.counted = counted(context, batch, dimensions).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * Contents by value.
   *
   * @param values the most frequent ones
   * @param all contents with a value
   */
  record Values(Map<String, Long> values, long all) {}

  /** Values of dimensions that are no numbers, by their place. */
  Map<Integer, Values> values() {
    Column most =
        row_number()
            .over(Window.partitionBy(col(PLACE)).orderBy(col(COUNT).desc(), col(VALUE)))
            .as(RANK);
    Column all = sum(col(COUNT)).over(Window.partitionBy(col(PLACE))).as(ALL);
    Map<Integer, Map<String, Long>> values = new HashMap<>();
    Map<Integer, Long> totals = new HashMap<>();
    for (Row row :
        counted
            .select(col(PLACE), col(VALUE), col(COUNT), most, all)
            .where(col(RANK).leq(MOST_CATEGORIES).and(not(col(PLACE).isin(numeric.toArray()))))
            .collectAsList()) {
      values
          .computeIfAbsent(row.getInt(0), any -> new TreeMap<>())
          .put(row.getString(1), row.getLong(2));
      totals.put(row.getInt(0), row.getLong(4));
    }
    Map<Integer, Values> found = new HashMap<>();
    values.forEach((place, of) -> found.put(place, new Values(of, totals.getOrDefault(place, 0L))));
    return found;
  }

  /** Numbers of numeric dimensions, by their place. */
  Map<Integer, SortedMap<Double, Amount>> numbers() {
    Dataset<Row> numbers =
        counted
            .where(col(PLACE).isin(numeric.toArray()))
            .select(
                lit(Tally.VALUE).as("kind"),
                col(PLACE),
                lit(null).cast(DataTypes.StringType).as("key"),
                DimensionColumns.number(col(VALUE)).as("number"),
                lit(null).cast(DataTypes.createArrayType(DataTypes.StringType)).as("categories"),
                col(COUNT),
                lit(0).cast(DataTypes.createDecimalType(38, 0)).as("weight"),
                lit(0).cast(DataTypes.createDecimalType(38, 0)).as("squares"))
            .where(col("number").isNotNull());
    return SetSummary.of(new Tally(numbers), List.of()).numbers();
  }

  @Override
  public void close() {
    counted.unpersist();
  }

  private static Dataset<Row> counted(
      StageContext context, BatchKey batch, Map<Integer, Dimension> dimensions) {
    DimensionColumns columns =
        new DimensionColumns(context, List.copyOf(dimensions.values()), null);
    Dataset<Row> accepted =
        context
            .tables()
            .read(Verdicts.TABLE, batch)
            .where(
                col(Verdicts.VERDICT)
                    .equalTo("accepted")
                    .and(col(Verdicts.SUPERSEDES_LEAF).isNull()))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID));
    Dataset<Row> items =
        context
            .tables()
            .read(Items.TABLE, batch)
            .join(accepted, new String[] {ITEM_ID, BATCH_ID}, "left_semi");
    List<Column> values = new ArrayList<>();
    dimensions.forEach(
        (place, dimension) ->
            values.add(struct(lit(place).as(PLACE), columns.value(dimension).as(VALUE))));
    return columns
        .flat(items, List.of(batch))
        .select(explode(array(values.toArray(Column[]::new))).as("each"))
        .select(col("each.*"))
        .where(col(VALUE).isNotNull())
        .groupBy(col(PLACE), col(VALUE))
        .agg(count(lit(1)).as(COUNT));
  }
}
