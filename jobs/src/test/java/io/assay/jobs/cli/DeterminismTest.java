package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content roots, evidence and payout files follow from input, charter and keys alone. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {
  private static final Path DEMO = Path.of("src/main/demo/prompts").toAbsolutePath();

  @TempDir static Path directory;
  private Path fresh;
  private Map<String, String> expected;

  @BeforeAll
  void runOnce() throws IOException {
    fresh = directory.resolve("fresh");
    io.assay.jobs.warehouse.Warehouse place = new io.assay.jobs.warehouse.Warehouse(fresh);
    Community.writeKey(place.datasetKey(), "33");
    assertThat(Assay.run("init", "--warehouse", fresh.toString(), "--charter", charter())).isZero();
    Community.writeKey(place.batchKey(Community.BATCH, 1), "44");
    expected = run("two", DEMO.resolve("2026-01.csv"), 2);
    assertThat(expected).containsKeys("proofs/2026-01/evidence.json", "payouts/2026-01/tree.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void numberOfPartitionsChangesNothing(int partitions) throws IOException {
    assertThat(run("p" + partitions, DEMO.resolve("2026-01.csv"), partitions)).isEqualTo(expected);
  }

  @Test
  void orderOfTheInputChangesNothing() throws IOException {
    Path shuffled = directory.resolve("2026-01.csv");
    List<String> records = new ArrayList<>(records(DEMO.resolve("2026-01.csv")));
    String header = records.remove(0);
    assertThat(records).hasSize(1138);
    Collections.shuffle(records, new Random(20260131));
    Files.writeString(shuffled, header + String.join("", records));
    assertThat(run("shuffled", shuffled, 2)).isEqualTo(expected);
  }

  private Map<String, String> run(String name, Path input, int partitions) throws IOException {
    Path warehouse = Community.copy(fresh, directory.resolve(name));
    int code =
        Assay.run(
            "run",
            "--warehouse",
            warehouse.toString(),
            "--charter",
            charter(),
            "--batch",
            Community.BATCH,
            "--input",
            input.toString(),
            "--submitted-at",
            Community.AS_OF,
            "--master",
            "local[2]",
            "--conf",
            "spark.sql.shuffle.partitions=" + partitions,
            "--conf",
            "spark.sql.adaptive.coalescePartitions.enabled=false");
    assertThat(code).isZero();
    return Community.content(warehouse);
  }

  private static String charter() {
    return DEMO.resolve("charter.yaml").toString();
  }

  /** Records with their line ends; a line end inside quotes belongs to its record. */
  private static List<String> records(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<String> records = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == '\n' && !quoted) {
        records.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      records.add(text.substring(start) + "\n");
    }
    return records;
  }
}
