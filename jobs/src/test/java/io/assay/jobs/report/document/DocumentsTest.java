package io.assay.jobs.report.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "croissant.json", "croissant.schema.json",
          "dataset.spdx.json", "dataset.spdx.schema.json",
          "data-provenance.json", "data-provenance.schema.json",
          "ai-act-article-10.json", "ai-act-article-10.schema.json",
          "sources.json", "sources.schema.json");

  static Stream<DatasetFacts> facts() {
    return Stream.of(MadeFacts.plain(), MadeFacts.told(), MadeFacts.hostile(), MadeFacts.bare());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyDocumentIsValidByOurSchema(DatasetFacts facts) {
    Map<String, byte[]> documents = Documents.of(facts);

    assertThat(documents).containsKeys("README.md", "index.html");
    SCHEMAS.forEach(
        (name, schema) ->
            assertThat(DocumentSchemas.defects(schema, json(documents, name))).as(name).isEmpty());
    assertThat(DocumentSchemas.defects("dataset-card.schema.json", frontMatter(documents)))
        .isEmpty();
  }

  @Test
  void schemasFindWhatIsWrong() {
    ObjectNode croissant = (ObjectNode) json(Documents.of(MadeFacts.plain()), "croissant.json");
    ((ObjectNode) croissant.path("distribution").get(0)).put("sha256", "ab");
    ObjectNode act = (ObjectNode) json(Documents.of(MadeFacts.plain()), "ai-act-article-10.json");
    ((ObjectNode) act.path("requirements").get(0).path("evidence").get(0))
        .putArray("from")
        .addObject();

    assertThat(DocumentSchemas.defects("croissant.schema.json", croissant)).isNotEmpty();
    assertThat(DocumentSchemas.defects("ai-act-article-10.schema.json", act)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void sameFactsGiveTheSameBytes(DatasetFacts facts) {
    Map<String, byte[]> first = Documents.of(facts);
    Documents.of(facts)
        .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
  }

  /** A field is written and accounted for, or missing and accounted for. */
  @ParameterizedTest
  @MethodSource("facts")
  void everyFieldHasItsSourceAndEveryMissingOneIsAbsent(DatasetFacts facts) {
    Map<String, byte[]> documents = Documents.of(facts);
    JsonNode sources = json(documents, "sources.json");
    for (String document : List.of("croissant.json", "data-provenance.json")) {
      JsonNode json = json(documents, document);
      Set<String> accounted = pointers(sources.path("fields"), document);
      for (String pointer : accounted) {
        assertThat(json.at(pointer).isMissingNode()).as(document + pointer).isFalse();
      }
      for (String pointer : pointers(sources.path("missing"), document)) {
        assertThat(json.at(pointer).isMissingNode()).as(document + pointer).isTrue();
      }
      assertThat(accounted).containsAll(written(json, document.startsWith("data") ? 2 : 1));
    }
    JsonNode front = frontMatter(documents);
    Set<String> ofCard = pointers(sources.path("fields"), "README.md");
    assertThat(ofCard)
        .filteredOn(field -> !field.startsWith("/body/"))
        .containsExactlyInAnyOrderElementsOf(written(front, 1));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyPartOfTheCardAndEveryPropertyOfThePackageHasItsSource(DatasetFacts facts) {
    Map<String, byte[]> documents = Documents.of(facts);
    JsonNode sources = json(documents, "sources.json");
    Set<String> parts = new TreeSet<>(List.of("Description"));
    for (String line : new String(documents.get("README.md"), UTF_8).split("\n")) {
      if (line.startsWith("## ") && !line.equals("## Missing")) {
        parts.add(line.substring(3));
      }
    }
    Set<String> accounted = new TreeSet<>();
    for (String field : pointers(sources.path("fields"), "README.md")) {
      if (field.startsWith("/body/")) {
        accounted.add(field.split("/")[2]);
      }
    }
    if (facts.charter().gates().isEmpty() && facts.charter().representativeness() == null) {
      parts.remove("Known limitations"); // That none was looked for comes from nowhere.
    }
    assertThat(accounted).isEqualTo(parts);

    Set<String> ofSpdx = pointers(sources.path("fields"), "dataset.spdx.json");
    for (JsonNode element : json(documents, "dataset.spdx.json").path("@graph")) {
      if (element.path("type").asText().equals("dataset_DatasetPackage")) {
        element
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (!List.of("type", "spdxId", "creationInfo").contains(name)) {
                    assertThat(ofSpdx).anyMatch(field -> field.endsWith("/" + name));
                  }
                });
      }
    }
    assertThat(ofSpdx).contains("/Tool/name", "/SpdxDocument/name", "/CreationInfo/specVersion");
  }

  /** What a batch is as of says neither when it was made nor when anybody published it. */
  @Test
  void whenItWasPublishedIsWhatTheCharterSaysAndElseMissing() {
    Map<String, byte[]> told = Documents.of(MadeFacts.told());
    Map<String, byte[]> plain = Documents.of(MadeFacts.plain());
    JsonNode missing = json(plain, "sources.json").path("missing");

    assertThat(json(told, "croissant.json").path("datePublished").asText()).isEqualTo("2026-02-01");
    assertThat(json(told, "dataset.spdx.json").toString())
        .contains("\"releaseTime\":\"2026-02-01T00:00:00Z\"")
        .contains("\"builtTime\":\"2026-02-03T04:05:06Z\"");
    assertThat(json(plain, "croissant.json").has("datePublished")).isFalse();
    assertThat(json(plain, "dataset.spdx.json").toString())
        .contains("\"builtTime\":\"2026-02-03T04:05:06Z\"")
        .doesNotContain("releaseTime");
    assertThat(pointers(missing, "croissant.json")).contains("/datePublished");
    assertThat(pointers(missing, "dataset.spdx.json"))
        .contains("/dataset_DatasetPackage/releaseTime")
        .doesNotContain("/dataset_DatasetPackage/builtTime");
  }

  @Test
  void anAddressIsWhereSomebodyIsReachedAndNobodysName() {
    Map<String, byte[]> told = Documents.of(MadeFacts.told());

    assertThat(json(told, "croissant.json").path("creator").toString())
        .isEqualTo(
            "{\"@type\":\"sc:Organization\",\"contactPoint\":{\"@type\":\"sc:ContactPoint\",\"email\":\"data@example.org\"}}");
    for (String document : List.of("dataset.spdx.json", "data-provenance.json")) {
      assertThat(json(told, document).toString()).doesNotContain("data@example.org");
    }
    assertThat(json(told, "data-provenance.json").path("source").path("issuer").toString())
        .isEqualTo("[{\"name\":\"P\"}]");
  }

  @Test
  void anEndOfAnIntervalIsNeverGivenAsWhatWasMeasured() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.plain());

    assertThat(json(documents, "ai-act-article-10.json").toString())
        .contains(
            "distance-to-target.language.dataset: 0.5, judged by 0.875, the upper end of its interval (at most 0.3, warn)");
    assertThat(texts(json(documents, "croissant.json").path("rai:dataLimitations")))
        .contains(
            "Gate distance-to-target.language.dataset does not pass: 0.5, judged by 0.875, the upper end of its interval (expected: at most 0.3).");
    assertThat(new String(documents.get("README.md"), UTF_8))
        .contains("| 0\\.5 | 0\\.875 \\(upper end) | at most 0\\.3 |");
  }

  private static Set<String> pointers(JsonNode accounts, String document) {
    Set<String> pointers = new TreeSet<>();
    for (JsonNode account : accounts) {
      if (account.path("document").asText().equals(document)) {
        pointers.add(account.path("field").asText());
      }
    }
    return pointers;
  }

  private static Set<String> written(JsonNode json, int depth) {
    Set<String> written = new TreeSet<>();
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (depth == 1) {
                written.add("/" + name);
              } else {
                written(json.path(name), depth - 1)
                    .forEach(below -> written.add("/" + name + below));
              }
            });
    return written;
  }

  @ParameterizedTest
  @MethodSource("facts")
  void all22FieldsOfTheAllianceAreThereOrMissing(DatasetFacts facts) {
    JsonNode sources = json(Documents.of(facts), "sources.json");

    assertThat(
            pointers(sources.path("fields"), "data-provenance.json").size()
                + pointers(sources.path("missing"), "data-provenance.json").size())
        .isEqualTo(22);
  }

  @Test
  void limitationsAreWhatWasMeasuredAndNotWhatIsSaid() {
    JsonNode croissant = json(Documents.of(MadeFacts.plain()), "croissant.json");

    assertThat(texts(croissant.path("rai:dataLimitations")))
        .containsExactly(
            "Gate duplicate-share.batch does not pass: 0.333333 (expected: at most 0.1).",
            "Gate distance-to-target.language.dataset does not pass: 0.5, judged by 0.875, the upper end of its interval (expected: at most 0.3).",
            "6 of 10 gold items are right.",
            "language = fr: 0 items, and no number of further ones reaches the declared share.",
            "1 item is older than 365 days, and 4 items are not: the old ones are to be renewed.",
            "language = de and length = a*b: 0 items together, 3 more needed to the 3 that each combination should have.",
            "language = de: 0 items, 2 more needed until all have their declared share.",
            "language = la: 1 item, 1 more needed until all have their declared share.");
    assertThat(texts(croissant.path("rai:dataBiases")))
        .startsWith(
            "language: 0.5000 (95 % interval 0.1250 to 0.8750) from the declared shares; 0 is as declared, 1 has nothing in common.",
            "language = de: 0.0 % of the accepted items (95 % interval 0.0 % to 52.2 %), declared 25.0 %, which chance may explain.")
        .contains(
            "language = la: 20.0 % of the accepted items (95 % interval 1.0 % to 70.0 %), no share declared.");
    assertThat(croissant.toString()).doesNotContain("small");
  }

  @Test
  void thatAllIsWellIsSaidOnlyOfWhatWasMeasured() {
    assertThat(limitations(MadeFacts.judged("pass", new BigDecimal("1"), List.of())))
        .containsExactly(
            "2 gates were measured, and all pass.",
            "Nothing is missing from the declared shares and combinations.");
    assertThat(limitations(MadeFacts.judged("unmeasured", new BigDecimal("1"), List.of())))
        .containsExactly(
            "Gate duplicate-share.batch was not measured.", "Gate size.accepted was not measured.");
    assertThat(limitations(MadeFacts.judged("pass", null, List.of())))
        .containsExactly("language: no share is declared, so that nothing can be missing.");
    assertThat(limitations(MadeFacts.judged("fail", null, List.of("size.accepted"))))
        .containsExactly(
            "Gate duplicate-share.batch does not pass: 0 (expected: at most 0.1).",
            "Gate size.accepted was not measured.",
            "language: no share is declared, so that nothing can be missing.");
  }

  private static List<String> limitations(DatasetFacts facts) {
    Map<String, byte[]> documents = Documents.of(facts);
    List<String> limitations = texts(json(documents, "croissant.json").path("rai:dataLimitations"));
    assertThat(unescaped(documents)).contains(limitations).doesNotContain("very gate passes");
    return limitations;
  }

  private static String unescaped(Map<String, byte[]> documents) {
    return new String(documents.get("README.md"), UTF_8).replace("\\", "");
  }

  @Test
  void weightedFiguresAndDimensionsTogetherStandInTheCardWithTheirSource() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.plain());

    assertThat(unescaped(documents))
        .contains(
            "language, distance (total variation), by weight: 0.3000 (95 % interval 0.0000 to 0.6000).",
            "declared 50.0 %")
        .contains(", by weight 25.0 % to 75.0 %")
        .contains("2 combinations have fewer accepted items than the charter asks for")
        .contains(
            "language and place: 0.3000 (95 % interval 0.2000 to 0.4000) from the declared shares of both together.")
        .contains(
            "language and length: 0.2000 (95 % interval 0.0000 to 0.4000) from what the shares of each alone come to together.")
        .contains("is tested against our schema");
    JsonNode sources = json(documents, "sources.json");
    for (JsonNode field : sources.path("fields")) {
      if (field.path("field").asText().equals("/body/Dimensions together")) {
        assertThat(field.path("from").toString())
            .isEqualTo("[{\"table\":\"measures\",\"version\":1,\"batch\":\"2026-01\"}]");
        return;
      }
    }
    fail("no source");
  }

  /** What the specifications require of a document, ours and theirs alike. */
  @Test
  void aCharterThatSaysAllLeavesNoRequiredFieldOut() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.told());
    JsonNode provenance = json(documents, "data-provenance.json");

    assertThat(written(json(documents, "croissant.json"), 1))
        .contains(
            "/@context",
            "/@type",
            "/conformsTo",
            "/name",
            "/description",
            "/license",
            "/url",
            "/creator",
            "/publisher",
            "/datePublished",
            "/version",
            "/citeAs",
            "/distribution",
            "/recordSet");
    assertThat(written(provenance, 2))
        .contains(
            "/source/location",
            "/source/issuer",
            "/provenance/source",
            "/provenance/origin-geography",
            "/use/classification",
            "/use/consents",
            "/use/processing-included",
            "/use/storage-allowed",
            "/use/copyright");
    assertThat(json(documents, "dataset.spdx.json").toString())
        .contains(
            "\"software_downloadLocation\":\"https://data.example.org/x\"",
            "\"dataset_confidentialityLevel\":\"clear\"",
            "\"dataset_datasetAvailability\":\"directDownload\"",
            "\"dataset_hasSensitivePersonalInformation\":\"yes\"");
    assertThat(texts(frontMatter(documents).path("task_categories")))
        .containsExactly("text-classification");
    assertThat(json(documents, "sources.json").path("missing"))
        .extracting(missing -> missing.path("field").asText())
        .containsExactlyInAnyOrder(
            "/provenance/origin",
            "/annotations_creators",
            "/source_datasets",
            "/rai:personalSensitiveInformation",
            "/requirements/12",
            "/requirements/16");
  }

  @Test
  void measuresStandInCardAndMapWithTheirIntervals() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.plain());

    assertThat(new String(documents.get("README.md"), UTF_8))
        .contains("language, distance (total variation): 0\\.5000", "0\\.333333")
        .doesNotContain("1/3");
    assertThat(json(documents, "ai-act-article-10.json").toString())
        .contains(
            "language, Jensen-Shannon distance: 0.4000 (95 % interval 0.1000 to 0.7000).",
            "duplicate-share.batch: 0.333333 (at most 0.1, warn)", "\"table\":\"measures\"");
  }

  @Test
  void nothingIsMadeUpForACharterThatSaysTheLeast() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.bare());
    JsonNode missing = json(documents, "sources.json").path("missing");

    assertThat(pointers(missing, "croissant.json"))
        .contains(
            "/license",
            "/creator",
            "/url",
            "/inLanguage",
            "/rai:dataCollection",
            "/rai:dataLimitations",
            "/rai:dataBiases",
            "/rai:dataCollectionTimeframe");
    assertThat(json(documents, "dataset.spdx.json").toString())
        .doesNotContain("LicenseExpression", "hasDeclaredLicense", "knownBias");
  }

  @Test
  void idsOfCroissantAreUniqueAndReferencesLeadToThem() {
    JsonNode croissant = json(Documents.of(MadeFacts.plain()), "croissant.json");
    List<String> ids = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (String part : List.of("distribution", "recordSet")) {
      collect(croissant.path(part), ids, references);
    }

    assertThat(ids)
        .doesNotHaveDuplicates()
        .contains("contents/content/text", "items/attributes/language");
    assertThat(references).isNotEmpty().isSubsetOf(ids);
  }

  private static void collect(JsonNode node, List<String> ids, List<String> references) {
    if (node.has("@id")) {
      (node.has("@type") ? ids : references).add(node.path("@id").asText());
    }
    node.forEach(child -> collect(child, ids, references));
  }

  @Test
  void sha256OfEveryFileStandsInCroissantAndSpdx() {
    Map<String, byte[]> documents = Documents.of(MadeFacts.plain());

    for (String document : List.of("croissant.json", "dataset.spdx.json")) {
      assertThat(json(documents, document).toString())
          .contains("ab".repeat(32), "cd".repeat(32), "ef".repeat(32));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "croissant.json",
        "dataset.spdx.json",
        "data-provenance.json",
        "ai-act-article-10.json",
        "sources.json"
      })
  void jsonEndsNoScriptElementAndHidesNothing(String document) {
    String text = new String(Documents.of(MadeFacts.hostile()).get(document), UTF_8);

    assertThat(text).doesNotContain("<", ">", "&").isASCII().endsWith("}\n");
  }

  @Test
  void frontMatterHasTheFieldsThatItShould() {
    JsonNode front = frontMatter(Documents.of(MadeFacts.hostile()));

    assertThat(front.path("pretty_name").asText()).isEqualTo(MadeFacts.SCRIPT.replace("'", ""));
    assertThat(texts(front.path("license"))).containsExactly("cc0-1.0");
    assertThat(texts(front.path("size_categories"))).containsExactly("n<1K");
    assertThat(texts(front.path("language"))).containsExactly("en");
  }

  @Test
  void textOfTheCardIsTextOnly() {
    String card = new String(Documents.of(MadeFacts.hostile()).get("README.md"), UTF_8);
    String text = card.substring(card.indexOf("\n---\n") + 5);

    assertThat(text)
        .contains(
            "x\\\" --- license: mit \\# \\[pay\\](http\\://evil\\.example) \\| \\`⟨U\\+202E⟩cba")
        .doesNotContain("\n---", "<script", "[pay]", "\u202E");
  }

  @Test
  void everyParagraphOfTheArticleIsThereAndGapsAreNamed() {
    JsonNode requirements =
        json(Documents.of(MadeFacts.plain()), "ai-act-article-10.json").path("requirements");
    List<String> paragraphs =
        StreamSupport.stream(requirements.spliterator(), false)
            .map(requirement -> requirement.path("paragraph").asText())
            .toList();

    assertThat(paragraphs)
        .startsWith("10(1)", "10(2)(a)", "10(2)(b)", "10(2)(c)", "10(2)(d)", "10(2)(e)")
        .contains("10(2)(f)", "10(2)(g)", "10(2)(h)", "10(4)", "10(5)", "10(6)")
        .hasSize(17);
    assertThat(requirements.get(6).path("evidence").get(0).path("from").get(0))
        .isEqualTo(
            JSON.createObjectNode()
                .put("table", "representation")
                .put("version", 1)
                .put("batch", "2026-01"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode json(Map<String, byte[]> documents, String name) {
    try {
      return JSON.readTree(documents.get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode frontMatter(Map<String, byte[]> documents) {
    String card = new String(documents.get("README.md"), UTF_8);
    String yaml = card.substring(4, card.indexOf("\n---\n"));
    assertThat(card).startsWith("---\n");
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
