package io.assay.jobs.report;

import static io.assay.jobs.report.FilledWarehouse.row;
import static io.assay.jobs.report.FilledWarehouse.stage;
import static io.assay.jobs.report.SentenceCommons.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.DatasetFiles;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DatasetDocumentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BatchKey FIRST = new BatchKey("b1", 1);

  private static FilledWarehouse filled;
  private static Path documents;

  @TempDir Path directory;

  @BeforeAll
  static void write() {
    filled = SentenceCommons.warehouse();
    new ReportStage().run(filled.context(JANUARY, 2));
    documents = filled.warehouse().documents();
  }

  @Test
  void sayWhatTheTablesSay() throws Exception {
    JsonNode croissant = json(documents, "croissant.json");

    assertThat(croissant.path("size").asText()).isEqualTo("5 items");
    assertThat(croissant.path("rai:dataCollectionRawData").asText())
        .isEqualTo("12 records in 2 batches, of which 2 could not be read.");
    assertThat(croissant.path("rai:dataCollectionTimeframe").toString())
        .isEqualTo("[\"2026-01-31T00:00:00Z\",\"2026-01-31T00:00:00Z\"]");
    assertThat(croissant.path("rai:dataLimitations").toString())
        .contains(
            "Gate duplicate-share.batch does not pass: 0.333333", "language = de: 0 items, 2 more");
    assertThat(json(documents, "dataset.spdx.json").toString())
        .contains("\"dataset_datasetSize\":5");
  }

  @Test
  void checksumsAreThoseOfTheFiles() throws Exception {
    Map<Path, String> stated = stated(documents);

    assertThat(stated).hasSizeGreaterThanOrEqualTo(6);
    for (Map.Entry<Path, String> file : stated.entrySet()) {
      assertThat(file.getValue()).isEqualTo(Sha256.hexOf(file.getKey()));
    }
    try (Stream<Path> files = Files.walk(filled.warehouse().tables().resolve("contents"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet")).toList())
          .allMatch(file -> stated.containsKey(file.toAbsolutePath().normalize()));
    }
  }

  @Test
  void sourcesNameTheVersionsThatWereRead() throws Exception {
    long version = filled.tables().readVersions().getOrDefault(Verdicts.TABLE, 1L);
    JsonNode sources = json(documents, "sources.json");
    List<String> distribution = new ArrayList<>();
    for (JsonNode field : sources.path("fields")) {
      if (field.path("field").asText().equals("/distribution")) {
        distribution.add(field.path("from").toString());
      }
    }

    assertThat(distribution).hasSize(1);
    assertThat(distribution.get(0))
        .contains("{\"table\":\"verdicts\",\"version\":" + version + "}");
  }

  @Test
  void readWellInABrowserAndAreLinkedFromTheIndex() throws Exception {
    Chromium.Page seen = Chromium.find().open(documents.resolve("index.html"));

    assertThat(seen.console()).isEmpty();
    assertThat(seen.dom())
        .contains("href=\"croissant.json\"", "href=\"../2026-01.html#gates\"", "10(2)(f)")
        .contains("language = \"&gt;&lt;img src=x onerror=")
        .doesNotContain("<script", "<img");
    assertThat(Long.parseLong(seen.numbers().get("documents.missing"))).isPositive();
    assertThat(Files.readString(filled.warehouse().reports().resolve("index.html")))
        .contains("href=\"documents/index.html\"");
  }

  @Test
  void sameTablesGiveTheSameBytes() throws Exception {
    Map<String, String> before = bytes(documents);
    new ReportStage().run(filled.context(JANUARY, 2));

    assertThat(bytes(documents)).isEqualTo(before).containsKeys("README.md", "sources.json");
  }

  @Test
  void aFileIsHashedOnce(SparkSession spark) throws Exception {
    FilledWarehouse warehouse = accepted(spark);
    new ReportStage().run(warehouse.context(FIRST, 1));
    List<Row> remembered = warehouse.tables().list(DatasetFiles.TABLE, FIRST);
    assertThat(remembered)
        .extracting(row -> row.getAs(DatasetFiles.TABLE_NAME))
        .contains("contents");

    // What is remembered is believed: nobody reads the file again.
    String known = "77".repeat(32);
    Path file = contents(warehouse);
    new TableStore(spark, warehouse.warehouse().tables())
        .append(
            DatasetFiles.TABLE,
            new BatchKey("b2", 1),
            1,
            List.of(RowFactory.create("contents", file.getFileName().toString(), 1L, known)));
    new ReportStage().run(warehouse.context(FIRST, 1));
    assertThat(stated(warehouse.warehouse().documents()))
        .containsEntry(file.toAbsolutePath().normalize(), known);
  }

  @Test
  void aTargetMayBeAFraction(SparkSession spark) throws Exception {
    FilledWarehouse warehouse =
        accepted(spark)
            .fill(
                Representation.TABLE,
                FIRST,
                row("dataset", "language", "de", 0L, 1L, "1/3"),
                row("dataset", "language", "en", 1L, 1L, "2/3"));

    new ReportStage().run(warehouse.context(FIRST, 1));

    assertThat(json(warehouse.warehouse().documents(), "croissant.json").path("rai:dataBiases"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "language = de: 0.0 % of the accepted items, declared 33.3 %.",
            "language = en: 100.0 % of the accepted items, declared 66.7 %.");
  }

  @Test
  void withoutABatchThatCountsThereAreNone(SparkSession spark) throws Exception {
    FilledWarehouse warehouse = accepted(spark);
    new ReportStage().run(warehouse.context(FIRST, 1));
    assertThat(warehouse.warehouse().documents()).isDirectory();
    BatchKey again = new BatchKey("b1", 2);
    warehouse.fill(
        Batches.TABLE,
        again,
        stage(2, "open", "done", 0, 0),
        stage(2, "decide", "gate-failed", 1, 0));

    new ReportStage().run(warehouse.context(again, 2));

    assertThat(warehouse.warehouse().documents()).doesNotExist();
    assertThat(Files.readString(warehouse.warehouse().reports().resolve("index.html")))
        .doesNotContain("documents/index.html")
        .contains("once a batch passes its gates");
  }

  private FilledWarehouse accepted(SparkSession spark) {
    String[] people = {"a".repeat(64)};
    return new FilledWarehouse(spark, directory)
        .fill(
            Batches.TABLE,
            FIRST,
            stage(1, "open", "done", 0, 0),
            stage(1, "ingest", "done", 1, 1),
            stage(1, "decide", "done", 1, 1),
            stage(1, "reward", "done", 0, 0))
        .fill(Contents.TABLE, FIRST, row("i1", Map.of("text", "Well done."), "00"))
        .fill(
            Verdicts.TABLE,
            FIRST,
            row("i1", "accepted", new String[0], people, false, "b1", null, "0x00", null, null));
  }

  private static Path contents(FilledWarehouse warehouse) throws IOException {
    try (Stream<Path> files = Files.list(warehouse.warehouse().tables().resolve("contents"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /** Files that Croissant lists, with their checksums. */
  private static Map<Path, String> stated(Path documents) throws IOException {
    Map<Path, String> stated = new TreeMap<>();
    for (JsonNode resource : json(documents, "croissant.json").path("distribution")) {
      if (resource.has("sha256")) {
        Path file = documents.resolve(resource.path("contentUrl").asText()).toAbsolutePath();
        stated.put(file.normalize(), resource.path("sha256").asText());
      }
    }
    return stated;
  }

  private static Map<String, String> bytes(Path documents) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.list(documents)) {
      for (Path file : files.toList()) {
        bytes.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return bytes;
  }

  private static JsonNode json(Path documents, String name) throws IOException {
    return JSON.readTree(Files.readAllBytes(documents.resolve(name)));
  }
}
