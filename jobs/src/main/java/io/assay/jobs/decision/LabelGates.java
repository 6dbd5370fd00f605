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
import io.assay.jobs.table.Labels;
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

  private LabelGates() {}

  /** The mean agreement over the items of a set. */
  static @Nullable Fraction agreement(StageContext context, Dataset<Row> set) {
    List<LabelAgreement.Shape> shapes =
        counted(context, set, Labels.AGREEING, Labels.VOTES).stream()
            .filter(row -> row.getLong(1) > 0)
            .map(row -> new LabelAgreement.Shape(row.getLong(0), row.getLong(1), row.getLong(2)))
            .toList();
    return LabelAgreement.mean(shapes);
  }

  /**
   * The lower end of the interval in which the share of right labels of a set lies, rounded down;
   * null for a set without labels. Gold calibrates, and decides alone where it contradicts.
   */
  static @Nullable Fraction accuracy(StageContext context, Dataset<Row> set) {
    StrengthCounts counts = new StrengthCounts();
    for (Row row : counted(context, set, Labels.STRENGTH, Labels.GOLD_RIGHT)) {
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

  /** How often two figures of the latest label of an item occur together in a set. */
  private static List<Row> counted(
      StageContext context, Dataset<Row> set, String one, String other) {
    Batch batch = context.batch();
    List<BatchKey> keys = new ArrayList<>(batch.pastKeys());
    keys.add(batch.key());
    Column sequence = CurrentVerdicts.sequenceOf(col(BATCH_ID), batch);
    return context
        .tables()
        .read(Labels.TABLE, keys)
        .groupBy(col(ITEM_ID))
        .agg(max_by(struct(col(one), col(other)), sequence).as(LATEST))
        .join(set.select(col(ITEM_ID)).distinct(), ItemVerdicts.on(ITEM_ID), "left_semi")
        .groupBy(col(LATEST + "." + one), col(LATEST + "." + other))
        .agg(count(lit(1)))
        .collectAsList();
  }
}
