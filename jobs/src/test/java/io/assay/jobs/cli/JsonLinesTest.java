package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under {@code --log-format json} a machine can read all that a command tells, line by line. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonLinesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir static Path directory;
  private Path warehouse;
  private List<JsonNode> out;
  private List<JsonNode> err;

  /** In a process of its own, whose streams hold what Spark logs too. */
  @BeforeAll
  void runABatch() throws Exception {
    warehouse = Community.initialised(directory);
    Path lines = directory.resolve("err.txt");
    List<String> arguments =
        Community.run(
            warehouse,
            "--input",
            Community.file("first.csv").toString(),
            "--log-format",
            "json",
            "--conf",
            "spark.log.level=INFO");
    Process process = AssayProcess.of(List.of(), arguments).redirectError(lines.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(lines)).isZero();
    out = objects(printed);
    err = objects(Files.readString(lines));
    SharedSpark.session();
  }

  @Test
  void aRunTellsItsStagesItsLogAndItsResult() {
    assertThat(out).hasSize(1);
    assertThat(out.get(0).path("exit_code").asInt(-1)).isZero();
    assertThat(out.get(0).path("stages")).hasSize(9);
    assertThat(err.stream().filter(line -> line.has("stage")))
        .extracting(line -> line.path("stage").asText())
        .startsWith("ingest", "screen")
        .endsWith("anchor", "report");
    assertThat(err).anyMatch(line -> line.path("level").asText().equals("info"));
  }

  static Stream<List<String>> commands() {
    String list = directory.resolve("accounts.csv").toString();
    String charter = Community.file("charter.yaml").toString();
    String file = directory.resolve("file").toString();
    return Stream.of(
        List.of("init", "--charter", charter),
        List.of("status"),
        List.of("sql", "select item_id, verdict, reasons from verdicts"),
        List.of("explain", "i1"),
        List.of("explain", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
        List.of("prove", "i1", "--batch", Community.BATCH),
        List.of("prove", "i1", "--batch", Community.BATCH, "--output", file),
        List.of("verify"),
        List.of("charter", "check", "--charter", charter),
        List.of("charter", "schema"),
        List.of("charter", "ratify", "--charter", charter),
        List.of("review", "export", "--output", file),
        List.of("profile", "--charter", charter, "--input", input(), "--submitted-at=2026-01-31"),
        List.of("payouts", "build", "--input", list, "--output", file + "s"),
        List.of("payouts", "build", "--input", list, "--output", file + "s", "--dry-run"),
        List.of("payouts", "build", "--input", list, "--root-only"),
        List.of("payouts", "propose"),
        List.of("payouts", "fund", "--dry-run"),
        List.of("payouts", "claim-batch"),
        List.of("payouts", "return"),
        List.of("payouts", "status"),
        List.of("payouts", "reconcile"),
        List.of("payouts", "transactions", "list"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOtherCommandTellsSo(List<String> command) throws Exception {
    Files.writeString(
        directory.resolve("accounts.csv"),
        "address,amount\n0x70997970C51812dc3A010C7d01b50e0d17dc79C8,7\n");
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--log-format", "json"));
    if (!command.contains("schema")) {
      arguments.addAll(List.of("--warehouse", warehouse.toString()));
    }

    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(objects(run.out())).isNotEmpty();
    objects(run.err());
  }

  static Stream<List<String>> refusals() {
    return Stream.of(
        List.of("status", "--no-such-option"),
        List.of("sql", "select no_such_column from verdicts"),
        List.of("explain", "nobody-has-this"),
        List.of("review", "export"),
        List.of("charter", "check", "--charter", "none.yaml"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalsAreTellingObjectsToo(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--log-format=json", "--warehouse", warehouse.toString()));

    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    List<JsonNode> told = objects(run.err());
    assertThat(told).hasSize(1);
    assertThat(told.get(0).path("level").asText()).isEqualTo("error");
    assertThat(told.get(0).path("exit_code").asInt()).isEqualTo(2);
  }

  private static String input() {
    return Community.file("first.csv").toString();
  }

  /** Every line as the object that it must be. */
  private static List<JsonNode> objects(String lines) {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      try {
        JsonNode node = JSON.readTree(line);
        assertThat(node.isObject()).as(line).isTrue();
        objects.add(node);
      } catch (JsonProcessingException e) {
        fail("not JSON: " + line);
      }
    }
    return objects;
  }
}
