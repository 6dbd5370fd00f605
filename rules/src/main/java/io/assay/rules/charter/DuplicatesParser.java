package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code duplicates}. */
final class DuplicatesParser {

  private static final Key<List<String>> FIELDS =
      Key.required(
          "fields", Collected.distinct(Texts.COLUMN, 1), "Content fields that are compared");
  private static final Key<NearDuplicates.Shingle> SHINGLE =
      Key.required(
          "shingle",
          Scalars.text(
                  Pattern.compile("(?:word|char)-(?:[1-9]|[12][0-9]|3[0-2])"),
                  "word-N or char-N with N from 1 to 32")
              .as(DuplicatesParser::shingle),
          "Pieces in which texts are compared: so many words, or code points, in a row");
  private static final Key<BigDecimal> JACCARD =
      Key.required(
          "jaccard", Scalars.share(), "Least Jaccard similarity of near duplicates, above 0");

  private static final Key<List<NormalisationStep>> NORMALISE =
      Key.optional(
              "normalise",
              Collected.distinct(
                  Scalars.word(NormalisationStep.values(), NormalisationStep::key), 0),
              "Steps before comparing; their order has no effect")
          .orElse("[]");
  private static final Key<Boolean> EXACT =
      Key.optional("exact", Scalars.truth(), "Whether equal normalised content makes a duplicate")
          .orElse("true");
  private static final Key<NearDuplicates> NEAR =
      Key.optional(
          "near",
          Collected.mapping(Keys.of(FIELDS, SHINGLE, JACCARD), DuplicatesParser::near),
          "When items are near duplicates");
  private static final Key<List<String>> BOILERPLATE =
      Key.optional(
              "boilerplate",
              Collected.distinct(Scalars.text(), 0),
              "Texts that are cut out before comparing")
          .orElse("[]");

  static final Kind<DuplicatesSection> KIND =
      Collected.mapping(
          Keys.of(NORMALISE, EXACT, NEAR, BOILERPLATE),
          section ->
              new DuplicatesSection(
                  section.get(NORMALISE),
                  section.get(EXACT),
                  section.find(NEAR),
                  section.get(BOILERPLATE)));

  private DuplicatesParser() {}

  private static NearDuplicates near(Section section) {
    BigDecimal jaccard = section.get(JACCARD);
    if (jaccard.signum() == 0) {
      throw section
          .at(JACCARD)
          .wrong("a number above 0 and at most 1", "Near duplicates share something.");
    }
    return new NearDuplicates(section.get(FIELDS), section.get(SHINGLE), jaccard);
  }

  private static NearDuplicates.Shingle shingle(String text) {
    int dash = text.indexOf('-');
    NearDuplicates.Unit unit =
        NearDuplicates.Unit.valueOf(text.substring(0, dash).toUpperCase(Locale.ROOT));
    return new NearDuplicates.Shingle(unit, Integer.parseInt(text.substring(dash + 1)));
  }
}
