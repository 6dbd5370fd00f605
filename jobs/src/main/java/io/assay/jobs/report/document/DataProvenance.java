package io.assay.jobs.report.document;

import io.assay.rules.charter.ConfidentialityLevel;
import io.assay.rules.charter.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The 22 fields of the Data & Trust Alliance's Data Provenance Standards 1.0.0, in three groups,
 * with the names of its JSON encoding. A field that nobody said or measured anything for is not
 * there.
 */
final class DataProvenance {
  static final String FILE = "data-provenance.json";

  private static final Origin FIXED =
      Origin.specification("Data & Trust Alliance, Data Provenance Standards 1.0.0");

  private DataProvenance() {}

  static Draft of(DatasetFacts facts) {
    Draft draft = new Draft(FILE);
    source(draft, facts);
    provenance(draft, facts);
    use(draft, facts);
    return draft;
  }

  private static void source(Draft draft, DatasetFacts facts) {
    Declared declared = new Declared(facts.charter());
    Fact<String> issuer = declared.issuer();
    draft
        .state("/source/version", Fact.of("1.0.0", FIXED))
        .state("/source/title", declared.name())
        .state("/source/id", new Identity(facts).uuid())
        .state("/source/location", declared.url(), "The charter's dataset.publication.url.")
        .state(
            "/source/issuer",
            issuer == null ? null : issuer.map(name -> List.of(Map.of("name", name))),
            "The charter's dataset.publication.publisher.")
        .state("/source/description", declared.description());
  }

  private static void provenance(Draft draft, DatasetFacts facts) {
    Identity identity = new Identity(facts);
    Declared declared = new Declared(facts.charter());
    Fact<String> method = declared.collectionMethod();
    draft
        .state(
            "/provenance/source",
            joined(declared.sources()),
            "The charter's dataset.background.sources.")
        .missing("/provenance/origin", "Contributors are known by pseudonyms alone.")
        .state(
            "/provenance/origin-geography",
            declared.countries(),
            "The charter's dataset.background.countries.")
        .state("/provenance/date", identity.modified())
        .state("/provenance/previous-date", identity.previous(), "This is the first issue.")
        .state("/provenance/generation-period", period(facts), "No item was delivered.")
        .state(
            "/provenance/generation-method",
            method == null
                ? null
                : method.map(text -> List.of(Map.of("code", "charter", "description", text))),
            "The charter's dataset.documentation.collection-method.")
        .state(
            "/provenance/format",
            Fact.of(formats(facts.charter().intake().format()), Origin.charter("intake.format")));
  }

  private static List<String> formats(Format format) {
    String published = "application/x-parquet";
    return switch (format) {
      case CSV -> List.of(published, "text/csv");
      case JSONL -> List.of(published, "application/jsonl");
      case PARQUET -> List.of(published);
    };
  }

  private static @Nullable Fact<Map<String, String>> period(DatasetFacts facts) {
    Fact<List<Instant>> submitted = facts.submitted();
    return submitted == null
        ? null
        : submitted.map(
            instants ->
                Map.of("start", instants.get(0).toString(), "end", instants.get(1).toString()));
  }

  private static void use(Draft draft, DatasetFacts facts) {
    Declared declared = new Declared(facts.charter());
    Fact<List<String>> licences = declared.licences();
    draft
        .state(
            "/use/classification",
            classification(declared),
            "The charter's dataset.handling.confidentiality.")
        .state(
            "/use/consents", texts(declared.consent()), "The charter's dataset.handling.consent.")
        .state("/use/privacy-indicators", privacy(declared))
        .state(
            "/use/processing-included",
            declared.processedIn(),
            "The charter's dataset.handling.processed-in.")
        .state(
            "/use/storage-allowed",
            declared.storedIn(),
            "The charter's dataset.handling.stored-in.")
        .state(
            "/use/license",
            licences == null ? null : licences.map(list -> String.join(" AND ", list)),
            "The charter's licences.accept.")
        .state("/use/intended-purpose", purposes(declared))
        .state(
            "/use/copyright",
            texts(declared.copyright()),
            "The charter's dataset.handling.copyright; /use/patent and /use/trademark belong to the same field.");
  }

  private static @Nullable Fact<List<Map<String, String>>> classification(Declared declared) {
    Fact<ConfidentialityLevel> level = declared.confidentiality();
    return level == null
        ? null
        : level.map(
            colour ->
                List.of(
                    Map.of(
                        "code",
                        "tlp-" + colour.key(),
                        "description",
                        "Traffic light protocol: " + colour.key() + ".")));
  }

  private static @Nullable Fact<List<String>> texts(@Nullable Fact<String> text) {
    return text == null ? null : text.map(List::of);
  }

  private static @Nullable Fact<String> joined(@Nullable Fact<List<String>> texts) {
    return texts == null ? null : texts.map(list -> String.join("; ", list));
  }

  private static Fact<List<Map<String, Object>>> privacy(Declared declared) {
    Fact<Map<String, Object>> pseudonyms =
        Fact.of(
            Map.of(
                "tool",
                Map.of(
                    "code",
                    "pseudonymisation",
                    "description",
                    "Contributors, annotators and reviewers appear as HMAC-SHA256 of their handles under a secret key.")),
            Origin.program("pseudonyms of contributors"));
    List<Fact<Map<String, Object>>> tools = new ArrayList<>(List.of(pseudonyms));
    Fact<List<String>> detectors = declared.privacy();
    if (detectors != null) {
      tools.add(
          detectors.map(
              list ->
                  Map.of(
                      "tool",
                      Map.of("code", "detection", "description", "Detectors of personal data."),
                      "parameters",
                      String.join("; ", list))));
    }
    return Fact.all(tools);
  }

  private static Fact<List<Map<String, String>>> purposes(Declared declared) {
    List<Fact<Map<String, String>>> purposes = new ArrayList<>();
    purposes.add(declared.purpose().map(text -> Map.of("code", "purpose", "description", text)));
    Fact<List<String>> uses = declared.uses();
    if (uses != null) {
      for (String use : uses.value()) {
        purposes.add(
            uses.map(any -> Map.of("code", use, "description", "Licensed for " + use + ".")));
      }
    }
    return Fact.all(purposes);
  }
}
