package io.assay.jobs.label;

import io.assay.rules.label.number.NumberDependence;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The packed answers of a numeric task, kept in their partitions like {@link VotePartitions}. */
final class NumberPartitions implements AutoCloseable {
  private static final int DEPTH = 2;

  private final NumberTerms terms;
  private final String[] annotators;
  private JavaRDD<NumberPartition> partitions;

  private NumberPartitions(
      NumberTerms terms, String[] annotators, JavaRDD<NumberPartition> packed) {
    this.terms = terms;
    this.annotators = annotators;
    this.partitions = packed.persist(StorageLevel.MEMORY_AND_DISK());
    // They must be there before what they were packed from goes.
    partitions.count();
  }

  /**
   * Reads and packs.
   *
   * @param rows as {@link VoteRows} makes them
   */
  static NumberPartitions of(Dataset<Row> rows, NumberTerms terms) {
    JavaRDD<DeliveredVotes> delivered =
        ReadVotes.of(rows, new NumberCodes(terms.scale())).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      String[] annotators = ReadVotes.annotators(delivered);
      return new NumberPartitions(
          terms,
          annotators,
          delivered.map(part -> part.packNumbers(annotators, terms.repetition())));
    } finally {
      delivered.unpersist(false);
    }
  }

  /** What a partition comes to under spreads. */
  interface Figures<T> extends Serializable {
    T of(NumberPartition part, double[] spreads);
  }

  /** Sends the spreads to all partitions and adds up what these come to. */
  <T> T under(double[] spreads, Figures<T> figures, VotePartitions.Sum<T> add) {
    Broadcast<double[]> sent = spark().broadcast(spreads);
    try {
      return partitions.map(part -> figures.of(part, sent.value())).treeReduce(add::of, DEPTH);
    } finally {
      sent.destroy();
    }
  }

  /** From now on the answers of some do not count. */
  void leaveOut(boolean[] excluded) {
    JavaRDD<NumberPartition> before = partitions;
    partitions = before.map(part -> part.without(excluded)).persist(StorageLevel.MEMORY_AND_DISK());
    // What follows from it must be there before it goes, or all would be read again.
    partitions.count();
    before.unpersist(false);
  }

  /** What all partitions come to. */
  NumberDependence dependence() {
    int count = annotators.length;
    long width = terms.scale().width();
    return partitions
        .map(part -> new NumberDependence(count).add(part.given(), width))
        .treeReduce(NumberDependence::add, DEPTH);
  }

  JavaRDD<NumberPartition> partitions() {
    return partitions;
  }

  NumberTerms terms() {
    return terms;
  }

  /** Pseudonyms in natural order, by number. */
  String[] annotators() {
    return annotators;
  }

  JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(partitions.context());
  }

  /** Lets go of the answers. */
  @Override
  public void close() {
    partitions.unpersist(false);
  }
}
