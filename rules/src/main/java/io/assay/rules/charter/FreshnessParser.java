package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;

/** Reads {@code freshness}. */
final class FreshnessParser {

  private static final Key<Integer> MAX_AGE_DAYS =
      Key.required(
          "max-age-days",
          Scalars.whole(1, 36_500),
          "Days of 24 hours from submission to the batch's as-of instant");
  private static final Key<Severity> SEVERITY =
      Key.optional(
              "severity",
              Scalars.word(Severity.values(), Severity::key),
              "What happens to an older item")
          .orElse("reject");

  static final Kind<FreshnessSection> KIND =
      Collected.mapping(
          Keys.of(MAX_AGE_DAYS, SEVERITY),
          section -> new FreshnessSection(section.get(MAX_AGE_DAYS), section.get(SEVERITY)));

  private FreshnessParser() {}
}
