package io.assay.jobs.label.suspect;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Suspects;
import io.assay.rules.charter.GivenLabelsSection.Classifier;
import java.util.Objects;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Probabilities of labels by multinomial logistic regression over the words of the contents, each
 * item's by a model that learnt from other folds. The fold follows from the content, so that none
 * learns from a copy of what it judges. A model learns from a seeded sample of bounded size in one
 * partition in the order of item ids: floating-point sums then have one order, whatever the
 * partitions of the table.
 */
final class OutOfFold implements AutoCloseable {

  /** Items that a model learns from; with more it hardly gets better, and one task learns. */
  private static final long SAMPLE = 20_000;

  /** Items below which nothing can be learnt that speaks against a label. */
  static final long FEWEST = 50;

  private static final int ITERATIONS = 100;

  /** Strength of the penalty on squared weights, divided by the items learnt from. */
  private static final double PENALTY = 0.1;

  private static final String FOLD = "fold";
  private static final String FEATURES = "features";
  private static final String LABEL = "label_number";
  private static final long FOLD_SEED = 1;
  private static final long SAMPLE_SEED = 2;
  private static final long STEPS = 1 << 30;

  private final int classes;
  private final int folds;
  private final Dataset<Row> words;

  /**
   * Prepares.
   *
   * @param labels as {@link GivenLabels} makes them
   */
  OutOfFold(Dataset<Row> labels, int classes, Classifier classifier) {
    this.classes = classes;
    this.folds = classifier.folds();
    StructType kept =
        new StructType()
            .add(ITEM_ID, DataTypes.StringType)
            .add(Suspects.DELIVERED_BATCH_ID, DataTypes.StringType)
            .add(GivenLabels.GIVEN, DataTypes.IntegerType)
            .add(Contents.CONTENT_HASH, DataTypes.StringType);
    HashedWords hashed = new HashedWords(classifier.fields(), kept);
    this.words =
        labels
            .mapPartitions(hashed, Encoders.row(hashed.schema()))
            .withColumn(FOLD, hash(FOLD_SEED, folds))
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The rows of {@link Probabilities}; none of too few items. */
  Dataset<Row> probabilities() {
    long items = words.count();
    WordWeights weights = WordWeights.of(words.select(col(HashedWords.WORDS)).javaRDD(), items);
    Dataset<Row> vectors =
        words
            .withColumn(
                FEATURES, udf(weights, SQLDataTypes.VectorType()).apply(col(HashedWords.WORDS)))
            .withColumn(
                LABEL,
                col(GivenLabels.GIVEN)
                    .cast("double")
                    .as(
                        LABEL,
                        NominalAttribute.defaultAttr()
                            .withName(LABEL)
                            .withNumValues(classes)
                            .toMetadata()));
    Dataset<Row> judged = null;
    for (int fold = 0; fold < folds; fold++) {
      Dataset<Row> own = judged(vectors, fold, items);
      judged = judged == null ? own : judged.unionAll(own);
    }
    return Objects.requireNonNull(judged);
  }

  private Dataset<Row> judged(Dataset<Row> vectors, int fold, long items) {
    Dataset<Row> own = vectors.where(col(FOLD).equalTo(fold));
    if (items < FEWEST) {
      return Probabilities.columns(
          own.limit(0).withColumn(Probabilities.OF_LABELS, lit(null).cast("array<double>")));
    }
    Dataset<Row> learning =
        vectors
            .where(col(FOLD).notEqual(fold).and(sampled(items)))
            .repartition(1)
            .sortWithinPartitions(col(ITEM_ID))
            .select(col(LABEL), col(FEATURES))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long learnt = learning.count();
      if (learnt == 0) {
        return judged(vectors, fold, 0);
      }
      LogisticRegressionModel model =
          new LogisticRegression()
              .setLabelCol(LABEL)
              .setFeaturesCol(FEATURES)
              .setFamily("multinomial")
              .setStandardization(false)
              .setMaxIter(ITERATIONS)
              .setRegParam(PENALTY / learnt)
              .fit(learning);
      return Probabilities.columns(
          model
              .setProbabilityCol("shares")
              .transform(own)
              .withColumn(Probabilities.OF_LABELS, vector_to_array(col("shares"), "float64")));
    } finally {
      learning.unpersist();
    }
  }

  private Column sampled(long items) {
    return hash(SAMPLE_SEED, STEPS).lt(Math.min(STEPS, STEPS * SAMPLE / items + 1));
  }

  private static Column hash(long seed, long steps) {
    return pmod(xxhash64(lit(seed), col(Contents.CONTENT_HASH)), lit(steps));
  }

  @Override
  public void close() {
    words.unpersist();
  }
}
