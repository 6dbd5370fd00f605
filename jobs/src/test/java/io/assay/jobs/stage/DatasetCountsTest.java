package io.assay.jobs.stage;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Strata;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DatasetCountsTest {
  private static final BatchKey FIRST = new BatchKey("b1", 1);
  private static final BatchKey SECOND = new BatchKey("b2", 1);
  private static final BatchKey THIRD = new BatchKey("b3", 1);

  @TempDir Path directory;

  @Test
  void addUpTheLastWholeAndWhatChangedSince(SparkSession spark) {
    FilledWarehouse warehouse =
        new FilledWarehouse(spark, directory)
            .fill(Strata.TABLE, FIRST, counted("admitted", 1, 5), counted("whole", 1, 100))
            .fill(Strata.TABLE, SECOND, counted("admitted", 2, 20), counted("displaced", 2, -3))
            .fill(Strata.TABLE, THIRD, counted("admitted", 1, 7), counted("whole", 1, 124));

    assertThat(contents(warehouse, List.of(FIRST))).isEqualTo(100);
    assertThat(contents(warehouse, List.of(FIRST, SECOND))).isEqualTo(117);
    assertThat(contents(warehouse, List.of(FIRST, SECOND, THIRD))).isEqualTo(124);
    assertThat(DatasetCounts.written(warehouse.tables(), new BatchKey("b4", 1))).isNull();
  }

  private static long contents(FilledWarehouse warehouse, List<BatchKey> keys) {
    DatasetCounts.Written written =
        DatasetCounts.written(warehouse.tables(), keys.get(keys.size() - 1));
    return DatasetCounts.rows(warehouse.tables(), keys, written).collectAsList().stream()
        .mapToLong((Row row) -> row.<Long>getAs(Strata.CONTENTS))
        .sum();
  }

  private static Object[] counted(String part, int batches, long contents) {
    BigDecimal none = BigDecimal.ZERO;
    return row("basis", "sources", part, batches, "day", 0, null, 1.0, null, contents, none, none);
  }
}
