package io.assay.jobs.label.suspect;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Suspects;
import io.assay.rules.charter.GivenLabelsSection;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Writes the queue of items whose given label is probably wrong. */
public final class SuspectSearch {
  private static final StructType ROW =
      new StructType()
          .add(ITEM_ID, DataTypes.StringType)
          .add(Suspects.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(Suspects.RANK, DataTypes.LongType)
          .add(Suspects.GIVEN, DataTypes.StringType)
          .add(Suspects.SUGGESTED, DataTypes.StringType)
          .add(Suspects.GIVEN_PROBABILITY, DataTypes.DoubleType)
          .add(Suspects.SUGGESTED_PROBABILITY, DataTypes.DoubleType);

  private SuspectSearch() {}

  /**
   * What was looked at.
   *
   * @param judged items whose label could be judged
   * @param suspects of these, in the queue
   */
  public record Found(long judged, long suspects) {}

  /** Judges the given labels of the dataset with the batch of the context. */
  public static Found write(StageContext context, GivenLabelsSection section) {
    List<String> values = section.values();
    Dataset<Row> labels = new GivenLabels(context).rows(section.attribute(), values);
    GivenLabelsSection.Classifier classifier = section.classifier();
    if (classifier == null) {
      return write(
          context,
          values,
          Probabilities.ofAttributes(
              labels, values, Objects.requireNonNull(section.probabilities(), "probabilities")));
    }
    try (OutOfFold folds = new OutOfFold(labels, values.size(), classifier)) {
      return write(context, values, folds.probabilities());
    }
  }

  private static Found write(
      StageContext context, List<String> values, Dataset<Row> probabilities) {
    Dataset<Row> judged = probabilities.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> suspects = MislabelledItems.of(judged, values.size());
      context
          .tables()
          .append(Suspects.TABLE, context.batch().key(), ranked(suspects, List.copyOf(values)));
      return new Found(
          judged.count(), context.tables().count(Suspects.TABLE, context.batch().key()));
    } finally {
      judged.unpersist();
    }
  }

  private static Dataset<Row> ranked(Dataset<Row> ordered, List<String> values) {
    Dataset<Row> rows =
        ordered.select(
            col(ITEM_ID),
            col(Suspects.DELIVERED_BATCH_ID),
            col(GivenLabels.GIVEN),
            col(MislabelledItems.SUGGESTED),
            col(Suspects.GIVEN_PROBABILITY),
            col(Suspects.SUGGESTED_PROBABILITY));
    return ordered
        .sparkSession()
        .createDataFrame(
            rows.javaRDD()
                .zipWithIndex()
                .map(
                    ranked ->
                        RowFactory.create(
                            ranked._1().getString(0),
                            ranked._1().getString(1),
                            ranked._2() + 1,
                            values.get(ranked._1().getInt(2)),
                            values.get(ranked._1().getInt(3)),
                            ranked._1().getDouble(4),
                            ranked._1().getDouble(5))),
            ROW);
  }
}
