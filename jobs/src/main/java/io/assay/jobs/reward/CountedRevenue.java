package io.assay.jobs.reward;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Revenue;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The revenue of a batch: payments that no batch of the history has counted. */
final class CountedRevenue {
  private final StageContext context;

  CountedRevenue(StageContext context) {
    this.context = context;
  }

  /** In base units. */
  BigInteger ofBatch() {
    BigInteger sum = BigInteger.ZERO;
    Set<String> counted = new HashSet<>();
    for (BatchKey past : context.batch().pastKeys()) {
      for (Row row : context.tables().list(Revenue.TABLE, past)) {
        counted.add(row.getAs(Revenue.REFERENCE));
      }
    }
    for (Row row : context.tables().list(Revenue.TABLE, context.batch().key())) {
      if (counted.add(row.getAs(Revenue.REFERENCE))) {
        sum = sum.add(new BigInteger(row.<String>getAs(Revenue.AMOUNT)));
      }
    }
    return sum;
  }
}
