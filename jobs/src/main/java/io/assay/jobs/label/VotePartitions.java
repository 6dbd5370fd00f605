package io.assay.jobs.label;

import io.assay.rules.label.annotator.AnswerDependence;
import io.assay.rules.label.annotator.ClosePairs;
import io.assay.rules.label.annotator.CopyEvidence;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.annotator.Kinship;
import io.assay.rules.label.annotator.SharedAnswers;
import io.assay.rules.label.choice.ItemSample;
import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.consensus.Expectation;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The packed votes of a task, kept in their partitions. What leaves a partition is sums of a size
 * that does not depend on votes or items. Numbers of annotators and labels are the driver's.
 */
final class VotePartitions implements CrowdScreening.Crowd, AutoCloseable {

  /** Pairs of votes on an item in which rings are looked for: about 64 MB in each partition. */
  private static final long RING_PAIRS = 2_000_000;

  private static final int DEPTH = 2;

  private final LabelTerms terms;
  private final String[] annotators;
  private final long votes;
  private final JavaSparkContext spark;
  private JavaRDD<LabelPartition> partitions;

  /**
   * Keeps packed votes.
   *
   * @param annotators of the whole task, in natural order
   */
  VotePartitions(LabelTerms terms, String[] annotators, JavaRDD<LabelPartition> packed) {
    this.terms = terms;
    this.annotators = annotators;
    this.spark = JavaSparkContext.fromSparkContext(packed.context());
    this.partitions = packed.persist(StorageLevel.MEMORY_AND_DISK());
    this.votes = sum(part -> (long) part.votes().given().votes(), Long::sum);
  }

  /**
   * Reads and packs.
   *
   * @param rows as {@link VoteRows} makes them
   */
  static VotePartitions of(Dataset<Row> rows, LabelTerms terms) {
    JavaRDD<DeliveredVotes> delivered =
        ReadVotes.of(rows, new WordCodes(terms.labels())).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      String[] annotators = ReadVotes.annotators(delivered);
      return new VotePartitions(
          terms, annotators, delivered.map(part -> part.pack(annotators, terms)));
    } finally {
      delivered.unpersist(false);
    }
  }

  /** Adds up what each partition comes to. */
  <T> T sum(Function<LabelPartition, T> figures, Sum<T> add) {
    return partitions.map(figures).treeReduce(add::of, DEPTH);
  }

  /** Adds two figures; order is irrelevant. */
  interface Sum<T> extends Serializable {
    T of(T one, T other);
  }

  /** The partitions as they are now. */
  JavaRDD<LabelPartition> partitions() {
    return partitions;
  }

  LabelTerms terms() {
    return terms;
  }

  /** Pseudonyms in natural order, by number. */
  String[] annotators() {
    return annotators;
  }

  int classes() {
    return terms.labels().size();
  }

  /** Votes as given. */
  long votes() {
    return votes;
  }

  JavaSparkContext spark() {
    return spark;
  }

  @Override
  public SharedAnswers shared(@Nullable ClosePairs close) {
    int count = annotators.length;
    int classes = classes();
    ItemSample sample = pairSample(part -> part.votes().given());
    Broadcast<Close> sent = spark.broadcast(new Close(close));
    try {
      return sum(
          part ->
              new SharedAnswers(count, classes, sent.value().pairs())
                  .add(sample.of(part.votes().given())),
          SharedAnswers::add);
    } finally {
      sent.destroy();
    }
  }

  /** What speaks for copying among the votes that count. */
  CopyEvidence copies(Parameters parameters) {
    int count = annotators.length;
    ItemSample sample = pairSample(LabelPartition::counting);
    return CopyEvidence.of(
        count,
        kinship ->
            under(
                parameters,
                kinship,
                (part, sent, kin) ->
                    new CopyEvidence(count, kin).add(sample.of(part.counting()), sent),
                CopyEvidence::add));
  }

  /** Items whose pairs of votes are not too many. */
  private ItemSample pairSample(Function<LabelPartition, PackedVotes> which) {
    long pairs = sum(part -> SharedAnswers.pairsIn(which.call(part)), Long::sum);
    return ItemSample.holding(terms.seed(), RING_PAIRS, pairs);
  }

  /** What is sent in place of a null, which Spark does not send. */
  private record Close(@Nullable ClosePairs pairs) implements Serializable {}

  @Override
  public void merge(int[] representatives) {
    replace(part -> part.with(part.votes().merging(representatives)));
  }

  @Override
  public void leaveOut(boolean[] excluded) {
    replace(part -> part.with(part.votes().without(excluded)));
  }

  @Override
  public AnswerDependence dependence(Parameters parameters) {
    int count = annotators.length;
    int classes = classes();
    return under(
        parameters,
        (part, sent) ->
            new AnswerDependence(count, classes).add(part.votes().merged(), part.counting(), sent),
        AnswerDependence::add);
  }

  @Override
  public long[] start(CountLayout layout, double[] kindShares) {
    return sum(part -> Expectation.start(part.counting(), layout, kindShares), CountLayout::add);
  }

  @Override
  public long[] counts(Parameters parameters) {
    return under(
        parameters, (part, sent) -> Expectation.counts(part.counting(), sent), CountLayout::add);
  }

  /** What a partition comes to under parameters. */
  interface Figures<T> extends Serializable {
    T of(LabelPartition part, Parameters parameters);
  }

  /** Sends the parameters to all partitions and adds up what these come to. */
  <T> T under(Parameters parameters, Figures<T> figures, Sum<T> add) {
    Broadcast<Parameters> sent = spark.broadcast(parameters);
    try {
      return sum(part -> figures.of(part, sent.value()), add);
    } finally {
      sent.destroy();
    }
  }

  /** What a partition comes to under parameters and a kinship. */
  interface KinFigures<T> extends Serializable {
    T of(LabelPartition part, Parameters parameters, Kinship kinship);
  }

  /** Sends parameters and kinship to all partitions and adds up what these come to. */
  <T> T under(Parameters parameters, Kinship kinship, KinFigures<T> figures, Sum<T> add) {
    Broadcast<Kinship> sent = spark.broadcast(kinship);
    try {
      return under(parameters, (part, received) -> figures.of(part, received, sent.value()), add);
    } finally {
      sent.destroy();
    }
  }

  private void replace(Function<LabelPartition, LabelPartition> change) {
    JavaRDD<LabelPartition> before = partitions;
    partitions = before.map(change).persist(StorageLevel.MEMORY_AND_DISK());
    // What follows from it must be there before it goes, or all would be read again.
    partitions.count();
    before.unpersist(false);
  }

  /** Lets go of the votes. */
  @Override
  public void close() {
    partitions.unpersist(false);
  }
}
