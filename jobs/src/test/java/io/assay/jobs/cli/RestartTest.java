package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real runs in processes of their own, ended by SIGKILL, must end like a run that nobody disturbed:
 * the same tables, content roots and payout files, one anchor.
 */
@Tag("spark")
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {
  private static final List<StageName> BOUNDARIES =
      List.of(
          StageName.INGEST,
          StageName.SCREEN,
          StageName.DEDUPE,
          StageName.REPRESENT,
          StageName.DECIDE,
          StageName.REWARD,
          StageName.ANCHOR);

  /** Points inside stages; the nightly profile asks for more. */
  private static final int POINTS = Integer.getInteger("assay.restart.points", 3);

  @TempDir static Path directory;
  private Path fresh;
  private Map<String, String> undisturbed;
  private List<List<String>> tables;
  private long duration;

  @BeforeAll
  void runUndisturbed() throws Exception {
    fresh = Community.initialised(directory.resolve("fresh"));
    Path warehouse = Community.copy(fresh, directory.resolve("undisturbed"));
    long start = System.nanoTime();
    assertThat(start(warehouse).waitFor()).isZero();
    duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    undisturbed = Community.content(warehouse);
    tables = tables(warehouse);
    assertThat(undisturbed).containsKey("proofs/2026-01/evidence.json");
  }

  @Test
  void killedAtEveryStageBoundaryEndsTheSame() throws Exception {
    Path warehouse = Community.copy(fresh, directory.resolve("boundaries"));
    for (StageName boundary : BOUNDARIES) {
      killWhenDone(warehouse, boundary);
    }
    requireUndisturbed(warehouse);
  }

  @Test
  void killedAtRandomPointsEndsTheSame() throws Exception {
    long seed = Long.getLong("assay.restart.seed", System.nanoTime());
    Random random = new Random(seed);
    Path warehouse = Community.copy(fresh, directory.resolve("points"));
    for (int point = 0; point < POINTS; point++) {
      long millis = duration / 4 + random.nextLong(duration / 2);
      Process process = start(warehouse);
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    System.out.println("restart points seed " + seed + ", kills " + POINTS);
    requireUndisturbed(warehouse);
  }

  private void requireUndisturbed(Path warehouse) throws Exception {
    assertThat(start(warehouse).waitFor()).isZero();
    assertThat(Community.content(warehouse)).isEqualTo(undisturbed);
    assertThat(tables(warehouse)).isEqualTo(tables);
    assertThat(start(warehouse).waitFor()).as("nothing to do").isZero();
    assertThat(tables(warehouse)).isEqualTo(tables);
  }

  /** Rows of what is judged, paid and anchored, without clocks, transactions and run ids. */
  private static List<List<String>> tables(Path warehouse) {
    SparkSession spark = SharedSpark.session();
    TableStore store = new TableStore(spark, warehouse.resolve("tables"));
    List<List<String>> rows = new ArrayList<>();
    rows.add(sorted(store, Items.TABLE, "item_id", "delivery", "content_mac"));
    rows.add(sorted(store, Verdicts.TABLE, "item_id", "verdict", "reasons", "leaf"));
    rows.add(sorted(store, Ledger.TABLE, "account", "reason", "amount", "address"));
    rows.add(sorted(store, Batches.TABLE, "attempt", "stage", "outcome", "rows_in", "rows_out"));
    rows.add(sorted(store, Anchors.TABLE, "state", "number"));
    return rows;
  }

  private static List<String> sorted(TableStore store, TableDefinition table, String... columns) {
    return store.read(table).selectExpr(columns).toJSON().collectAsList().stream()
        .sorted()
        .toList();
  }

  /** Runs until the stage says that it is done, then kills; a stage done earlier says nothing. */
  private static void killWhenDone(Path warehouse, StageName stage) throws Exception {
    Process process = start(warehouse, ProcessBuilder.Redirect.PIPE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.contains("\"stage\":\"" + stage.text() + "\"")) {
        line = lines.readLine();
      }
      assertThat(line).as("a line of stage " + stage).isNotNull();
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path warehouse) throws IOException {
    return start(warehouse, ProcessBuilder.Redirect.DISCARD);
  }

  private static Process start(Path warehouse, ProcessBuilder.Redirect errors) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("@" + Path.of("../bin/jvm.options").toAbsolutePath());
    command.add("-Dassay.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Assay.class.getName()));
    command.addAll(
        Community.run(
            warehouse, "--input", Community.file("first.csv").toString(), "--log-format", "json"));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors)
        .start();
  }
}
