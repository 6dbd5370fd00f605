package io.assay.jobs.label;

import io.assay.jobs.table.LabelSetText;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.label.vote.LabelSets;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * What the charter asks of a task of several labels: for each label the question whether it
 * applies.
 *
 * @param question terms of each question, whose labels are no and yes
 */
record SetTerms(LabelSets sets, LabelTerms question) implements GoldFile.GoldLabels, Serializable {
  private static final List<String> ANSWERS = List.of("no", "yes");

  /** The terms of a charter, null if it does not ask for several labels. */
  static @Nullable SetTerms of(Charter charter) {
    LabelsSection section = charter.labels();
    return section != null && section.task() instanceof LabelTask.Multiple task
        ? new SetTerms(LabelSetText.sets(task), LabelTerms.of(charter, section, ANSWERS))
        : null;
  }

  /** How many labels are asked about. */
  int questions() {
    return sets.labels().size();
  }

  @Override
  public Column isKnown(Column label) {
    return LabelSetText.canonical(label, sets).isNotNull();
  }

  @Override
  public String advice() {
    return "Use %s with %s between them, or %s."
        .formatted(String.join(", ", sets.labels()), sets.separator(), sets.none());
  }
}
