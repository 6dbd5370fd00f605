package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;

/** Reads an element of {@code rules}. */
final class RuleParser {

  private static final Key<String> ID =
      Key.required("id", Texts.ID, "Name of the rule in findings, each once");
  private static final Key<String> EXPRESSION =
      Key.required(
          "expression",
          Scalars.text(),
          "SQL condition over content fields and attributes that a good item fulfils; null is not fulfilled");
  private static final Key<Severity> SEVERITY =
      Key.required(
          "severity",
          Scalars.word(Severity.values(), Severity::key),
          "What happens to an item that does not fulfil it");
  private static final Key<String> MESSAGE =
      Key.required("message", Scalars.text(), "What the contributor reads then");

  static final Kind<RuleEntry> KIND =
      Collected.mapping(
          Keys.of(ID, EXPRESSION, SEVERITY, MESSAGE),
          section ->
              new RuleEntry(
                  section.get(ID),
                  section.get(EXPRESSION),
                  section.get(SEVERITY),
                  section.get(MESSAGE)));

  private RuleParser() {}
}
