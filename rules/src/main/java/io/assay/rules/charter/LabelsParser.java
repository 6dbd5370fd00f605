package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import io.assay.rules.charter.yaml.Shown;
import java.math.BigDecimal;
import java.util.List;

/** Reads {@code labels}. */
final class LabelsParser {

  private enum TaskKind {
    CATEGORICAL("categorical"),
    MULTIPLE("multiple"),
    NUMERIC("numeric");

    private final String key;

    TaskKind(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  private static final Key<TaskKind> TASK_KIND =
      Key.required(
          "kind",
          Scalars.word(TaskKind.values(), TaskKind::key),
          "Whether a label is a word, any of several words, or a number");
  private static final Key<List<String>> VALUES =
      Key.optional(
          "values",
          Collected.distinct(Scalars.text(), 2),
          "The labels of a categorical task, or of one of several");
  private static final Key<String> SEPARATOR =
      Key.optional(
          "separator", Scalars.text(), "What stands between the labels of an answer; left out, |");
  private static final Key<String> NONE =
      Key.optional("none", Scalars.text(), "The answer that no label applies; left out, none");
  private static final Key<BigDecimal> MINIMUM =
      Key.optional("minimum", Scalars.decimal(), "Smallest label of a numeric task");
  private static final Key<BigDecimal> MAXIMUM =
      Key.optional("maximum", Scalars.decimal(), "Largest label of a numeric task");

  private static final Key<BigDecimal> TOLERANCE =
      Key.optional(
          "tolerance",
          Scalars.decimal(),
          "So far from the truth, above 0, a number of a numeric task still counts as right");
  private static final Key<LabelTask> TASK =
      Key.required(
          "task",
          Collected.mapping(
              Keys.of(TASK_KIND, VALUES, SEPARATOR, NONE, MINIMUM, MAXIMUM, TOLERANCE),
              LabelsParser::task),
          "What annotators are asked");
  private static final Key<Integer> QUORUM =
      Key.required(
          "quorum", Scalars.whole(1, 1000), "Votes an item needs; with fewer it goes to review");
  private static final Key<LabelMethod> METHOD =
      Key.optional(
              "method",
              Scalars.word(LabelMethod.values(), LabelMethod::key),
              "How votes become a label")
          .orElse("majority");
  private static final Key<String> GOLD =
      Key.optional("gold", Texts.FILE, "CSV file of known labels (item,label)");
  private static final Key<RepeatedVotes> REPEATED =
      Key.optional(
              "repeated-votes",
              Scalars.word(RepeatedVotes.values(), RepeatedVotes::key),
              "Which of several votes of one annotator on one item count")
          .orElse("last");
  private static final Key<Integer> RELABEL_BUDGET =
      Key.optional(
              "relabel-budget",
              Scalars.whole(0, 1_000_000),
              "Further answers that can be asked for; as many are listed, the most worth first")
          .orElse("0");

  private static final int MOST_DIGITS = 15;

  /** Labels are some ten-thousandths of the range, and have as many digits as votes. */
  private static final BigDecimal NARROWEST = new BigDecimal("0.0000000001");

  static final Kind<LabelsSection> KIND =
      Collected.mapping(
          Keys.of(TASK, QUORUM, METHOD, GOLD, REPEATED, RELABEL_BUDGET), LabelsParser::section);

  private LabelsParser() {}

  private static LabelsSection section(Section section) {
    LabelTask task = section.get(TASK);
    if (task instanceof LabelTask.Numeric && section.has(METHOD)) {
      throw section
          .at(METHOD)
          .wrong("no method for kind numeric, which has one", "Remove the key.");
    }
    return new LabelsSection(
        task,
        section.get(QUORUM),
        section.get(METHOD),
        section.find(GOLD),
        section.get(REPEATED),
        section.get(RELABEL_BUDGET));
  }

  private static LabelTask task(Section section) {
    return switch (section.get(TASK_KIND)) {
      case CATEGORICAL -> categorical(section);
      case MULTIPLE -> multiple(section);
      case NUMERIC -> numeric(section);
    };
  }

  private static LabelTask multiple(Section section) {
    List<String> values = section.find(VALUES);
    if (values == null || section.has(MINIMUM) || section.has(MAXIMUM) || section.has(TOLERANCE)) {
      throw section
          .value()
          .wrong(written(section), "values for kind multiple", "Name the labels: values: [a, b].");
    }
    if (values.size() > LabelTask.Multiple.MOST_VALUES) {
      throw section
          .at(VALUES)
          .wrong(
              values.size() + " labels",
              "at most " + LabelTask.Multiple.MOST_VALUES + " for kind multiple",
              "Ask about some of them in a dataset of their own.");
    }
    String given = section.find(SEPARATOR);
    String separator = given == null ? "|" : given;
    String told = section.find(NONE);
    String none = told == null ? "none" : told;
    for (String value : values) {
      if (value.contains(separator) || value.equals(none)) {
        throw section
            .at(VALUES)
            .wrong(
                "the label " + Shown.quoted(value),
                "none that holds the separator "
                    + Shown.quoted(separator)
                    + " or is "
                    + Shown.quoted(none),
                "Name another separator or another word for none.");
      }
    }
    if (none.contains(separator)) {
      throw section.at(NONE).wrong("a word without the separator", "Name another.");
    }
    return new LabelTask.Multiple(values, separator, none);
  }

  private static LabelTask categorical(Section section) {
    List<String> values = section.find(VALUES);
    if (values == null
        || section.has(MINIMUM)
        || section.has(MAXIMUM)
        || section.has(TOLERANCE)
        || section.has(SEPARATOR)
        || section.has(NONE)) {
      throw section
          .value()
          .wrong(
              written(section), "values for kind categorical", "Name the labels: values: [a, b].");
    }
    return new LabelTask.Categorical(values);
  }

  private static LabelTask numeric(Section section) {
    BigDecimal minimum = section.find(MINIMUM);
    BigDecimal maximum = section.find(MAXIMUM);
    BigDecimal tolerance = section.find(TOLERANCE);
    if (minimum == null
        || maximum == null
        || tolerance == null
        || section.has(VALUES)
        || section.has(SEPARATOR)
        || section.has(NONE)) {
      throw section
          .value()
          .wrong(
              written(section),
              "minimum, maximum and tolerance for kind numeric",
              "Give the range of the labels, and how far from the truth one is still right.");
    }
    if (minimum.compareTo(maximum) >= 0) {
      throw section
          .at(MAXIMUM)
          .wrong("a number above minimum " + minimum, "Swap the two or widen the range.");
    }
    requireWritten(section, MINIMUM, minimum);
    requireWritten(section, MAXIMUM, maximum);
    BigDecimal range = maximum.subtract(minimum);
    if (range.compareTo(NARROWEST) < 0) {
      throw section
          .at(MAXIMUM)
          .wrong(
              "at least " + NARROWEST.toPlainString() + " above minimum", "Take a smaller unit.");
    }
    if (tolerance.signum() <= 0 || tolerance.compareTo(range) > 0) {
      throw section
          .at(TOLERANCE)
          .wrong("a number above 0 and at most the range, " + range.toPlainString(), "Correct it.");
    }
    return new LabelTask.Numeric(minimum, maximum, tolerance);
  }

  /** Numbers in votes have no more digits, so that no label could be at such an end. */
  private static void requireWritten(Section section, Key<BigDecimal> key, BigDecimal number) {
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
      throw section
          .at(key)
          .wrong(
              "at most %d digits before and behind the point".formatted(MOST_DIGITS),
              "Take another unit.");
    }
  }

  private static String written(Section section) {
    List<String> written =
        List.of(VALUES, SEPARATOR, NONE, MINIMUM, MAXIMUM, TOLERANCE).stream()
            .filter(section::has)
            .<String>map(Key::name)
            .toList();
    return written.isEmpty()
        ? "none of values, minimum, maximum, tolerance"
        : String.join(" and ", written);
  }
}
