package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code dataset.publication}, {@code dataset.handling} and {@code dataset.background}. */
final class PublicationParser {
  private static final Kind<List<String>> TEXTS = Collected.distinct(Scalars.text(), 1);
  private static final Kind<List<String>> COUNTRIES =
      Collected.distinct(
          Scalars.text(
              Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?"),
              "a code of ISO 3166: DE, or DE-BE for a part"),
          1);

  private static final Key<String> URL =
      Key.optional(
          "url",
          Scalars.text(
              Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?"),
              "an address that begins with https:// or http://"),
          "Address of the dataset's page");
  private static final Key<String> PUBLISHER =
      Key.optional("publisher", Scalars.text(), "Who answers for publishing it");
  private static final Key<LocalDate> PUBLISHED =
      Key.optional("published", new DayKind(), "When it was first published");
  private static final Key<String> CITATION =
      Key.optional("citation", Scalars.text(), "How to cite it");
  private static final Key<List<String>> KEYWORDS =
      Key.optional("keywords", TEXTS, "Words by which it is found");
  private static final Key<List<String>> TASKS =
      Key.optional(
          "tasks",
          Collected.distinct(
              Scalars.text(
                  Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*"),
                  "lower-case words with hyphens between them"),
              1),
          "Tasks by the names of the Hugging Face Hub, as text-classification");
  private static final Key<String> MAINTENANCE =
      Key.optional("maintenance", Scalars.text(), "Who keeps it up, how and for how long");

  static final Kind<Publication> PUBLICATION =
      Collected.mapping(
          Keys.of(URL, PUBLISHER, PUBLISHED, CITATION, KEYWORDS, TASKS, MAINTENANCE),
          section ->
              new Publication(
                  section.find(URL),
                  section.find(PUBLISHER),
                  section.find(PUBLISHED),
                  section.find(CITATION),
                  orNone(section.find(KEYWORDS)),
                  orNone(section.find(TASKS)),
                  section.find(MAINTENANCE)));

  private static final Key<ConfidentialityLevel> CONFIDENTIALITY =
      Key.optional(
          "confidentiality",
          Scalars.word(ConfidentialityLevel.values(), ConfidentialityLevel::key),
          "Who may see it, by the traffic light protocol");
  private static final Key<Availability> AVAILABILITY =
      Key.optional(
          "availability",
          Scalars.word(Availability.values(), Availability::key),
          "How somebody gets at it");
  private static final Key<Boolean> SENSITIVE =
      Key.optional(
          "sensitive-personal-information",
          Scalars.truth(),
          "Whether there is any; left out where nobody has looked");
  private static final Key<String> CONSENT =
      Key.optional("consent", Scalars.text(), "How people consented, or where that is documented");
  private static final Key<String> COPYRIGHT =
      Key.optional("copyright", Scalars.text(), "Whose rights there are in it");
  private static final Key<List<String>> PROCESSED_IN =
      Key.optional("processed-in", COUNTRIES, "Countries in which it may be processed");
  private static final Key<List<String>> STORED_IN =
      Key.optional("stored-in", COUNTRIES, "Countries in which it may be stored");

  static final Kind<Handling> HANDLING =
      Collected.mapping(
          Keys.of(
              CONFIDENTIALITY,
              AVAILABILITY,
              SENSITIVE,
              CONSENT,
              COPYRIGHT,
              PROCESSED_IN,
              STORED_IN),
          section ->
              new Handling(
                  section.find(CONFIDENTIALITY),
                  section.find(AVAILABILITY),
                  section.find(SENSITIVE),
                  section.find(CONSENT),
                  section.find(COPYRIGHT),
                  orNone(section.find(PROCESSED_IN)),
                  orNone(section.find(STORED_IN))));

  private static final Key<List<String>> COLLECTION_TYPES =
      Key.optional(
          "collection-types", TEXTS, "Kinds of collection, as Croissant's RAI vocabulary has them");
  private static final Key<List<String>> SOURCES =
      Key.optional("sources", TEXTS, "Other datasets that it was made from");
  private static final Key<List<String>> COLLECTED_IN =
      Key.optional("countries", COUNTRIES, "Countries in which it was collected");
  private static final Key<String> ANNOTATORS =
      Key.optional("annotators", Scalars.text(), "Who labels it");
  private static final Key<String> SOCIAL_IMPACT =
      Key.optional("social-impact", Scalars.text(), "What it may do to people");

  static final Kind<Background> BACKGROUND =
      Collected.mapping(
          Keys.of(COLLECTION_TYPES, SOURCES, COLLECTED_IN, ANNOTATORS, SOCIAL_IMPACT),
          section ->
              new Background(
                  orNone(section.find(COLLECTION_TYPES)),
                  orNone(section.find(SOURCES)),
                  orNone(section.find(COLLECTED_IN)),
                  section.find(ANNOTATORS),
                  section.find(SOCIAL_IMPACT)));

  private PublicationParser() {}

  private static <T> List<T> orNone(@org.jspecify.annotations.Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
