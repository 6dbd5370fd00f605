package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads {@code dataset}. */
final class DatasetParser {

  private static final Key<String> COLLECTION_METHOD =
      Key.optional("collection-method", Scalars.text(), "How the data is collected");
  private static final Key<String> LABELLING_GUIDELINES =
      Key.optional(
          "labelling-guidelines", Scalars.text(), "What annotators are told, or where it stands");
  private static final Key<List<String>> KNOWN_LIMITATIONS =
      Key.optional(
              "known-limitations",
              Collected.list(Scalars.text()),
              "What the data does not show or shows wrongly")
          .orElse("[]");
  private static final Kind<Documentation> DOCUMENTATION_KIND =
      Collected.mapping(
          Keys.of(COLLECTION_METHOD, LABELLING_GUIDELINES, KNOWN_LIMITATIONS),
          section ->
              new Documentation(
                  section.find(COLLECTION_METHOD),
                  section.find(LABELLING_GUIDELINES),
                  section.get(KNOWN_LIMITATIONS)));

  private static final Key<String> ID =
      Key.required(
          "id",
          Scalars.text(Pattern.compile("[a-z0-9-]{3,64}"), "3 to 64 of a-z, 0-9 and -"),
          "Name of the dataset in paths, tables and proofs; on chain its keccak-256");
  private static final Key<String> NAME =
      Key.required("name", Scalars.text(), "Name of the dataset for people");
  private static final Key<String> PURPOSE =
      Key.required("purpose", Scalars.text(), "What the data is collected for");
  private static final Key<String> SCOPE =
      Key.optional("scope", Scalars.text(), "What belongs into the dataset");
  private static final Key<List<String>> EXCLUSIONS =
      Key.optional("exclusions", Collected.list(Scalars.text()), "What must not be contributed")
          .orElse("[]");
  private static final Key<Documentation> DOCUMENTATION =
      Key.optional(
              "documentation",
              DOCUMENTATION_KIND,
              "What the community says about how the data came to be")
          .orElse("{}");
  private static final Key<String> CONTACT =
      Key.optional("contact", Scalars.text(), "Where questions go");

  private static final Key<Publication> PUBLICATION =
      Key.optional("publication", PublicationParser.PUBLICATION, "How the dataset is made known");
  private static final Key<Handling> HANDLING =
      Key.optional(
          "handling", PublicationParser.HANDLING, "What may be done with it, beside its licences");
  private static final Key<Background> BACKGROUND =
      Key.optional(
          "background", PublicationParser.BACKGROUND, "Where it comes from, and who made it");

  static final Kind<DatasetSection> KIND =
      Collected.mapping(
          Keys.of(
              ID,
              NAME,
              PURPOSE,
              SCOPE,
              EXCLUSIONS,
              DOCUMENTATION,
              CONTACT,
              PUBLICATION,
              HANDLING,
              BACKGROUND),
          DatasetParser::dataset);

  private DatasetParser() {}

  private static DatasetSection dataset(Section section) {
    return new DatasetSection(
        section.get(ID),
        section.get(NAME),
        section.get(PURPOSE),
        section.find(SCOPE),
        section.get(EXCLUSIONS),
        section.get(DOCUMENTATION),
        section.find(CONTACT),
        Objects.requireNonNullElse(section.find(PUBLICATION), Publication.NONE),
        Objects.requireNonNullElse(section.find(HANDLING), Handling.NONE),
        Objects.requireNonNullElse(section.find(BACKGROUND), Background.NONE));
  }
}
