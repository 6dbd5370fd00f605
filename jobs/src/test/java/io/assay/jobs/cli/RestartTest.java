package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.DatasetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {
  private static final List<StageName> BOUNDARIES =
      List.of(
          StageName.INGEST,
          StageName.SCREEN,
          StageName.DEDUPE,
          StageName.LABEL,
          StageName.REPRESENT,
          StageName.DECIDE,
          StageName.REWARD,
          StageName.ANCHOR,
          StageName.REPORT);

  /**
   * Clocks, run ids, names of files, versions, and where in the chain's history something stands.
   */
  private static final Set<String> RECORDS_OF_WHAT_HAPPENED =
      Set.of(
          Batches.RUN_ID,
          Batches.STARTED,
          Batches.ENDED,
          Batches.INPUT_VERSIONS,
          Batches.OUTPUT_VERSIONS,
          DatasetFiles.PATH,
          DatasetFiles.SHA256,
          Anchors.PAYLOAD,
          Anchors.NONCE,
          Anchors.TRANSACTION,
          Anchors.BLOCK);

  /** Rounds of kills inside stages, one in each stage; the nightly profile asks for more. */
  private static final int ROUNDS = Integer.getInteger("assay.restart.rounds", 1);

  @TempDir static Path directory;
  private final Map<StageName, Long> millis = new EnumMap<>(StageName.class);
  private Path fresh;
  private Map<String, String> undisturbed;
  private Map<String, List<String>> tables;
  private long startup;

  @BeforeAll
  void runUndisturbed() throws Exception {
    fresh = Community.initialised(directory.resolve("fresh"));
    Path warehouse = Community.copy(fresh, directory.resolve("undisturbed"));
    long start = System.nanoTime();
    try (KilledRun run = new KilledRun(start(warehouse))) {
      for (KilledRun.Line line = run.next(); line != null; line = run.next()) {
        if (line.stage() == StageName.INGEST) {
          startup = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) - line.millis();
        }
        millis.put(line.stage(), line.millis());
      }
      assertThat(run.waitFor()).isZero();
    }
    undisturbed = Community.content(warehouse);
    tables = tables(warehouse);
    assertThat(undisturbed).containsKey("proofs/2026-01/evidence.json");
    assertThat(millis).containsKeys(BOUNDARIES.toArray(StageName[]::new));
  }

  @Test
  void killedAtEveryStageBoundaryEndsTheSame() throws Exception {
    Path warehouse = Community.copy(fresh, directory.resolve("boundaries"));
    for (StageName boundary : BOUNDARIES) {
      try (KilledRun run = new KilledRun(start(warehouse))) {
        assertThat(run.nextFrom(boundary)).as("a line of stage " + boundary).isNotNull();
        run.kill();
      }
    }
    requireUndisturbed(warehouse);
  }

  @Test
  void killedInsideEveryStageEndsTheSame() throws Exception {
    long seed = Long.getLong("assay.restart.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      System.out.println("restart seed " + seed + ", round " + round);
      Path warehouse = Community.copy(fresh, directory.resolve("inside-" + round));
      killInside(warehouse, null, startup + random.nextLong(millis.get(StageName.INGEST)));
      for (int i = 1; i < BOUNDARIES.size(); i++) {
        killInside(
            warehouse, BOUNDARIES.get(i - 1), random.nextLong(1 + millis.get(BOUNDARIES.get(i))));
      }
      requireUndisturbed(warehouse);
    }
  }

  /** Ends a run that long after a stage is done; one that is past it, and ends, is left alone. */
  private static void killInside(Path warehouse, @Nullable StageName after, long delay)
      throws Exception {
    try (KilledRun run = new KilledRun(start(warehouse))) {
      if (after == null || run.nextFrom(after) != null) {
        run.killAfter(delay);
      }
    }
  }

  private void requireUndisturbed(Path warehouse) throws Exception {
    assertThat(ended(warehouse)).isZero();
    assertThat(Community.content(warehouse)).isEqualTo(undisturbed);
    assertThat(tables(warehouse)).isEqualTo(tables);
    // Against the chain: every root once, every amount once.
    for (String[] check : List.of(new String[] {"verify"}, new String[] {"payouts", "reconcile"})) {
      List<String> arguments = new ArrayList<>(List.of(check));
      arguments.addAll(List.of("--warehouse", warehouse.toString()));
      CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
      assertThat(run.code()).as(run.out() + run.err()).isZero();
    }
    assertThat(ended(warehouse)).as("nothing to do").isZero();
    assertThat(tables(warehouse)).isEqualTo(tables);
  }

  /** The rows of every table, by table. */
  private static Map<String, List<String>> tables(Path warehouse) throws IOException {
    SparkSession spark = SharedSpark.session();
    Map<String, List<String>> rows = new TreeMap<>();
    try (Stream<Path> directories = Files.list(warehouse.resolve("tables"))) {
      for (Path table : directories.toList()) {
        rows.put(
            table.getFileName().toString(),
            spark
                .read()
                .format("delta")
                .load(table.toString())
                .drop(RECORDS_OF_WHAT_HAPPENED.toArray(String[]::new))
                .toJSON()
                .collectAsList()
                .stream()
                .sorted()
                .toList());
      }
    }
    assertThat(rows).containsKeys("contents", "salts", "verdicts", "payouts", "gates", "metrics");
    return rows;
  }

  private static int ended(Path warehouse) throws Exception {
    try (KilledRun run = new KilledRun(start(warehouse))) {
      while (run.next() != null) {
        // A process whose output nobody reads would stand still.
      }
      return run.waitFor();
    }
  }

  private static Process start(Path warehouse) throws IOException {
    List<String> arguments =
        Community.run(
            warehouse, "--input", Community.file("first.csv").toString(), "--log-format", "json");
    return AssayProcess.of(List.of(), arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.PIPE)
        .start();
  }
}
