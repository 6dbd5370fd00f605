package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;

/** Reads {@code rewards.quality}. */
final class QualityParser {
  private static final int MOST_DECIMALS = 9;

  private static final Kind<Integer> PART = Scalars.whole(0, 10_000);
  private static final Key<Integer> CONFIDENCE =
      Key.optional("confidence", PART, "Part that depends on how sure the label is").orElse("0");
  private static final Key<Integer> COMPLETENESS =
      Key.optional(
              "completeness",
              PART,
              "Part that depends on how many optional fields and attributes are filled")
          .orElse("0");
  private static final Key<Integer> NOVELTY =
      Key.optional("novelty", PART, "Part that depends on how far the nearest kept record is")
          .orElse("0");
  private static final Key<BigDecimal> NOVELTY_FROM =
      Key.optional(
              "novelty-from",
              Scalars.share(),
              "Jaccard similarity up to which a record is wholly new, above 0")
          .orElse("0.5");

  static final Kind<QualityTerms> KIND =
      Collected.mapping(
          Keys.of(CONFIDENCE, COMPLETENESS, NOVELTY, NOVELTY_FROM), QualityParser::terms);

  private QualityParser() {}

  private static QualityTerms terms(Section section) {
    BigDecimal from = section.get(NOVELTY_FROM);
    if (from.signum() == 0) {
      throw section
          .at(NOVELTY_FROM)
          .wrong("a number above 0 and at most 1", "What shares nothing is wholly new.");
    }
    if (from.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw section.at(NOVELTY_FROM).wrong("at most 9 decimals", "Round it.");
    }
    return new QualityTerms(
        section.get(CONFIDENCE), section.get(COMPLETENESS), section.get(NOVELTY), from);
  }
}
