package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Revenue;
import java.math.BigInteger;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A payment is shared out once, whoever names it again. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class CountedRevenueTest {
  @TempDir Path directory;

  @Test
  void aPaymentCountsInTheFirstBatchThatNamesItAndInNoOther(SparkSession spark) {
    String large = "340282366920938463463374607431768211456";
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .fill(Revenue.TABLE, key(1), row("invoice-1", "100"), row("invoice-2", large))
            .fill(
                Revenue.TABLE,
                key(2),
                row("invoice-2", "7"),
                row("invoice-3", "20"),
                row("invoice-3", "20"),
                row("Invoice-1", "3"));

    assertThat(revenue(filled, 1)).isEqualTo(new BigInteger(large).add(BigInteger.valueOf(100)));
    filled.past(key(1), 1);
    assertThat(revenue(filled, 2))
        .as("one of invoice-3, and another invoice")
        .isEqualTo(BigInteger.valueOf(23));
    filled.past(key(2), 2);
    assertThat(revenue(filled, 3)).as("a batch without payments").isZero();
  }

  private static BigInteger revenue(FilledWarehouse filled, int batch) {
    return new CountedRevenue(filled.context(key(batch), batch)).ofBatch();
  }

  private static BatchKey key(int batch) {
    return new BatchKey("b" + batch, 1);
  }
}
