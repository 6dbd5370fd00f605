package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;

/** Reads {@code contributors}. */
final class ContributorsParser {

  private static final Key<String> REGISTRY =
      Key.required(
          "registry",
          Texts.FILE,
          "CSV file of handles and payout addresses (handle,address,signature)");

  static final Kind<ContributorsSection> KIND =
      Collected.mapping(
          Keys.of(REGISTRY), section -> new ContributorsSection(section.get(REGISTRY)));

  private ContributorsParser() {}
}
