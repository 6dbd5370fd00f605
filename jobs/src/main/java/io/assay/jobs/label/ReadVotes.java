package io.assay.jobs.label;

import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads the rows of {@link VoteRows} in a partition once, into arrays. */
record ReadVotes(LabelCodes codes)
    implements FlatMapFunction<Iterator<InternalRow>, DeliveredVotes> {
  private static final int DEPTH = 2;

  /**
   * The votes of each partition.
   *
   * @param rows as {@link VoteRows} makes them
   */
  static JavaRDD<DeliveredVotes> of(Dataset<Row> rows, LabelCodes codes) {
    JavaRDD<InternalRow> read = rows.queryExecution().toRdd().toJavaRDD();
    // Spark plans no partition at all for a table that it knows to be empty.
    return (read.getNumPartitions() == 0
            ? JavaSparkContext.fromSparkContext(read.context())
                .<InternalRow>emptyRDD()
                .repartition(1)
            : read)
        .mapPartitions(new ReadVotes(codes));
  }

  /** Who votes in any partition, in natural order. */
  static String[] annotators(JavaRDD<DeliveredVotes> votes) {
    return votes
        .map(DeliveredVotes::annotators)
        .treeReduce(ReadVotes::union, DEPTH)
        .toArray(String[]::new);
  }

  private static TreeSet<String> union(TreeSet<String> one, TreeSet<String> other) {
    TreeSet<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  @Override
  public Iterator<DeliveredVotes> call(Iterator<InternalRow> rows) {
    DeliveredVotes votes = new DeliveredVotes(codes);
    while (rows.hasNext()) {
      votes.read(rows.next());
    }
    return List.of(votes).iterator();
  }
}
