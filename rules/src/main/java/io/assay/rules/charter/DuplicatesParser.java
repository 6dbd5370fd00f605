package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.util.List;

/** Reads {@code duplicates}. */
final class DuplicatesParser {

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
      Key.optional("near", NearParser.KIND, "When items are near duplicates");
  private static final Key<List<String>> BOILERPLATE =
      Key.optional(
              "boilerplate",
              Collected.distinct(Scalars.text(), 0),
              "Texts whose shingles are set aside before near duplicates are compared")
          .orElse("[]");
  private static final Key<List<String>> BOILERPLATE_FILES =
      Key.optional(
              "boilerplate-files",
              Collected.distinct(Texts.FILE, 0),
              "UTF-8 files that hold one such text each")
          .orElse("[]");

  static final Kind<DuplicatesSection> KIND =
      Collected.mapping(
          Keys.of(NORMALISE, EXACT, NEAR, BOILERPLATE, BOILERPLATE_FILES),
          section ->
              new DuplicatesSection(
                  section.get(NORMALISE),
                  section.get(EXACT),
                  section.find(NEAR),
                  section.get(BOILERPLATE),
                  section.get(BOILERPLATE_FILES)));

  private DuplicatesParser() {}
}
