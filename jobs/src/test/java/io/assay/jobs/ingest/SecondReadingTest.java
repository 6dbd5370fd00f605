package io.assay.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Quarantine;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.item.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class SecondReadingTest {
  private static final Path COMMUNITY = Path.of("src/test/resources/community");

  @TempDir Path directory;
  private Path one;
  private Path other;
  private ItemRecords kind;
  private Dataset<Row> chosen;

  @BeforeEach
  void readOnce(SparkSession spark) throws IOException {
    List<String> lines = Files.readAllLines(COMMUNITY.resolve("first.csv"));
    one = Files.write(directory.resolve("one.csv"), lines.subList(0, 3));
    other =
        Files.write(
            directory.resolve("other.csv"), List.of(lines.get(0), lines.get(3), lines.get(4)));
    Path key = Files.writeString(directory.resolve("key"), "11".repeat(32));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    kind =
        new ItemRecords(
            CharterParser.load(COMMUNITY.resolve("charter.yaml"), Map.of()).intake(),
            Map.of("submitted-at", "2026-01-31T00:00:00Z"),
            DatasetKey.load(key));
    Dataset<Row> read =
        ReadFiles.of(spark, delivered(one, other), kind, ReadFiles.Raw.UNREADABLE)
            .where("record_number = 2")
            .selectExpr("file", "record_number", "item_id", "'noted' note", "content_mac");
    chosen = spark.createDataFrame(read.collectAsList(), read.schema());
  }

  @Test
  void chosenRecordsOfSeveralFilesAreReadAgain() {
    List<Row> again = again();

    assertThat(again).hasSize(2);
    for (Row row : again) {
      assertThat(row.<String>getAs(SecondReading.NOTE)).isEqualTo("noted");
      assertThat(row.<Long>getAs(Quarantine.RECORD_NUMBER)).isEqualTo(2);
      assertThat(row.<byte[]>getAs(Quarantine.RAW)).isNotEmpty();
      assertThat(row.getJavaMap(row.fieldIndex(Contents.CONTENT))).isNotEmpty();
    }
  }

  @Test
  void otherTextInTheSamePlaceEndsTheReading() throws IOException {
    Files.copy(one, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(this::again)
        .rootCause()
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("other.csv: it changed while it was read");
  }

  @Test
  void shorterFileEndsTheReading() throws IOException {
    Files.write(one, Files.readAllLines(one).subList(0, 2));

    assertThatThrownBy(this::again)
        .rootCause()
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("one.csv: it changed while it was read");
  }

  @Test
  void theFirstReadingEndsTooWhenTheFileChanged(SparkSession spark) throws IOException {
    Dataset<Row> reading =
        ReadFiles.of(spark, delivered(one), kind, ReadFiles.Raw.UNREADABLE).select("content_hash");
    assertThat(reading.collectAsList()).hasSize(2);

    Files.copy(other, one, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(reading::collectAsList)
        .rootCause()
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("one.csv: it changed while it was read");
  }

  private List<Row> again() {
    return SecondReading.of(delivered(one, other), kind, chosen).collectAsList();
  }

  private static List<DeliveredFile> delivered(Path... files) {
    return DeliveredFile.of(List.of(files), new FileDigests());
  }
}
