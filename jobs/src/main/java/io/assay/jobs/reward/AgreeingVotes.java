package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.LabelSetText;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Votes that agree with the label that was decided, by item and annotator. Of several votes of one
 * annotator on an item, those are held against the label that the label stage counts: who gives
 * every label in turn agrees by the vote that counts, or not at all.
 */
final class AgreeingVotes {
  private static final String AGREED = "agreed";
  private static final String BEFORE = "before";
  private static final String ARRIVED = "arrived";
  private static final String COUNTED = "counted";

  private final StageContext context;
  private final TableStore tables;
  private final Batch batch;

  AgreeingVotes(StageContext context) {
    this.context = context;
    this.tables = context.tables();
    this.batch = context.batch();
  }

  /**
   * Those that are paid with this batch: where the item's label is decided for the first time, all;
   * where it was before, those of annotators whose first vote on the item came with this batch.
   */
  Dataset<Row> toPay() {
    Dataset<Row> decided = decided();
    return votes()
        .join(decided, ITEM_ID)
        .groupBy(col(ITEM_ID), col(Votes.ANNOTATOR), col(AGREED), col(BEFORE))
        .agg(counted().as(COUNTED), min(col(CurrentVerdicts.SEQUENCE)).as(ARRIVED))
        .where(exists(col(COUNTED), label -> Votes.agrees(label, col(AGREED), section().task())))
        .where(col(BEFORE).isNull().or(col(ARRIVED).equalTo(batch.sequence())))
        .select(col(ITEM_ID), col(Votes.ANNOTATOR));
  }

  private Dataset<Row> decided() {
    Column isDecided = col(Labels.OUTCOME).equalTo("decided");
    Dataset<Row> before =
        tables
            .read(Labels.TABLE, batch.pastKeys())
            .where(isDecided)
            .select(col(ITEM_ID))
            .distinct()
            .withColumn(BEFORE, lit(true));
    return tables
        .read(Labels.TABLE, batch.key())
        .where(isDecided)
        .select(col(ITEM_ID), col(Labels.LABEL).as(AGREED)) // Votes have a label too.
        .join(before, new String[] {ITEM_ID}, "left");
  }

  /** All votes so far, each with the sequence number of the batch it came with. */
  private Dataset<Row> votes() {
    return tables
        .read(Votes.TABLE, batch.key())
        .withColumn(CurrentVerdicts.SEQUENCE, lit(batch.sequence()))
        .unionByName(
            tables
                .read(Votes.TABLE, batch.pastKeys())
                .withColumn(
                    CurrentVerdicts.SEQUENCE,
                    CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history())))
        .where(isOfTask());
  }

  /** The labels that count of one annotator on one item, in the order of the vote packer. */
  private Column counted() {
    Column order =
        struct(
            col(CurrentVerdicts.SEQUENCE),
            coalesce(unix_micros(col(Votes.VOTED_AT)), lit(Long.MIN_VALUE)),
            negate(place()));
    Column label = col(Votes.LABEL);
    return switch (section().repeated()) {
      case FIRST -> array(min_by(label, order));
      case LAST -> array(max_by(label, order));
      case ALL -> collect_set(label);
    };
  }

  private Column isOfTask() {
    LabelTask task = section().task();
    if (task instanceof LabelTask.Numeric number) {
      return Votes.isNumber(col(Votes.LABEL), number.minimum(), number.maximum());
    }
    return task instanceof LabelTask.Multiple sets
        ? LabelSetText.isCanonical(col(Votes.LABEL), LabelSetText.sets(sets))
        : col(Votes.LABEL).isin((Object[]) labels());
  }

  /** Place of a label in the order of the task. */
  private Column place() {
    LabelTask task = section().task();
    if (task instanceof LabelTask.Multiple sets) {
      return LabelSetText.number(col(Votes.LABEL), LabelSetText.sets(sets));
    }
    return task instanceof LabelTask.Numeric
        ? col(Votes.LABEL).cast(Votes.NUMBER)
        : array_position(lit(labels()), col(Votes.LABEL));
  }

  /** In natural order. */
  private String[] labels() {
    return ((LabelTask.Categorical) section().task())
        .values().stream().sorted().toArray(String[]::new);
  }

  private LabelsSection section() {
    return Objects.requireNonNull(context.charter().labels(), "labels");
  }
}
