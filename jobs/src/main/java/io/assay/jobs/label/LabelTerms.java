package io.assay.jobs.label;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.LabelMethod;
import io.assay.rules.charter.LabelTask;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.vote.Repetition;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What the charter asks of a categorical task.
 *
 * @param labels of the task in natural order, in which they are numbered
 * @param quorum counting votes that an item needs
 * @param repetition which of several votes of an annotator on an item count
 * @param forced method, null if the stage chooses
 * @param relabelBudget further answers that can be asked for
 * @param seed of every sample
 */
record LabelTerms(
    List<String> labels,
    int quorum,
    Repetition repetition,
    @Nullable Method forced,
    int relabelBudget,
    long seed)
    implements GoldFile.GoldLabels, Serializable {

  private static final long HASH_SEED = 42;

  /** The terms of a charter, null if it does not ask for one of several words. */
  static @Nullable LabelTerms of(Charter charter) {
    LabelsSection section = charter.labels();
    return section != null && section.task() instanceof LabelTask.Categorical task
        ? of(charter, section, task.values().stream().sorted().toList())
        : null;
  }

  /** The terms of a charter's section, for these labels in natural order. */
  static LabelTerms of(Charter charter, LabelsSection section, List<String> labels) {
    return new LabelTerms(
        labels,
        section.quorum(),
        Repetition.valueOf(section.repeated().name()),
        method(section.method()),
        section.relabelBudget(),
        hash(UTF8String.fromString(charter.dataset().id())));
  }

  private static @Nullable Method method(LabelMethod method) {
    return switch (method) {
      case MAJORITY -> Method.MAJORITY;
      case ONE_COIN -> Method.ONE_COIN;
      case DAWID_SKENE -> Method.SHRUNK_DAWID_SKENE;
      case EASY_AND_HARD -> Method.EASY_AND_HARD;
      case AUTO -> null;
    };
  }

  /** Whether the charter asks for a plain majority, in which everybody counts the same. */
  boolean isPlainMajority() {
    return forced == Method.MAJORITY;
  }

  /** A hash of an id, for samples. */
  static long hash(UTF8String id) {
    return XXH64.hashUTF8String(id, HASH_SEED);
  }

  @Override
  public Column isKnown(Column label) {
    return label.isin(labels.toArray());
  }

  @Override
  public String advice() {
    return "Use one of " + String.join(", ", labels) + ".";
  }
}
