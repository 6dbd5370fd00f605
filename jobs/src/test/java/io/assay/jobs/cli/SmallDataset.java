package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** A dataset with a charter of its own, whose commands run in this process on the shared Spark. */
final class SmallDataset {
  /** Everything but gates and chain. */
  static final String CHARTER =
      """
      charter: 1
      dataset: { id: small, name: Small, purpose: Tests }
      intake:
        format: csv
        columns:
          id: id
          contributor: who
          content: [text]
          licence: { constant: CC0-1.0 }
          source: { constant: original }
          submitted-at: { option: true }
          attributes: { stars: { column: stars, type: number } }
        max-record-bytes: 4096
      duplicates: { exact: true }
      rewards:
        pool-per-batch: "1000"
        split-basis-points: { contributors: 9000, curators: 0, treasury: 1000 }
        treasury: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
        weights: { accepted-record: 1, revision: 1, vote: 1 }
      """;

  static final String HEADER = "id,who,text,stars\n";

  private final Path directory;
  private final Path charter;
  private final Warehouse warehouse;

  private SmallDataset(Path directory, Path warehouse) {
    this.directory = directory;
    this.charter = directory.resolve("charter.yaml");
    this.warehouse = new Warehouse(warehouse);
  }

  /** Makes the warehouse. */
  static SmallDataset in(Path directory, String moreCharter) throws IOException {
    return in(directory, directory.resolve("warehouse"), moreCharter);
  }

  /** The same with the warehouse elsewhere. */
  static SmallDataset in(Path directory, Path warehouse, String moreCharter) throws IOException {
    return in(directory, warehouse, CHARTER, moreCharter);
  }

  /** The same whose rewards have one more key. */
  static SmallDataset rewarding(Path directory, String key, String moreCharter) throws IOException {
    String charter = CHARTER.replace("rewards:\n", "rewards:\n  " + key + "\n");
    return in(directory, directory.resolve("warehouse"), charter, moreCharter);
  }

  private static SmallDataset in(Path directory, Path warehouse, String charter, String more)
      throws IOException {
    SharedSpark.session(); // Else the first command would start its own, and stop it.
    SmallDataset dataset = new SmallDataset(directory, warehouse);
    Files.createDirectories(directory);
    Files.writeString(dataset.charter, charter + more);
    CommandLineRun init =
        CommandLineRun.of(
            "init", "--warehouse", warehouse.toString(), "--charter", dataset.charter.toString());
    if (init.code() != 0) {
      throw new IllegalStateException("init ended with " + init);
    }
    return dataset;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  TableStore tables() {
    return new TableStore(SharedSpark.session(), warehouse.tables());
  }

  List<Row> rows(TableDefinition table, String batch, int attempt) {
    return tables().read(table, new BatchKey(batch, attempt)).collectAsList();
  }

  /** A file of records beside the charter. */
  Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  /** All stages for a batch. */
  CommandLineRun run(String batch, String... more) {
    return command("run", batch, more);
  }

  /** Any command that works on a batch. */
  CommandLineRun command(String name, String batch, String... more) {
    return CommandLineRun.of(arguments(name, batch, more).toArray(String[]::new));
  }

  List<String> arguments(String name, String batch, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(name, "--warehouse", warehouse.root().toString()));
    arguments.addAll(List.of("--charter", charter.toString(), "--batch", batch));
    arguments.addAll(List.of("--submitted-at", "2026-01-31T00:00:00Z", "--master", "local[2]"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** What the last run left for schedulers; run ids are in order of time. */
  JsonNode lastResult() throws IOException {
    try (Stream<Path> runs = Files.list(warehouse.root().resolve("runs"))) {
      Path last = runs.sorted().reduce((earlier, later) -> later).orElseThrow();
      return new ObjectMapper().readTree(last.resolve("result.json").toFile());
    }
  }
}
