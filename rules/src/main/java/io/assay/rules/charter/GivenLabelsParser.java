package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads {@code given-labels}. */
final class GivenLabelsParser {

  private static final Key<List<String>> FIELDS =
      Key.required("fields", Collected.distinct(Texts.COLUMN, 1), "Content fields that it reads");
  private static final Key<Integer> FOLDS =
      Key.optional(
              "folds",
              Scalars.whole(2, 20),
              "Parts that the items are cut into, each judged by what the others teach")
          .orElse("5");

  private static final Key<String> ATTRIBUTE =
      Key.required("attribute", Texts.IDENTIFIER, "Attribute that holds the label");
  private static final Key<List<String>> VALUES =
      Key.required(
          "values", Collected.distinct(Scalars.text(), 2), "The labels; any other is not judged");
  private static final Key<Map<String, String>> PROBABILITIES =
      Key.optional(
          "probabilities",
          Collected.entries(Scalars.text(), Texts.IDENTIFIER),
          "Attribute with the probability of each label, by a model that did not see the item");
  private static final Key<GivenLabelsSection.Classifier> CLASSIFIER =
      Key.optional(
          "classifier",
          Collected.mapping(
              Keys.of(FIELDS, FOLDS),
              section ->
                  new GivenLabelsSection.Classifier(section.get(FIELDS), section.get(FOLDS))),
          "Estimates the probabilities from the content");
  private static final Key<SuspectAction> ON_SUSPECT =
      Key.optional(
              "on-suspect",
              Scalars.word(SuspectAction.values(), SuspectAction::key),
              "What follows for an item whose label is probably wrong")
          .orElse("list");

  static final Kind<GivenLabelsSection> KIND =
      Collected.mapping(
          Keys.of(ATTRIBUTE, VALUES, PROBABILITIES, CLASSIFIER, ON_SUSPECT)
              .exactlyOne(PROBABILITIES, CLASSIFIER),
          GivenLabelsParser::section);

  private GivenLabelsParser() {}

  private static GivenLabelsSection section(Section section) {
    List<String> values = section.get(VALUES);
    Map<String, String> probabilities = section.find(PROBABILITIES);
    if (probabilities != null && !probabilities.keySet().equals(new HashSet<>(values))) {
      throw section
          .at(PROBABILITIES)
          .wrong(
              "an attribute for each of " + String.join(", ", values),
              "Name the same labels under \"values\" and \"probabilities\".");
    }
    return new GivenLabelsSection(
        section.get(ATTRIBUTE),
        values,
        probabilities,
        section.find(CLASSIFIER),
        section.get(ON_SUSPECT));
  }
}
