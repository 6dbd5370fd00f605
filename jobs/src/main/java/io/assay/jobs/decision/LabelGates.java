package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.decision.Fraction;
import io.assay.rules.label.LabelAgreement;
import io.assay.rules.label.calibration.GoldOutcome;
import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.calibration.StrengthCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What gates ask of the labels of a set, each as it was last told. */
final class LabelGates {
  private static final String LATEST = "latest";
  private static final int DIGITS = 6;
  private static final Pair AGREEMENT = new Pair(Labels.AGREEING, Labels.VOTES);

  /** Questions have columns of the same names. */
  private static final Pair ACCURACY = new Pair(Labels.STRENGTH, Labels.GOLD_RIGHT);

  private LabelGates() {}

  /** The mean agreement over the items of a set. */
  static @Nullable Fraction agreement(StageContext context, Dataset<Row> set) {
    List<LabelAgreement.Shape> shapes =
        counted(set, latest(context, Labels.TABLE, AGREEMENT), AGREEMENT).stream()
            .filter(row -> row.getLong(1) > 0)
            .map(row -> new LabelAgreement.Shape(row.getLong(0), row.getLong(1), row.getLong(2)))
            .toList();
    return LabelAgreement.mean(shapes);
  }

  /**
   * The lower end of the interval in which the share of right labels of a set lies, rounded down;
   * null for a set without labels. Gold calibrates, and decides alone where it contradicts. Of a
   * task of several labels, the lowest of all questions.
   */
  static @Nullable Fraction accuracy(StageContext context, Dataset<Row> set) {
    LabelsSection labels = context.charter().labels();
    if (labels == null || !(labels.task() instanceof LabelTask.Multiple task)) {
      return accuracy(counted(set, latest(context, Labels.TABLE, ACCURACY), ACCURACY));
    }
    Fraction lowest = null;
    for (String label : task.values()) {
      Dataset<Row> answers =
          latest(context, LabelQuestions.TABLE, ACCURACY, col(LabelQuestions.LABEL).equalTo(label));
      Fraction lower = accuracy(counted(set, answers, ACCURACY));
      lowest = lower == null || lowest != null && lowest.compareTo(lower) <= 0 ? lowest : lower;
    }
    return lowest;
  }

  private static @Nullable Fraction accuracy(List<Row> counted) {
    StrengthCounts counts = new StrengthCounts();
    for (Row row : counted) {
      if (row.isNullAt(0)) {
        continue; // The item has no label.
      }
      if (row.isNullAt(1)) {
        counts.add(row.getInt(0), row.getLong(2));
      } else {
        GoldOutcome outcome = row.getBoolean(1) ? GoldOutcome.RIGHT : GoldOutcome.WRONG;
        counts.addGold(row.getInt(0), outcome, row.getLong(2));
      }
    }
    double lower = SetAccuracy.of(counts).decisive().lower();
    return counts.labels() == 0
        ? null
        : Fraction.of(BigDecimal.valueOf(lower).setScale(DIGITS, RoundingMode.FLOOR));
  }

  /** Two figures of items as they were told last. */
  private static Dataset<Row> latest(
      StageContext context, TableDefinition table, Pair figures, Column... conditions) {
    Batch batch = context.batch();
    List<BatchKey> keys = new ArrayList<>(batch.pastKeys());
    keys.add(batch.key());
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), batch);
    Dataset<Row> rows = context.tables().read(table, keys);
    for (Column condition : conditions) {
      rows = rows.where(condition);
    }
    return rows.groupBy(col(ITEM_ID))
        .agg(max_by(struct(col(figures.one()), col(figures.other())), sequence).as(LATEST));
  }

  /** How often two figures occur together in a set. */
  private static List<Row> counted(Dataset<Row> set, Dataset<Row> latest, Pair figures) {
    return latest
        .join(set.select(col(ITEM_ID)).distinct(), ItemVerdicts.on(ITEM_ID), "left_semi")
        .groupBy(col(LATEST + "." + figures.one()), col(LATEST + "." + figures.other()))
        .agg(count(lit(1)))
        .collectAsList();
  }

  /** Names of two figures. */
  private record Pair(String one, String other) {}
}
