package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DryRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void plansWhatWouldRunAndWritesNothing(SparkSession spark) throws IOException {
    Path warehouse = Community.initialised(directory);
    Map<Path, Object> before = files();
    String input = Community.file("first.csv").toString();

    CommandLineRun run = CommandLineRun.of(arguments(warehouse, "--input", input, "--dry-run"));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("stages:      ingest, screen, dedupe, label, represent, decide, reward, anchor")
        .endsWith("Dry run: nothing was written.\n");

    CommandLineRun machine =
        CommandLineRun.of(
            arguments(warehouse, "--input", input, "--dry-run", "--log-format", "json"));
    JsonNode plan = JSON.readTree(machine.out());
    assertThat(plan.get("dry_run").booleanValue()).isTrue();
    assertThat(plan.get("stages")).hasSize(9);
    assertThat(machine.out().lines()).hasSize(1);

    CommandLineRun wrong =
        CommandLineRun.of(
            arguments(warehouse, "--input", "no\u202Esuch", "--dry-run", "--log-format=json"));
    JsonNode error = JSON.readTree(wrong.err());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(error.get("exit_code").intValue()).isEqualTo(2);
    assertThat(error.get("level").textValue()).isEqualTo("error");

    assertThat(files()).isEqualTo(before);
    assertThat(spark.sparkContext().isStopped()).isFalse();
  }

  private static String[] arguments(Path warehouse, String... more) {
    return Community.run(warehouse, more).toArray(String[]::new);
  }

  /** Every file with its instant and size. */
  private Map<Path, Object> files() throws IOException {
    Map<Path, Object> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        found.put(path, Files.getLastModifiedTime(path) + " " + Files.size(path));
      }
    }
    return found;
  }
}
