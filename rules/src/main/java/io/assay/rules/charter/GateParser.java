package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Defect;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads an element of {@code gates}. */
final class GateParser {

  static final Key<String> ID =
      Key.optional(
          "id",
          Texts.ID,
          "Name of the gate, each once; if left out, metric, subject and set with dots between");
  static final Key<Metric> METRIC =
      Key.required("metric", Scalars.word(Metric.values(), Metric::key), "What is measured");
  static final Key<String> COLUMN =
      Key.optional(
          "column",
          Texts.COLUMN,
          "Content field, attribute, or content_digest, item_id, licence, source, contributor");
  static final Key<String> DIMENSION =
      Key.optional("dimension", Texts.DIMENSION, "Dimension or joint target that is compared");
  static final Key<String> EXPRESSION =
      Key.optional(
          "expression", Scalars.text(), "SQL condition whose share of fulfilment is measured");
  static final Key<Scope> OF =
      Key.required("of", Scalars.word(Scope.values(), Scope::key), "Set of items that is judged");
  static final Key<BigDecimal> AT_LEAST =
      Key.optional("at-least", Scalars.decimal(), "Smallest value that passes");
  static final Key<BigDecimal> AT_MOST =
      Key.optional("at-most", Scalars.decimal(), "Largest value that passes");
  static final Key<GateSeverity> SEVERITY =
      Key.required(
          "severity",
          Scalars.word(GateSeverity.values(), GateSeverity::key),
          "Whether a failed gate is noted or stops the batch before rewards");

  static final Key<JudgedBy> JUDGED_BY =
      Key.optional(
              "judged-by",
              Scalars.word(JudgedBy.values(), JudgedBy::key),
              "Whether the bounds are for the value or for an end of its interval")
          .orElse("value");

  static final Key<DriftMeasure> MEASURE =
      Key.optional(
              "measure",
              Scalars.word(DriftMeasure.values(), DriftMeasure::key),
              "By what a drift is measured")
          .orElse("total-variation");

  static final Key<Boolean> WEIGHTED =
      Key.optional(
              "weighted",
              Scalars.truth(),
              "Whether items count by the weight of the section representativeness")
          .orElse("false");

  static final Kind<GateEntry> KIND =
      Collected.mapping(
          Keys.of(
                  ID,
                  METRIC,
                  COLUMN,
                  DIMENSION,
                  EXPRESSION,
                  OF,
                  AT_LEAST,
                  AT_MOST,
                  SEVERITY,
                  JUDGED_BY,
                  MEASURE,
                  WEIGHTED)
              .atLeastOne(AT_LEAST, AT_MOST),
          GateParser::gate);

  private GateParser() {}

  private static GateEntry gate(Section section) {
    Metric metric = section.get(METRIC);
    requireSubject(section, metric);
    requireScope(section, metric);
    requireBounds(section, metric);
    requireInterval(section, metric);
    requireDrift(section, metric);
    requireWeights(section, metric);
    return new GateEntry(
        id(section, metric),
        metric,
        section.find(COLUMN),
        section.find(DIMENSION),
        section.find(EXPRESSION),
        section.get(OF),
        section.find(AT_LEAST),
        section.find(AT_MOST),
        section.get(SEVERITY),
        section.get(JUDGED_BY),
        section.get(MEASURE),
        section.get(WEIGHTED));
  }

  private static String id(Section section, Metric metric) {
    String id = section.find(ID);
    if (id != null) {
      return id;
    }
    if (metric.subject() == Metric.Subject.EXPRESSION) {
      throw section
          .value()
          .wrongKey(
              ID.name(),
              new Defect.Finding(
                  "nothing",
                  ID.kind().expected(),
                  "A gate on an expression needs an id of its own."));
    }
    Key<String> subject = subjectKey(metric.subject());
    String middle = subject == null ? "" : section.get(subject) + ".";
    String measure = section.has(MEASURE) ? section.get(MEASURE).key() + "." : "";
    String weighted = section.get(WEIGHTED) ? "weighted." : "";
    return metric.key() + "." + weighted + measure + middle + section.get(OF).key();
  }

  private static @Nullable Key<String> subjectKey(Metric.Subject subject) {
    return switch (subject) {
      case NONE -> null;
      case COLUMN, NUMERIC_ATTRIBUTE -> COLUMN;
      case EXPRESSION -> EXPRESSION;
      case DIMENSION -> DIMENSION;
    };
  }

  private static void requireSubject(Section section, Metric metric) {
    Key<String> wanted = subjectKey(metric.subject());
    if (wanted != null && !section.has(wanted)) {
      throw section
          .value()
          .wrongKey(
              wanted.name(),
              new Defect.Finding(
                  "nothing",
                  wanted.kind().expected(),
                  "The metric " + metric.key() + " needs the key \"" + wanted.name() + "\"."));
    }
    refuseOthers(section, metric, wanted, COLUMN);
    refuseOthers(section, metric, wanted, DIMENSION);
    refuseOthers(section, metric, wanted, EXPRESSION);
  }

  private static void refuseOthers(
      Section section, Metric metric, @Nullable Key<String> wanted, Key<String> key) {
    if (section.has(key) && !key.equals(wanted)) {
      throw section
          .at(key)
          .wrong(
              wanted == null ? "nothing" : "only " + wanted.name(),
              "The metric " + metric.key() + " has no " + key.name() + ".");
    }
  }

  private static void requireScope(Section section, Metric metric) {
    Scope of = section.get(OF);
    boolean ofBatchOnly = metric == Metric.DUPLICATE_SHARE || metric == Metric.REJECTED_SHARE;
    if (ofBatchOnly && of != Scope.BATCH) {
      throw section.at(OF).wrong("batch", "Accepted items are neither rejected nor duplicates.");
    }
    if (metric == Metric.LABEL_ACCURACY && of == Scope.BATCH) {
      throw section.at(OF).wrong("accepted or dataset", "What is not accepted has no label yet.");
    }
    if (metric.origin() == Metric.Origin.REPRESENTATION && of == Scope.BATCH) {
      throw section.at(OF).wrong("accepted or dataset", "What is not accepted represents nobody.");
    }
    if (metric == Metric.UNCOVERED_PATTERNS && of != Scope.DATASET) {
      throw section.at(OF).wrong("dataset", "Combinations are asked for in the dataset.");
    }
    if (metric == Metric.DRIFT && of != Scope.ACCEPTED) {
      throw section.at(OF).wrong("accepted", "A batch drifts from the batch before it.");
    }
    if (of == Scope.BATCH && section.get(SEVERITY) == GateSeverity.ERROR) {
      throw section
          .at(SEVERITY)
          .wrong(
              "\"error\" with of: batch",
              "warn, or of: accepted or dataset",
              "One contributor's junk must not stop everybody's pay.");
    }
  }

  private static void requireInterval(Section section, Metric metric) {
    if (section.get(JUDGED_BY) != JudgedBy.VALUE && !metric.hasInterval()) {
      throw section
          .at(JUDGED_BY)
          .wrong("value", "The metric " + metric.key() + " has no interval.");
    }
  }

  private static void requireDrift(Section section, Metric metric) {
    if (section.has(MEASURE) && metric != Metric.DRIFT) {
      throw section
          .at(MEASURE)
          .wrong("only with drift", "The metric " + metric.key() + " is a measure of its own.");
    }
  }

  private static void requireWeights(Section section, Metric metric) {
    boolean isOfShares = metric.subject() == Metric.Subject.DIMENSION && metric != Metric.DRIFT;
    if (section.get(WEIGHTED) && !isOfShares) {
      throw section
          .at(WEIGHTED)
          .wrong(
              "false",
              "The metric "
                  + metric.key()
                  + " counts items alike: only distances to a target do not.");
    }
  }

  private static void requireBounds(Section section, Metric metric) {
    BigDecimal atLeast = section.find(AT_LEAST);
    BigDecimal atMost = section.find(AT_MOST);
    requireBound(section, metric, AT_LEAST);
    requireBound(section, metric, AT_MOST);
    if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
      throw section
          .at(AT_MOST)
          .wrong("at least " + atLeast + ", as in at-least", "Swap the two bounds.");
    }
  }

  private static void requireBound(Section section, Metric metric, Key<BigDecimal> key) {
    BigDecimal bound = section.find(key);
    Metric.Range range = metric == Metric.DRIFT ? section.get(MEASURE).range() : metric.range();
    if (bound != null && !range.admits(bound)) {
      throw section
          .at(key)
          .wrong(range.words(), "The metric " + metric.key() + " has such values only.");
    }
  }
}
