package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --result} holds of a command that ends before it has a warehouse, and no Spark. */
class ResultFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Path charter;
  private Path result;

  @BeforeEach
  void writeAnOlderResult() throws IOException {
    charter = Files.writeString(directory.resolve("charter.yaml"), SmallDataset.CHARTER);
    result = Files.writeString(directory.resolve("result.json"), "{\"exit_code\": 0}");
  }

  /** Arguments that override those of {@link #run}, and what is told of them. */
  static Stream<List<String>> faults() {
    return Stream.of(
        List.of("Cannot read charter", "--charter=none.yaml"),
        List.of("what this version does not do", "--set=provenance.attestation=required"),
        List.of("--batch: ../..", "--batch=../.."),
        List.of("--batch: index", "--batch=index"),
        List.of("--batch: wanted", "--batch=wanted"),
        List.of("--as-of: \"yesterday\"", "--as-of=yesterday"),
        List.of("--as-of: \"+1000000-01-01T00:00:00Z\"", "--as-of=+1000000-01-01T00:00:00Z"),
        List.of("--submitted-at: \"2026-02-30\"", "--submitted-at=2026-02-30"),
        List.of("is not a warehouse", "--submitted-at=2026-01-31"),
        List.of("--set: =1", "--set==1"),
        List.of("is not a warehouse", "--as-of=2026-01-31T00:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsAFaultOfUsageOrCharter(List<String> fault) throws IOException {
    for (String command : List.of("run", "screen")) {
      Files.writeString(result, "{\"exit_code\": 0}");

      CommandLineRun run = run(command, result.toString(), fault.get(1));

      requireTold(run, fault.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bogus", "--as-of", "--log-format=xml"})
  void tellsThatTheCommandLineWasNotUnderstood(String fault) throws IOException {
    CommandLineRun run = CommandLineRun.of("run", fault, "--result=" + result);

    assertThat(run.code()).isEqualTo(2);
    JsonNode written = JSON.readTree(result.toFile());
    assertThat(written.path("exit_code").asInt()).isEqualTo(2);
    assertThat(written.path("message").asText()).endsWith("See: assay run --help");
    assertThat(run.err()).contains(written.path("message").asText());
  }

  @Test
  void isNotWrittenByACommandThatHasNone() {
    assertThat(CommandLineRun.of("status", "--result", result.toString()).code()).isEqualTo(2);

    assertThat(result).hasContent("{\"exit_code\": 0}");
  }

  @Test
  void tellsWhyTheDemoCouldNotBegin() throws IOException {
    String warehouse = directory.resolve("w").toString();
    CommandLineRun.of("init", "--warehouse", warehouse, "--charter", charter.toString());

    CommandLineRun run =
        CommandLineRun.of("demo", "--warehouse", warehouse, "--result", result.toString());

    requireTold(run, "holds the dataset small");
  }

  /** Neither where the command is understood nor where it is not. */
  @ParameterizedTest
  @ValueSource(strings = {"--charter=none.yaml", "--bogus"})
  void neverReplacesAnotherFile(String fault) throws IOException {
    String text = Files.readString(charter);

    CommandLineRun run = run("run", charter.toString(), fault);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("it is there and is no result of a run".substring(3));
    assertThat(charter).hasContent(text);
  }

  @Test
  void takesThePlaceOfAnEmptyFile() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));

    run("run", empty.toString(), "--charter=none.yaml");

    assertThat(JSON.readTree(empty.toFile()).path("exit_code").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "."})
  void isNoDirectory(String place) {
    CommandLineRun run = run("run", place, "--charter=none.yaml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "assay: --result: %s is a directory (expected: a file, there already or not). Name the file itself.\n"
                .formatted(place));
  }

  @Test
  void doesNotHideTheFailureWhereItCannotBeWritten() throws IOException {
    Path below = result.resolve("result.json");

    CommandLineRun run =
        run("run", below.toString(), "--charter=none.yaml", "--log-format", "json");

    assertThat(run.code()).isEqualTo(2);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.err().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    assertThat(lines)
        .extracting(line -> line.path("level").asText())
        .containsExactly("warning", "error");
    assertThat(lines.get(0).path("message").asText()).startsWith("Cannot write " + below);
    assertThat(lines.get(1).path("message").asText()).startsWith("Cannot read charter none.yaml");
  }

  private void requireTold(CommandLineRun run, String told) throws IOException {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(told).hasLineCount(1);
    JsonNode written = JSON.readTree(result.toFile());
    assertThat(written.path("exit_code").asInt()).isEqualTo(2);
    assertThat(written.path("outcome").asText()).isEqualTo("usage");
    assertThat(written.path("message").asText()).isEqualTo(run.err().strip().substring(7));
  }

  private CommandLineRun run(String command, String place, String... fault) {
    List<String> arguments = new ArrayList<>(List.of(command, "--result", place));
    arguments.addAll(List.of(fault));
    arguments.addAll(List.of("--warehouse", directory.resolve("none").toString()));
    String all = String.join(" ", fault);
    if (!all.contains("--charter=")) {
      arguments.addAll(List.of("--charter", charter.toString()));
    }
    if (!all.contains("--batch=")) {
      arguments.addAll(List.of("--batch", "b1"));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
