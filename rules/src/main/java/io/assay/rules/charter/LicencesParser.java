package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code licences}. */
final class LicencesParser {

  private static final Kind<String> SPDX_ID =
      Scalars.text(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,127}"),
          "an SPDX licence id such as CC-BY-4.0");

  private static final Key<List<String>> ACCEPT =
      Key.required("accept", Collected.distinct(SPDX_ID, 1), "Licences that are accepted");
  private static final Key<List<LicensedUse>> USES =
      Key.required(
          "uses",
          Collected.distinct(Scalars.word(LicensedUse.values(), LicensedUse::key), 1),
          "What the community wants to do with the data");
  private static final Key<Severity> UNKNOWN =
      Key.optional(
              "unknown",
              Scalars.word(Severity.values(), Severity::key),
              "What happens to an item whose licence is missing or no known SPDX id")
          .orElse("review");

  static final Kind<LicencesSection> KIND =
      Collected.mapping(
          Keys.of(ACCEPT, USES, UNKNOWN),
          section ->
              new LicencesSection(
                  section.get(ACCEPT), new TreeSet<>(section.get(USES)), section.get(UNKNOWN)));

  private LicencesParser() {}
}
