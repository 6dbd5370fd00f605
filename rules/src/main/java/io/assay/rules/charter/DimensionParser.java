package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Reads an element of {@code representativeness.dimensions}. */
final class DimensionParser {

  private static final Key<String> NAME =
      Key.required("name", Texts.ID, "Name of the dimension, each once");
  private static final Key<String> ATTRIBUTE =
      Key.optional("attribute", Texts.IDENTIFIER, "Attribute whose value is the category");
  private static final Key<String> EXPRESSION =
      Key.optional("expression", Scalars.text(), "SQL expression whose text is the category");
  private static final Key<Map<String, BigDecimal>> TARGET =
      Key.required(
          "target",
          Collected.entries(Scalars.text(), Scalars.share()),
          "Share of each category; they sum to exactly 1");

  static final Kind<Dimension> KIND =
      Collected.mapping(
          Keys.of(NAME, ATTRIBUTE, EXPRESSION, TARGET).exactlyOne(ATTRIBUTE, EXPRESSION),
          DimensionParser::dimension);

  private DimensionParser() {}

  private static Dimension dimension(Section section) {
    Map<String, BigDecimal> target = section.get(TARGET);
    Shares.requireWhole(target.values(), section.at(TARGET));
    return new Dimension(
        section.get(NAME),
        section.find(ATTRIBUTE),
        section.find(EXPRESSION),
        new TreeMap<>(target));
  }
}
