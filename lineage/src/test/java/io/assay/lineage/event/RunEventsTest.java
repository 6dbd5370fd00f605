package io.assay.lineage.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.rules.json.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunEventsTest {
  private static final EventSchemas SCHEMAS = new EventSchemas();

  static List<LineageEvent> everyKind() {
    RunEvents stage = Events.ofStage();
    Datasets datasets = Events.datasets();
    return List.of(
        Events.ofRun().start(Events.NOON, Datasets.none()),
        stage.start(Events.NOON, Datasets.none()),
        stage.complete(Events.NOON, datasets),
        stage.anchored(Events.NOON, datasets, Events.anchor()),
        stage.fail(Events.NOON, datasets, "Disk full while writing table verdicts."),
        stage.abort(Events.NOON),
        bare().start(Events.NOON, Datasets.none()),
        bare()
            .complete(
                Events.NOON,
                new Datasets(
                    List.of(DatasetRef.at(Events.ITEMS)),
                    List.of(DatasetRef.at(URI.create("s3://bucket/warehouse/tables/items"))))));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isValidAgainstTheSchemas(LineageEvent event) throws IOException {
    assertThat(SCHEMAS.problems(event.canonicalJson())).isEmpty();
  }

  /** Left for the standard's own validator, which is not Java. */
  @Test
  void leavesItsEventsForOtherValidators() throws IOException {
    Path file = Path.of("target", "openlineage-events.ndjson");

    Files.writeString(
        file,
        everyKind().stream()
            .map(LineageEvent::canonicalJson)
            .collect(Collectors.joining("\n", "", "\n")));

    assertThat(Files.readAllLines(file)).hasSize(8);
  }

  @Test
  void theValidatorIsNotBlind() throws IOException {
    String good = Events.ofStage().complete(Events.NOON, Events.datasets()).canonicalJson();

    assertThat(SCHEMAS.problems(good.replace("\"attempt\":2,\"batchId\"", "\"batchId\"")))
        .isNotEmpty();
    assertThat(SCHEMAS.problems(good.replace("\"inputCondition\"", "\"condition\""))).isNotEmpty();
    assertThat(SCHEMAS.problems(good.replace("\"assay_batch\"", "\"assay_other\""))).isNotEmpty();
    assertThat(SCHEMAS.problems(good.replace("\"eventTime\"", "\"time\""))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void isCanonicalAndOneLine(LineageEvent event) {
    String json = event.canonicalJson();

    assertThat(json).isEqualTo(CanonicalJson.of(json)).doesNotContain("\n");
    assertThat(event.canonicalBytes()).isEqualTo(json.getBytes(UTF_8));
  }

  @Test
  void sameArgumentsGiveTheSameBytes() {
    assertThat(Events.ofStage().complete(Events.NOON, Events.datasets()).canonicalBytes())
        .isEqualTo(Events.ofStage().complete(Events.NOON, Events.datasets()).canonicalBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "/eventType,COMPLETE",
    "/eventTime,2026-01-31T12:00:00Z",
    "/producer,urn:assay:0.1.0",
    "/run/runId,0190a3c0-0000-7000-8000-000000000002",
    "/run/facets/parent/run/runId,0190a3c0-0000-7000-8000-000000000001",
    "/run/facets/parent/job/name,prompt-commons.run",
    "/run/facets/parent/root/run/runId,0190a3c0-0000-7000-8000-0000000000aa",
    "/run/facets/parent/root/job/namespace,airflow",
    "/run/facets/processing_engine/name,spark",
    "/run/facets/processing_engine/version,3.5.7",
    "/run/facets/nominalTime/nominalStartTime,2026-01-30T12:00:00Z",
    "/run/facets/assay_batch/batchId,2026-01",
    "/run/facets/assay_batch/attempt,2",
    "/job/namespace,assay",
    "/job/name,prompt-commons.decide",
    "/job/facets/jobType/integration,ASSAY",
    "/job/facets/jobType/processingType,BATCH",
    "/job/facets/jobType/jobType,STAGE",
    "/job/facets/documentation/description,Gives each item its verdict.",
    "/inputs/0/namespace,file",
    "/inputs/0/name,/warehouse/tables/items",
    "/inputs/0/facets/version/datasetVersion,7",
    "/inputs/0/facets/schema/fields/1/type,int",
    "/inputs/0/facets/dataSource/uri,file:/",
    "/inputs/0/inputFacets/dataQualityMetrics/rowCount,1138",
    "/inputs/0/inputFacets/dataQualityMetrics/columnMetrics/item_id/distinctCount,1138",
    "/inputs/0/inputFacets/dataQualityAssertions/assertions/1/success,false",
    "/inputs/0/inputFacets/dataQualityAssertions/assertions/1/column,prompt",
    "/inputs/0/inputFacets/subset/inputCondition/partitions/0/dimensions/batch_id,2026-01",
    "/outputs/0/outputFacets/outputStatistics/rowCount,339",
    "/outputs/0/outputFacets/subset/outputCondition/partitions/0/dimensions/attempt,2",
    "/inputs/0/inputFacets/dataQualityMetrics/columnMetrics/item_id/nullCount,0",
    "/outputs/0/facets/columnLineage/fields/item_id/inputFields/0/name,/warehouse/tables/items",
    "/outputs/0/facets/columnLineage/fields/commitment/inputFields/0/transformations/0/masking,true"
  })
  void completeTellsWhatTheStageDid(String pointer, String value) throws IOException {
    JsonNode event = json(Events.ofStage().complete(Events.NOON, Events.datasets()));

    assertThat(event.at(pointer).asText("absent")).isEqualTo(value);
  }

  @Test
  void failureIsTold() throws IOException {
    JsonNode event = json(Events.ofStage().fail(Events.NOON, Datasets.none(), "Disk full."));

    assertThat(event.at("/eventType").textValue()).isEqualTo("FAIL");
    assertThat(event.at("/run/facets/errorMessage/message").textValue()).isEqualTo("Disk full.");
  }

  @Test
  void anchorIsTold() throws IOException {
    JsonNode facet =
        json(Events.ofStage().anchored(Events.NOON, Datasets.none(), Events.anchor()))
            .at("/run/facets/assay_anchor");

    assertThat(facet.get("chainId").textValue()).isEqualTo("31337");
    assertThat(facet.get("number").intValue()).isEqualTo(1);
    assertThat(facet.get("_schemaURL").textValue())
        .isEqualTo(
            "urn:assay:openlineage:facets:1-0-0:AssayAnchorRunFacet.json#/$defs/AssayAnchorRunFacet");
  }

  @Test
  void whatIsNotKnownIsNotTold() throws IOException {
    JsonNode event = json(bare().complete(Events.NOON, Datasets.none()));

    assertThat(event.at("/run/facets")).isEmpty();
    assertThat(event.at("/inputs")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "file:///warehouse/tables/items/,file,/warehouse/tables/items",
    "file:/warehouse/tables/items,file,/warehouse/tables/items",
    "hdfs://name:8020/warehouse/tables/items,hdfs://name:8020,/warehouse/tables/items",
    "s3a://bucket/warehouse/tables/items,s3://bucket,warehouse/tables/items"
  })
  void datasetsAreNamedAsTheStandardNamesFiles(String location, String namespace, String name)
      throws IOException {
    JsonNode input =
        json(bare()
                .start(
                    Events.NOON,
                    new Datasets(List.of(DatasetRef.at(URI.create(location))), List.of())))
            .at("/inputs/0");

    assertThat(input.get("namespace").textValue()).isEqualTo(namespace);
    assertThat(input.get("name").textValue()).isEqualTo(name);
  }

  @Test
  void relativeLocationsNameNothing() {
    assertThatThrownBy(() -> DatasetRef.at(URI.create("tables/items")))
        .hasMessage("location: tables/items (expected: an absolute URI, as of Path.toUri)");
  }

  @Test
  void newIdsAscendWithTime() {
    UUID earlier = RunIdentity.newId(Events.NOON);
    UUID later = RunIdentity.newId(Events.NOON.plusMillis(1));

    assertThat(earlier.version()).isEqualTo(7);
    assertThat(earlier.toString()).isLessThan(later.toString());
  }

  private static RunEvents bare() {
    return new RunEvents(
        Events.VERSION,
        new RunContext(Events.RUN, null, RunContext.Kind.run("Everything."), null, null, null));
  }

  private static JsonNode json(LineageEvent event) throws IOException {
    return new ObjectMapper().readTree(event.canonicalJson());
  }
}
