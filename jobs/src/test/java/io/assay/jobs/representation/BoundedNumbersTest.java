package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Strata;
import io.assay.rules.representation.Amount;
import io.assay.rules.representation.NumberGrid;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class BoundedNumbersTest {

  @Test
  void keepsFewNumbersOfManyWithAllTheirContents(SparkSession spark) {
    Tally many = numbers(spark, 0, 150_000, 1);

    Dataset<Row> bounded = BoundedNumbers.of(many).rows().cache();

    assertThat(bounded.count()).isBetween(NumberGrid.MOST / 4L, (long) NumberGrid.MOST);
    assertThat(contents(bounded)).isEqualTo(150_000);
    List<String> other = rows(BoundedNumbers.of(new Tally(many.rows().repartition(5))));
    assertThat(rows(new Tally(bounded))).isEqualTo(other);
    bounded.unpersist();
  }

  @Test
  void keepsFewNumbersAsTheyAreAndOtherRowsWithThem(SparkSession spark) {
    Tally few = numbers(spark, 0, 10, 2);
    Dataset<Row> contributors = few.rows().withColumn(Strata.KIND, lit(Tally.CONTRIBUTOR));
    Tally all = new Tally(few.rows().unionByName(contributors));

    assertThat(rows(BoundedNumbers.of(all))).isEqualTo(rows(all));
  }

  @Test
  void whatIsTakenAwayFallsWhereItWasCounted(SparkSession spark) {
    Tally bounded = BoundedNumbers.of(numbers(spark, 0, 100_000, 1));
    Tally taken = BoundedNumbers.of(numbers(spark, 17, 18, -1));

    Tally left = BoundedNumbers.of(bounded.plus(taken)).left();

    SortedMap<Double, Amount> before = amounts(bounded);
    SortedMap<Double, Amount> after = amounts(left);
    assertThat(contents(left.rows())).isEqualTo(99_999);
    assertThat(after.values().stream().mapToLong(Amount::count).min()).hasValue(1);
    assertThat(before.keySet().containsAll(after.keySet())).isTrue();
  }

  /** Numbers between two that no few binary digits tell apart, each so often. */
  private static Tally numbers(SparkSession spark, long from, long to, long times) {
    return new Tally(
        spark
            .range(from, to)
            .select(
                lit(Tally.VALUE).as(Strata.KIND),
                lit(0).as(Strata.PLACE),
                lit(null).cast(DataTypes.StringType).as(Strata.KEY),
                col("id").divide(7.0).plus(1000).as(Strata.NUMBER),
                lit(null)
                    .cast(DataTypes.createArrayType(DataTypes.StringType))
                    .as(Strata.CATEGORIES),
                lit(times).as(Strata.CONTENTS),
                lit(0).cast(DataTypes.createDecimalType(38, 0)).as(Strata.WEIGHT),
                lit(0).cast(DataTypes.createDecimalType(38, 0)).as(Strata.SQUARES)));
  }

  private static SortedMap<Double, Amount> amounts(Tally tally) {
    return SetSummary.of(tally, List.of()).numbers().get(0);
  }

  private static long contents(Dataset<Row> rows) {
    return rows.groupBy().sum(Strata.CONTENTS).first().getLong(0);
  }

  private static List<String> rows(Tally tally) {
    return tally.rows().collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
