package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a command at the door of the warehouse, before Spark is started. */
class SecondWriterTest {
  @TempDir private Path directory;
  private Path warehouse;
  private Path result;

  /** Holds the lock of a warehouse, in a process of its own, until it is ended. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      Warehouse warehouse = new Warehouse(Path.of(arguments[0]));
      try (WarehouseLock lock = WarehouseLock.take(warehouse, "assay run --batch first")) {
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }

  @BeforeEach
  void initialise() throws IOException {
    warehouse = directory.resolve("warehouse");
    result = directory.resolve("result.json");
    Files.createDirectories(warehouse);
    Files.writeString(
        warehouse.resolve("warehouse.json"),
        """
        {"format": 1, "dataset": "small-community", "chainId": 0, "registry": "", "distributor": "", "token": ""}
        """);
  }

  @Test
  void isToldWhoHoldsTheWarehouse() throws Exception {
    Process holder = hold();
    try {
      CommandLineRun run = run();

      assertThat(run.code()).isEqualTo(4);
      assertThat(run.err())
          .isEqualTo(
              "assay: Warehouse %s is being written by process %d, assay run --batch first (expected: one writer). Try again when that has ended.%n"
                  .formatted(warehouse, holder.pid()));
      JsonNode told = new ObjectMapper().readTree(result.toFile());
      assertThat(told.path("exit_code").asInt()).isEqualTo(4);
      assertThat(told.path("outcome").asText()).isEqualTo("conflict");
      assertThat(told.has("run_id")).isFalse();
      assertThat(warehouse.resolve("runs")).doesNotExist();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (WarehouseLock lock = WarehouseLock.take(new Warehouse(warehouse), "the next")) {
      assertThat(warehouse.resolve(".lock-holder")).content().endsWith("the next");
    }
  }

  @Test
  void isHeldOffInTheSameProcessToo() {
    try (WarehouseLock lock = WarehouseLock.take(new Warehouse(warehouse), "assay demo")) {
      assertThat(run().code()).isEqualTo(4);
    }
  }

  @Test
  void aNewerFormatIsNotTouched() throws IOException {
    Path descriptor = warehouse.resolve("warehouse.json");
    Files.writeString(
        descriptor,
        """
        {"format": 2, "dataset": "small-community", "shards": {"count": 7}}
        """);

    CommandLineRun run = run();
    CommandLineRun status = CommandLineRun.of("status", "--warehouse", warehouse.toString());

    for (CommandLineRun refused : List.of(run, status)) {
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .isEqualTo(
              "assay: Warehouse %s has format 2 (expected: 1). Use the version of assay that wrote it, or a newer one.%n"
                  .formatted(warehouse));
    }
    assertThat(Files.list(warehouse)).containsExactly(descriptor);
    assertThat(new ObjectMapper().readTree(result.toFile()).path("exit_code").asInt()).isEqualTo(2);
  }

  @Test
  void aDamagedDescriptorIsSaidToBeOne() throws IOException {
    Files.writeString(warehouse.resolve("warehouse.json"), "{\"format\": 1, ");

    assertThat(run().code()).isEqualTo(2);
    assertThat(run().err()).contains("it is not the JSON that init writes").hasLineCount(1);
  }

  @Test
  void aDirectoryWithoutDescriptorIsNoWarehouse() throws IOException {
    Files.delete(warehouse.resolve("warehouse.json"));

    assertThat(run().code()).isEqualTo(2);
    assertThat(run().err()).contains("is not a warehouse", "assay init").hasLineCount(1);
    assertThat(Files.list(warehouse)).isEmpty();
  }

  /** A file in the way is refused to everybody, the superuser included. */
  @Test
  void whatCannotBeWrittenIsAFailure() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    CommandLineRun init =
        CommandLineRun.of(
            "init",
            "--warehouse",
            file.resolve("warehouse").toString(),
            "--charter",
            Community.file("charter.yaml").toString());

    assertThat(init.code()).isEqualTo(1);
    assertThat(init.err())
        .contains("Cannot lock warehouse " + file, "Check that the directory can be written")
        .hasLineCount(1);
  }

  @Test
  void anOlderResultDoesNotStandForARunThatCouldNotBegin() throws IOException {
    Files.writeString(result, "{\"exit_code\": 0}");
    Files.delete(warehouse.resolve("warehouse.json"));

    assertThat(run().code()).isEqualTo(2);

    assertThat(new ObjectMapper().readTree(result.toFile()).path("exit_code").asInt()).isEqualTo(2);
  }

  private CommandLineRun run() {
    List<String> arguments =
        Community.run(
            warehouse,
            "--input",
            Community.file("first.csv").toString(),
            "--result",
            result.toString());
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private Process hold() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Holder.class.getName(), warehouse.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).isEqualTo("held");
    return process;
  }
}
