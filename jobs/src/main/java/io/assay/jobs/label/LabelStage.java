package io.assay.jobs.label;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.label.MajorityVote;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Agrees on a label for every judged item, and again for every item of history that gets votes with
 * this batch, from all votes so far. Rows in are these items, rows out those with a label.
 */
public final class LabelStage implements Stage {
  private static final String DECIDED = "decided";

  @Override
  public StageName name() {
    return StageName.LABEL;
  }

  @Override
  public StageResult run(StageContext context) {
    LabelsSection section = context.charter().labels();
    if (section == null || !(section.task() instanceof LabelTask.Categorical task)) {
      return StageResult.skipped();
    }
    Dataset<Row> labels =
        votesByItem(context)
            .map(
                new AgreeOnLabels(MajorityVote.of(task, section)),
                Encoders.row(AgreeOnLabels.SCHEMA))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return write(context, labels);
    } finally {
      labels.unpersist();
    }
  }

  private static StageResult write(StageContext context, Dataset<Row> labels) {
    Column isDecided = col(Labels.OUTCOME).equalTo(DECIDED);
    Dataset<Row> annotators =
        labels
            .where(isDecided)
            .select(col(Labels.LABEL).as("agreed"), explode(col(AgreeOnLabels.COUNTED)))
            .groupBy(col("key").as(Annotators.ANNOTATOR))
            .agg(
                count(lit(1)).as(Annotators.VOTES),
                count_if(col("value").equalTo(col("agreed"))).as(Annotators.AGREEING));
    context.tables().append(Labels.TABLE, context.batch().key(), labels);
    context.tables().append(Annotators.TABLE, context.batch().key(), annotators);
    Row counts = labels.agg(count(lit(1)), count_if(isDecided)).head();
    return StageResult.done(
        counts.getLong(0), counts.getLong(1), Map.of(Labels.TABLE, counts.getLong(0)));
  }

  /** Every item in question with its contributors and all its votes. */
  private static Dataset<Row> votesByItem(StageContext context) {
    TableStore tables = context.tables();
    Batch batch = context.batch();
    Dataset<Row> arrived = tables.read(Votes.TABLE, batch.key());
    Dataset<Row> delivered =
        tables
            .read(Items.TABLE, batch.key())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.CONTRIBUTORS));
    Dataset<Row> known =
        tables
            .read(Items.TABLE, batch.pastKeys())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.CONTRIBUTORS));
    Dataset<Row> voted = arrived.select(col(ITEM_ID)).distinct();
    Dataset<Row> asked =
        delivered
            .unionByName(known.join(voted, new String[] {ITEM_ID}, "left_semi"))
            .dropDuplicates(ITEM_ID); // An id belongs to the same contributors for good.
    Dataset<Row> votes =
        votes(context)
            .groupBy(col(ITEM_ID))
            .agg(
                collect_list(
                        struct(
                            col(Votes.ANNOTATOR),
                            col(Votes.LABEL),
                            col(CurrentVerdicts.SEQUENCE),
                            col(Votes.VOTED_AT)))
                    .as(AgreeOnLabels.VOTES));
    return asked
        .join(votes, new String[] {ITEM_ID}, "left")
        .select(AgreeOnLabels.input().stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** Votes of this batch and of history, each with the sequence number of its batch. */
  private static Dataset<Row> votes(StageContext context) {
    Batch batch = context.batch();
    TableStore tables = context.tables();
    return tables
        .read(Votes.TABLE, batch.key())
        .withColumn(CurrentVerdicts.SEQUENCE, lit(batch.sequence()))
        .unionByName(
            tables
                .read(Votes.TABLE, batch.pastKeys())
                .withColumn(
                    CurrentVerdicts.SEQUENCE,
                    CurrentVerdicts.sequenceOf(col(BATCH_ID), batch.history())));
  }
}
