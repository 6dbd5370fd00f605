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

  /**
   * Rounds of kills inside stages, one in each stage and more in the anchoring; the nightly profile
   * asks for more.
   */
  private static final int ROUNDS = Integer.getInteger("assay.restart.rounds", 1);

  /** Kills in each round after the anchoring began. */
  private static final int ANCHOR_KILLS = 4;

  /** At least so many of a round's kills come while a stage is at work, anchoring among them. */
  private static final int EFFECTIVE_KILLS = 8;

  private static final int EFFECTIVE_ANCHOR_KILLS = 3;

  @TempDir static Path directory;
  private final Map<StageName, Long> millis = new EnumMap<>(StageName.class);
  private Path fresh;
  private Map<String, String> undisturbed;
  private Map<String, List<String>> tables;

  @BeforeAll
  void runUndisturbed() throws Exception {
    fresh = Community.initialised(directory.resolve("fresh"));
    Path warehouse = Community.copy(fresh, directory.resolve("undisturbed"));
    try (KilledRun run = new KilledRun(start(warehouse))) {
      for (KilledRun.Line line = run.next(); line != null; line = run.next()) {
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
    int kills = 0;
    for (StageName boundary : BOUNDARIES) {
      try (KilledRun run = new KilledRun(start(warehouse))) {
        assertThat(run.nextFrom(boundary)).as("a line of stage " + boundary).isNotNull();
        kills += run.kill() ? 1 : 0;
      }
    }
    // After the last one little is left to do, and the run may be faster than its killer.
    assertThat(kills).as("runs that SIGKILL ended").isGreaterThanOrEqualTo(BOUNDARIES.size() - 1);
    requireUndisturbed(warehouse);
  }

  @Test
  void killedInsideEveryStageEndsTheSame() throws Exception {
    long seed = Long.getLong("assay.restart.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      System.out.println("restart seed " + seed + ", round " + round);
      Path warehouse = Community.copy(fresh, directory.resolve("inside-" + round));
      Map<StageName, Integer> kills = new EnumMap<>(StageName.class);
      for (StageName stage : BOUNDARIES) {
        for (int k = 0; k < (stage == StageName.ANCHOR ? ANCHOR_KILLS : 1); k++) {
          // Of the earlier half: a stage that goes on where it was killed takes less than before.
          long delay = random.nextLong(1 + millis.get(stage) / (stage == StageName.ANCHOR ? 4 : 2));
          StageName inside = killedInside(warehouse, stage, delay);
          if (inside != null) {
            kills.merge(inside, 1, Integer::sum);
          }
        }
      }
      System.out.println("killed inside: " + kills);
      assertThat(kills.values().stream().mapToInt(Integer::intValue).sum())
          .as("runs that SIGKILL ended inside a stage, %s", kills)
          .isGreaterThanOrEqualTo(EFFECTIVE_KILLS);
      assertThat(kills.getOrDefault(StageName.ANCHOR, 0))
          .as("of those, while anchoring")
          .isGreaterThanOrEqualTo(EFFECTIVE_ANCHOR_KILLS);
      requireUndisturbed(warehouse);
    }
  }

  /**
   * Ends a run that long after its log says that a stage began, or a later one if that one is done.
   *
   * @return the stage that the run was in when SIGKILL ended it; null if it was in none
   */
  private static @Nullable StageName killedInside(Path warehouse, StageName stage, long delay)
      throws Exception {
    long before = StagesBegun.of(warehouse).from(stage);
    try (KilledRun run = new KilledRun(start(warehouse))) {
      while (run.isRunning() && StagesBegun.of(warehouse).from(stage) == before) {
        Thread.sleep(10);
      }
      return run.killAfter(delay) ? StagesBegun.of(warehouse).open() : null;
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
