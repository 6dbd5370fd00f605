package io.assay.jobs.dedupe;

import io.assay.rules.dedupe.join.TokenFrequencies;
import io.assay.rules.dedupe.join.TokenOrder;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
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
    JavaRDD<Row> rows = sets.javaRDD();
    int bits = bits(records);
    // Made by the tasks: counters that are all zero would be most of what each task is sent.
    return TokenOrder.of(
        rows.getNumPartitions() == 0
            ? new TokenFrequencies(bits)
            : rows.mapPartitions(new Count(bits)).treeReduce(new Merge()));
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

  private static final class Count implements FlatMapFunction<Iterator<Row>, TokenFrequencies> {
    private static final long serialVersionUID = 1L;

    private final int bits;

    Count(int bits) {
      this.bits = bits;
    }

    @Override
    public Iterator<TokenFrequencies> call(Iterator<Row> rows) {
      TokenFrequencies counted = new TokenFrequencies(bits);
      rows.forEachRemaining(row -> counted.add(PackedSet.unpack(row.getAs(0))));
      return List.of(counted).iterator();
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
