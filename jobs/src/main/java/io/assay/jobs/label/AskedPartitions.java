package io.assay.jobs.label;

import io.assay.rules.label.consensus.Parameters;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A task of several labels: the packed sets, and beside them a task of yes and no for each label.
 */
final class AskedPartitions implements AutoCloseable {
  private static final int DEPTH = 2;

  private final SetTerms terms;
  private final String[] annotators;
  private final JavaRDD<NumberPartition> sets;
  private final List<VotePartitions> questions = new ArrayList<>();

  private AskedPartitions(SetTerms terms, String[] annotators, JavaRDD<NumberPartition> packed) {
    this.terms = terms;
    this.annotators = annotators;
    this.sets = packed.persist(StorageLevel.MEMORY_AND_DISK());
    int count = annotators.length;
    for (int place = 0; place < terms.questions(); place++) {
      int asked = place;
      questions.add(
          new VotePartitions(
              terms.question(),
              annotators,
              sets.map(part -> AskedPartition.question(part, asked, count))));
    }
  }

  /**
   * Reads and packs.
   *
   * @param rows as {@link VoteRows} makes them
   */
  static AskedPartitions of(Dataset<Row> rows, SetTerms terms) {
    JavaRDD<DeliveredVotes> delivered =
        ReadVotes.of(rows, new SetCodes(terms.sets())).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      String[] annotators = ReadVotes.annotators(delivered);
      return new AskedPartitions(
          terms,
          annotators,
          delivered.map(part -> part.packNumbers(annotators, terms.question().repetition())));
    } finally {
      delivered.unpersist(false);
    }
  }

  SetTerms terms() {
    return terms;
  }

  /** Pseudonyms in natural order, by number. */
  String[] annotators() {
    return annotators;
  }

  /** The task of each label, in their order. */
  List<VotePartitions> questions() {
    return questions;
  }

  JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(sets.context());
  }

  /** Sets and questions beside each other, as they are now. */
  JavaRDD<AskedPartition> partitions() {
    JavaRDD<AskedPartition> all = sets.map(part -> new AskedPartition(part, List.of()));
    for (VotePartitions question : questions) {
      all = all.zip(question.partitions()).map(AskedPartitions::joined);
    }
    return all;
  }

  private static AskedPartition joined(Tuple2<AskedPartition, LabelPartition> pair) {
    return pair._1().with(pair._2());
  }

  /** What a partition comes to under the parameters of each question. */
  interface Figures<T> extends Serializable {
    T of(AskedPartition part, List<Parameters> parameters);
  }

  /** Sends the parameters to all partitions and adds up what these come to. */
  <T> T under(List<Parameters> parameters, Figures<T> figures, VotePartitions.Sum<T> add) {
    Broadcast<ArrayList<Parameters>> sent = spark().broadcast(new ArrayList<>(parameters));
    try {
      return partitions().map(part -> figures.of(part, sent.value())).treeReduce(add::of, DEPTH);
    } finally {
      sent.destroy();
    }
  }

  /** Lets go of the votes. */
  @Override
  public void close() {
    questions.forEach(VotePartitions::close);
    sets.unpersist(false);
  }
}
