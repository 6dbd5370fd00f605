package io.assay.jobs.label.suspect;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.table.Suspects;
import io.assay.rules.label.suspect.ConfidentJoint;
import io.assay.rules.label.suspect.ConfidentLearning;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * {@link ConfidentLearning#suspects} over a table: the same items, whatever the partitions. Sums
 * leave a partition as integers, and each pair of label and class is ranked by itself.
 */
final class MislabelledItems {
  /** Place of the most probable label. */
  static final String SUGGESTED = "suggested_place";

  private static final int DEPTH = 2;
  private static final String OTHER = "other";
  private static final String COUNT = "count";
  private static final String MARGIN = "margin";
  private static final String PLACE = "place";

  private MislabelledItems() {}

  /**
   * The suspects, the most suspect first, ties by item id: their rows with {@link #SUGGESTED} and
   * the probabilities of both labels.
   *
   * @param rows as in {@link Probabilities}, one for each item; they are read three times
   */
  static Dataset<Row> of(Dataset<Row> rows, int classes) {
    JavaRDD<Row> judged =
        rows.select(col(GivenLabels.GIVEN), col(Probabilities.OF_LABELS)).javaRDD();
    ConfidentJoint.Thresholds thresholds =
        judged
            .mapPartitions(thresholds(classes))
            .treeAggregate(
                new ConfidentJoint.Thresholds(classes),
                ConfidentJoint.Thresholds::add,
                ConfidentJoint.Thresholds::add,
                DEPTH);
    ConfidentJoint joint =
        judged
            .mapPartitions(joint(thresholds))
            .treeAggregate(
                new ConfidentJoint(thresholds), ConfidentJoint::add, ConfidentJoint::add, DEPTH);
    return ordered(widest(rows, joint.wrong()));
  }

  private static FlatMapFunction<Iterator<Row>, ConfidentJoint.Thresholds> thresholds(int classes) {
    return rows -> {
      ConfidentJoint.Thresholds sums = new ConfidentJoint.Thresholds(classes);
      rows.forEachRemaining(row -> sums.add(row.getInt(0), shares(row, 1)));
      return List.of(sums).iterator();
    };
  }

  private static FlatMapFunction<Iterator<Row>, ConfidentJoint> joint(
      ConfidentJoint.Thresholds thresholds) {
    return rows -> {
      ConfidentJoint counts = new ConfidentJoint(thresholds);
      rows.forEachRemaining(row -> counts.add(row.getInt(0), shares(row, 1)));
      return List.of(counts).iterator();
    };
  }

  private static double[] shares(Row row, int column) {
    return row.<Double>getList(column).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Items that are among the widest of a pair; of several equal to the last all are. */
  private static Dataset<Row> widest(Dataset<Row> rows, long[][] wrong) {
    List<Column> pairs = new ArrayList<>();
    for (int label = 0; label < wrong.length; label++) {
      pairs.add(lit(label));
      pairs.add(classes(label, wrong[label]));
    }
    Column share = col(Probabilities.OF_LABELS);
    Column given = element_at(share, col(GivenLabels.GIVEN).plus(1));
    Column of = element_at(map(pairs.toArray(Column[]::new)), col(GivenLabels.GIVEN));
    return rows.withColumn(OTHER, explode(of))
        .withColumn(MARGIN, element_at(share, col(OTHER + "." + OTHER).plus(1)).minus(given))
        .withColumn(
            PLACE,
            rank()
                .over(
                    Window.partitionBy(col(GivenLabels.GIVEN), col(OTHER + "." + OTHER))
                        .orderBy(col(MARGIN).desc())))
        .where(col(PLACE).leq(col(OTHER + "." + COUNT)))
        .drop(OTHER, MARGIN, PLACE)
        .dropDuplicates(ITEM_ID);
  }

  /** The classes that some items with a label belong to, and how many. */
  private static Column classes(int label, long[] wrong) {
    List<Column> others = new ArrayList<>();
    for (int other = 0; other < wrong.length; other++) {
      if (other != label && wrong[other] > 0) {
        others.add(struct(lit(other).as(OTHER), lit(wrong[other]).as(COUNT)));
      }
    }
    return others.isEmpty()
        ? array().cast("array<struct<other:int,count:bigint>>")
        : array(others.toArray(Column[]::new));
  }

  /** The most suspect first; an item whose label is its most probable class is none. */
  private static Dataset<Row> ordered(Dataset<Row> widest) {
    Column share = col(Probabilities.OF_LABELS);
    Column best = array_position(share, array_max(share)).minus(1).cast("int");
    return widest
        .withColumn(SUGGESTED, best)
        .where(col(SUGGESTED).notEqual(col(GivenLabels.GIVEN)))
        .withColumn(Suspects.GIVEN_PROBABILITY, element_at(share, col(GivenLabels.GIVEN).plus(1)))
        .withColumn(Suspects.SUGGESTED_PROBABILITY, element_at(share, col(SUGGESTED).plus(1)))
        .sort(
            col(Suspects.SUGGESTED_PROBABILITY).minus(col(Suspects.GIVEN_PROBABILITY)).desc(),
            col(ITEM_ID));
  }
}
