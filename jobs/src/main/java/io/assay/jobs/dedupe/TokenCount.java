package io.assay.jobs.dedupe;

import io.assay.rules.dedupe.join.TokenFrequencies;
import io.assay.rules.dedupe.join.TokenOrder;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes an order of tokens from the distinct contents of a batch, whatever their partitions. */
final class TokenCount {
  private static final int FEWEST_BITS = 10;

  /** Four megabytes in each task, one in the table. */
  private static final int MOST_BITS = 20;

  private static final int SEVERAL = 8;

  private TokenCount() {}

  /**
   * @param sets one column of sets, each content once
   * @param records about how many there are
   */
  static TokenOrder order(Dataset<Row> sets, long records) {
    return TokenOrder.of(
        sets.javaRDD().treeAggregate(new TokenFrequencies(bits(records)), new Add(), new Merge()));
  }

  /**
   * Whether so many records are several times those that an order was made from. It knows too
   * little of them then: what is frequent seems rare, and a search by it costs as the square.
   */
  static boolean outgrows(long records, TokenOrder order) {
    return 1L << bits(records) >= (long) SEVERAL * order.bytes().length;
  }

  private static int bits(long records) {
    int digits = Long.SIZE - Long.numberOfLeadingZeros(records);
    return Math.min(MOST_BITS, Math.max(FEWEST_BITS, digits + 1));
  }

  private static final class Add implements Function2<TokenFrequencies, Row, TokenFrequencies> {
    private static final long serialVersionUID = 1L;

    @Override
    public TokenFrequencies call(TokenFrequencies counted, Row row) {
      counted.add(PackedSet.unpack(row.getAs(0)));
      return counted;
    }
  }

  private static final class Merge
      implements Function2<TokenFrequencies, TokenFrequencies, TokenFrequencies> {
    private static final long serialVersionUID = 1L;

    @Override
    public TokenFrequencies call(TokenFrequencies one, TokenFrequencies other) {
      one.merge(other);
      return one;
    }
  }
}
