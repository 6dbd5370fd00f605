package io.assay.jobs.label;

import io.assay.jobs.table.Votes;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.label.number.NumberScale;
import io.assay.rules.label.vote.Repetition;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * What the charter asks of a numeric task.
 *
 * @param tolerance in steps of the scale: so far apart, two numbers still agree
 * @param quorum counting answers that an item needs
 * @param repetition which of several answers of an annotator on an item count
 * @param relabelBudget further answers that can be asked for
 */
record NumberTerms(
    NumberScale scale, long tolerance, int quorum, Repetition repetition, int relabelBudget)
    implements GoldFile.GoldLabels, Serializable {

  /** The terms of a charter, null if it does not ask for numbers. */
  static @Nullable NumberTerms of(Charter charter) {
    LabelsSection section = charter.labels();
    if (section == null || !(section.task() instanceof LabelTask.Numeric task)) {
      return null;
    }
    NumberScale scale = new NumberScale(task.minimum(), task.maximum());
    return new NumberTerms(
        scale,
        scale.distance(task.tolerance()),
        section.quorum(),
        Repetition.valueOf(section.repeated().name()),
        section.relabelBudget());
  }

  boolean agree(long one, long other) {
    return Math.abs(one - other) <= tolerance;
  }

  @Override
  public Column isKnown(Column label) {
    return Votes.isNumber(label, scale.minimum(), scale.maximum());
  }

  @Override
  public String advice() {
    return "Write numbers from %s to %s."
        .formatted(scale.minimum().toPlainString(), scale.maximum().toPlainString());
  }
}
