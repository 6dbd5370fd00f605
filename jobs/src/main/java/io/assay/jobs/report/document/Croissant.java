package io.assay.jobs.report.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.report.document.DatasetFacts.Table;
import io.assay.rules.charter.LabelsSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The dataset in the <a href="http://mlcommons.org/croissant/1.1">Croissant format 1.1</a> with the
 * <a href="http://mlcommons.org/croissant/RAI/1.0">RAI vocabulary 1.0</a>. What is distributed are
 * the data files of the tables that hold the dataset, as they stand; see {@link Distribution}.
 */
final class Croissant {
  static final String FILE = "croissant.json";

  private static final String SPECIFICATION = "http://mlcommons.org/croissant/1.1";
  private static final String RAI = "http://mlcommons.org/croissant/RAI/1.0";
  private static final Origin FIXED = Origin.specification(SPECIFICATION);

  private final DatasetFacts facts;
  private final Declared declared;
  private final Shortcomings shortcomings;
  private final Draft draft = new Draft(FILE);

  private Croissant(DatasetFacts facts) {
    this.facts = facts;
    this.declared = new Declared(facts.charter());
    this.shortcomings = new Shortcomings(facts);
  }

  static Draft of(DatasetFacts facts) {
    Croissant croissant = new Croissant(facts);
    croissant.dataset();
    croissant.responsibility();
    croissant.data();
    return croissant.draft;
  }

  private void dataset() {
    Identity identity = new Identity(facts);
    draft
        .state("/@context", Fact.of(context(), FIXED))
        .state("/@type", Fact.of("sc:Dataset", FIXED))
        .state("/conformsTo", Fact.of(List.of(SPECIFICATION, RAI), FIXED))
        .state("/identifier", identity.uuid().map(uuid -> "urn:uuid:" + uuid))
        .state("/name", declared.name())
        .state("/description", declared.description())
        .state(
            "/license",
            map(
                declared.licences(),
                licences ->
                    licences.stream().map(id -> "https://spdx.org/licenses/" + id).toList()),
            "The charter's licences.accept.")
        .state("/url", declared.url(), "The charter's dataset.publication.url.")
        .state("/creator", creator(), "The charter's dataset.contact.")
        .state(
            "/publisher",
            map(declared.publisher(), Croissant::organization),
            "The charter's dataset.publication.publisher.")
        .state(
            "/datePublished",
            map(declared.published(), Object::toString),
            "The charter's dataset.publication.published.")
        .state("/dateCreated", identity.created())
        .state("/dateModified", identity.modified())
        .state("/version", identity.version())
        .state("/size", facts.size().map(Wording::items))
        .state("/isLiveDataset", Fact.of(true, Origin.program("a dataset grows by batches")))
        .state(
            "/inLanguage",
            Languages.of(facts),
            "A dimension called language in the charter's representativeness.")
        .state("/citeAs", declared.citation(), "The charter's dataset.publication.citation.")
        .state("/keywords", declared.keywords(), "The charter's dataset.publication.keywords.");
  }

  /** The community, by name or by where it is reached; an address is no name. */
  private @Nullable Fact<Map<String, Object>> creator() {
    Fact<String> address = declared.contactAddress();
    return address == null
        ? map(declared.contactName(), Croissant::organization)
        : address.map(Croissant::reachedAt);
  }

  private static Map<String, Object> organization(String name) {
    return Map.of("@type", "sc:Organization", "name", name);
  }

  private static Map<String, Object> reachedAt(String address) {
    String property = address.contains("://") ? "url" : "email";
    return Map.of(
        "@type",
        "sc:Organization",
        "contactPoint",
        Map.of("@type", "sc:ContactPoint", property, address));
  }

  private void responsibility() {
    draft
        .state(
            "/rai:dataCollection",
            declared.collectionMethod(),
            "The charter's dataset.documentation.collection-method.")
        .state("/rai:dataCollectionRawData", delivered())
        .state(
            "/rai:dataCollectionTimeframe",
            map(facts.submitted(), instants -> instants.stream().map(Object::toString).toList()),
            "No item was delivered.")
        .state("/rai:dataCollectionMissingData", missingValues(), "Dimensions in the charter.")
        .state(
            "/rai:dataPreprocessingProtocol",
            declared.preparation(),
            "The charter's rules, freshness and duplicates.")
        .state("/rai:dataAnnotationProtocol", annotation(), "The charter's labels.")
        .state(
            "/rai:dataAnnotationAnalysis",
            map(facts.labels(), labels -> List.of(labels.explained())),
            "Labels, which the charter does not ask for.")
        .state(
            "/rai:annotationsPerItem",
            map(declared.labels(), labels -> "at least " + labels.quorum()),
            "The charter's labels.")
        .state(
            "/rai:personalSensitiveInformation",
            declared.privacy(),
            "The charter's privacy: no detector looks for personal data.")
        .state(
            "/rai:dataBiases",
            shortcomings.biases(),
            "Targets in the charter's representativeness.")
        .state(
            "/rai:dataLimitations",
            shortcomings.limitations(),
            "Gates or dimensions in the charter.")
        .state("/rai:dataUseCases", useCases())
        .state(
            "/rai:dataCollectionType",
            declared.collectionTypes(),
            "The charter's dataset.background.collection-types.")
        .state(
            "/rai:dataReleaseMaintenancePlan",
            declared.maintenance(),
            "The charter's dataset.publication.maintenance.")
        .state(
            "/rai:dataSocialImpact",
            declared.socialImpact(),
            "The charter's dataset.background.social-impact.")
        .state(
            "/rai:annotatorDemographics",
            map(declared.annotators(), List::of),
            "The charter's dataset.background.annotators.");
  }

  private Fact<String> delivered() {
    return facts.batches().map(Wording::delivered);
  }

  private @Nullable Fact<String> missingValues() {
    if (facts.shares().value().isEmpty()) {
      return null;
    }
    return facts
        .shares()
        .map(
            shares -> {
              List<String> lines =
                  shares.stream()
                      .filter(share -> share.category() == null && share.observed() > 0)
                      .map(
                          share ->
                              "%s: %s without a value"
                                  .formatted(share.dimension(), Wording.items(share.observed())))
                      .toList();
              return lines.isEmpty()
                  ? "Every accepted item has a value in every dimension."
                  : String.join("; ", lines) + ".";
            });
  }

  private @Nullable Fact<String> annotation() {
    Fact<LabelsSection> labels = declared.labels();
    Fact<String> guidelines = declared.labellingGuidelines();
    if (labels == null) {
      return null;
    }
    Fact<String> method =
        labels.map(
            section ->
                "Votes of annotators, at least %d for each item, become labels by %s."
                    .formatted(section.quorum(), section.method().key()));
    return guidelines == null
        ? method
        : Fact.all(List.of(method, guidelines)).map(texts -> String.join(" ", texts));
  }

  private Fact<List<String>> useCases() {
    List<Fact<List<String>>> uses = new ArrayList<>(List.of(declared.purpose().map(List::of)));
    if (declared.uses() != null) {
      uses.add(declared.uses().map(list -> List.of("Licensed for: " + String.join(", ", list))));
    }
    return Fact.all(uses).map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  private void data() {
    Distribution distribution = new Distribution(facts);
    List<Fact<List<Map<String, Object>>>> files = new ArrayList<>();
    List<Fact<Map<String, Object>>> records = new ArrayList<>();
    for (Table table : facts.tables()) {
      files.add(Fact.of(distribution.resources(table), table.origin()));
      records.add(Fact.of(distribution.records(table), table.origin()));
    }
    draft
        .state(
            "/distribution",
            Fact.all(files).map(lists -> lists.stream().flatMap(List::stream).toList()))
        .state("/recordSet", Fact.all(records));
  }

  /** The context of appendix 1 of the specification. */
  private static JsonNode context() {
    try (InputStream in =
        Objects.requireNonNull(Croissant.class.getResourceAsStream("croissant-context.json"))) {
      return new ObjectMapper().readTree(in);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("croissant-context.json: no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T, R> @Nullable Fact<R> map(
      @Nullable Fact<T> fact, java.util.function.Function<T, R> function) {
    return fact == null ? null : fact.map(function);
  }
}
