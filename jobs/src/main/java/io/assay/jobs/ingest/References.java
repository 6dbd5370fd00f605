package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelSetText;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Votes;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/**
 * Takes in what speaks of items by their id: votes and review decisions. What speaks of an item
 * that nobody delivered, or that does not wait for a decision, goes to quarantine.
 */
final class References {
  private static final String UNKNOWN_ITEM = "unknown-item";
  private static final String UNKNOWN_LABEL = "unknown-label";
  private static final String NOT_IN_REVIEW = "not-in-review";
  private static final String ATTRIBUTE_CHANGED = "attribute-changed";
  private static final String COUNTS = "counts";
  private static final String KNOWN = "known";
  private static final String WAITING = "waiting";
  private static final String ACCEPTED = "accepted";
  private static final String NEWEST = "newest";

  private References() {}

  static Taken votes(StageContext context, DatasetKey key, Scratch scratch) {
    List<DeliveredFile> files =
        DeliveredFile.of(context.batch().inputs().votes(), context.batch().digests());
    if (files.isEmpty()) {
      return Taken.NOTHING;
    }
    Dataset<Row> delivered =
        context
            .tables()
            .read(Items.TABLE, context.batch().key())
            .unionByName(context.tables().read(Items.TABLE, context.batch().pastKeys()))
            .select(col(ITEM_ID))
            .distinct()
            .withColumn(KNOWN, lit(true));
    Column reason =
        when(col(KNOWN).isNull(), lit(UNKNOWN_ITEM)).when(isUnknownLabel(context), UNKNOWN_LABEL);
    Column detail = when(col(KNOWN).isNull(), col(ITEM_ID)).otherwise(col(Votes.LABEL));
    VoteRecords kind = new VoteRecords(context.charter().intake(), key);
    Dataset<Row> told =
        judged(
            ReadFiles.of(context.spark(), files, kind, ReadFiles.Raw.ALL)
                .join(delivered, usingItem(), "left"),
            reason,
            detail);
    return split(
        context, scratch.keep(withCanonicalSets(context, told)), Votes.TABLE, QuarantineRows.VOTE);
  }

  static Taken decisions(StageContext context, DatasetKey key, Scratch scratch) {
    List<DeliveredFile> files =
        DeliveredFile.of(context.batch().inputs().decisions(), context.batch().digests());
    if (files.isEmpty()) {
      return Taken.NOTHING;
    }
    Column waits = col(Verdicts.VERDICT).equalTo("review");
    Dataset<Row> verdicts =
        CurrentVerdicts.of(context.tables(), context.batch().history())
            .groupBy(col(ITEM_ID))
            .agg(
                collect_set(when(waits, col(Verdicts.DELIVERED_BATCH_ID))).as(WAITING),
                collect_set(
                        when(
                            col(Verdicts.VERDICT).equalTo("accepted"),
                            col(Verdicts.DELIVERED_BATCH_ID)))
                    .as(ACCEPTED),
                max_by(
                        col(Verdicts.DELIVERED_BATCH_ID),
                        when(waits, col(CurrentVerdicts.DELIVERED_SEQUENCE)))
                    .as(NEWEST));
    // Who does not say which content of the item is meant, means the newest that waits.
    Column meant = coalesce(col(Reviews.DELIVERED_BATCH_ID), col(NEWEST));
    // An accepted content is found bad by its batch alone, so that nobody hits it by mistake.
    Column recalls =
        col(Reviews.DECISION)
            .equalTo("reject")
            .and(array_contains(col(ACCEPTED), col(Reviews.DELIVERED_BATCH_ID)));
    Column counts =
        coalesce(array_contains(col(WAITING), meant), lit(false)).or(coalesce(recalls, lit(false)));
    DecisionRecords kind =
        new DecisionRecords(key, context.charter().intake().columns().attributes().keySet());
    Dataset<Row> referred =
        scratch
            .keep(ReadFiles.of(context.spark(), files, kind, ReadFiles.Raw.ALL))
            .join(verdicts, usingItem(), "left")
            .withColumn(Reviews.DELIVERED_BATCH_ID, meant)
            .withColumn(COUNTS, counts);
    Dataset<Row> told =
        judged(
            CheckedAttributes.compared(context, referred),
            when(col(WAITING).isNull(), lit(UNKNOWN_ITEM))
                .when(not(col(COUNTS)), NOT_IN_REVIEW)
                .when(col(CheckedAttributes.CHANGED).isNotNull(), ATTRIBUTE_CHANGED),
            coalesce(
                when(col(WAITING).isNotNull().and(col(COUNTS)), col(CheckedAttributes.CHANGED)),
                col(ITEM_ID)));
    return split(context, scratch.keep(told), Reviews.TABLE, QuarantineRows.DECISION);
  }

  private static Column isUnknownLabel(StageContext context) {
    LabelsSection labels = context.charter().labels();
    if (labels == null) {
      return lit(false);
    }
    Column label = col(Votes.LABEL);
    LabelTask task = labels.task();
    if (task instanceof LabelTask.Numeric number) {
      return not(Votes.isNumber(label, number.minimum(), number.maximum()));
    }
    return task instanceof LabelTask.Multiple sets
        ? LabelSetText.canonical(label, LabelSetText.sets(sets)).isNull()
        : not(label.isin(((LabelTask.Categorical) task).values().toArray()));
  }

  /** One text for each set of labels, however its labels were ordered. */
  private static Dataset<Row> withCanonicalSets(StageContext context, Dataset<Row> votes) {
    LabelsSection labels = context.charter().labels();
    return labels != null && labels.task() instanceof LabelTask.Multiple task
        ? votes.withColumn(
            Votes.LABEL,
            coalesce(
                LabelSetText.canonical(col(Votes.LABEL), LabelSetText.sets(task)),
                col(Votes.LABEL)))
        : votes;
  }

  /** Unreadable records keep their reason; the others may get one. */
  private static Dataset<Row> judged(Dataset<Row> rows, Column reason, Column detail) {
    Column readable = col(Quarantine.REASON).isNull();
    return rows.withColumn(
            Quarantine.DETAIL, when(readable, detail).otherwise(col(Quarantine.DETAIL)))
        .withColumn(Quarantine.REASON, coalesce(col(Quarantine.REASON), reason));
  }

  private static Taken split(
      StageContext context, Dataset<Row> judged, TableDefinition table, QuarantineRows kind) {
    Dataset<Row> good = judged.where(col(Quarantine.REASON).isNull());
    Dataset<Row> rows =
        table.equals(Reviews.TABLE)
            ? good.withColumn(Reviews.REASON, col(DecisionRecords.WORDS))
            : good;
    context.tables().append(table, context.batch().key(), rows);
    Row counts = judged.agg(count(lit(1)), count(col(Quarantine.REASON))).head();
    if (counts.getLong(1) > 0) {
      kind.append(context, judged.where(col(Quarantine.REASON).isNotNull()));
    }
    long out = counts.getLong(0) - counts.getLong(1);
    return new Taken(counts.getLong(0), out, Map.of(table, out));
  }

  private static scala.collection.immutable.Seq<String> usingItem() {
    return JavaConverters.asScalaBuffer(List.of(ITEM_ID)).toList();
  }
}
