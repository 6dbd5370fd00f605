package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.List;

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

  private static final Key<List<Integer>> WINDOWS =
      Key.optional(
              "windows",
              Collected.distinct(Scalars.whole(1, 36_500), 1),
              "Increasing ages in days by which the report shows how old the dataset is")
          .orElse("[30, 90, 365]");

  static final Kind<FreshnessSection> KIND =
      Collected.mapping(Keys.of(MAX_AGE_DAYS, SEVERITY, WINDOWS), FreshnessParser::freshness);

  private FreshnessParser() {}

  private static FreshnessSection freshness(Section section) {
    List<Integer> windows = section.get(WINDOWS);
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i) <= windows.get(i - 1)) {
        throw section
            .at(WINDOWS)
            .element(i)
            .wrong("a number above " + windows.get(i - 1), "Sort the ages.");
      }
    }
    return new FreshnessSection(section.get(MAX_AGE_DAYS), section.get(SEVERITY), windows);
  }
}
