package io.assay.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class WaitingTotalsTest {
  private static final StructType SCHEMA =
      new StructType()
          .add(Waiting.ACCOUNT, DataTypes.StringType)
          .add(Waiting.AMOUNT, DataTypes.StringType)
          .add(Waiting.HELD_BATCHES, DataTypes.IntegerType);

  @Test
  void tellsWhatWaitsFromWhatIsHeldAndOwed() {
    WaitingTotals totals =
        WaitingTotals.of(
            List.of(
                row("ann", "5", 0),
                row("ann", "7", 1),
                row("ann", "8", 2),
                row("bob", "-230", 0),
                row("cyd", "3", 0)));

    assertThat(totals.waiting().amount()).isEqualTo(BigInteger.valueOf(8));
    assertThat(totals.waiting().accounts()).containsExactlyInAnyOrder("ann", "cyd");
    assertThat(totals.held().amount()).isEqualTo(BigInteger.valueOf(15));
    assertThat(totals.held().accounts()).containsExactly("ann");
    assertThat(totals.owed().amount()).isEqualTo(BigInteger.valueOf(230));
    assertThat(totals.owed().accounts()).containsExactly("bob");
  }

  private static Row row(String account, String amount, int held) {
    return new GenericRowWithSchema(new Object[] {account, amount, held}, SCHEMA);
  }
}
