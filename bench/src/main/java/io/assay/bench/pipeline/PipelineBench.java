package io.assay.bench.pipeline;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.batch.Directories;
import io.assay.bench.measure.Cost;
import io.assay.bench.measure.FloorJob;
import io.assay.bench.measure.Memory;
import io.assay.jobs.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CPU of a run of a second batch, without its anchoring, beside that of {@link FloorJob} over the
 * same file, in one warm session, in turns.
 *
 * <p>Usage: {@code PipelineBench CHARTER FIRST.jsonl SECOND.jsonl DIRECTORY TURNS}.
 */
public final class PipelineBench {
  private final BatchRuns batches;
  private final Path second;
  private final Path directory;
  private final List<RunResult.Step> steps = new ArrayList<>();

  private PipelineBench(BatchRuns batches, Path second, Path directory) {
    this.batches = batches;
    this.second = second;
    this.directory = directory;
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[3]).toAbsolutePath();
    BatchRuns batches = BatchRuns.open(Path.of(arguments[0]));
    PipelineBench bench = new PipelineBench(batches, Path.of(arguments[2]), directory);
    batches.init(bench.history());
    batches.runAnchored(bench.history(), "first", Path.of(arguments[1]));
    bench.turn(0); // Warms the session up.
    List<Cost> floors = new ArrayList<>();
    List<Cost> runs = new ArrayList<>();
    for (int turn = 1; turn <= Integer.parseInt(arguments[4]); turn++) {
      Cost[] costs = bench.turn(turn);
      floors.add(costs[0]);
      runs.add(costs[1]);
      System.out.printf("turn %d   floor %s; run %s%n", turn, costs[0], costs[1]);
    }
    bench.print(Cost.median(floors), Cost.median(runs));
    batches.spark().stop();
  }

  /** The floor, then a run. */
  private Cost[] turn(int turn) {
    Path output = directory.resolve("floor-" + turn);
    Path copy = directory.resolve("warehouse-" + turn);
    Directories.copy(history(), copy);
    Cost floor = Cost.of(() -> FloorJob.run(batches.spark(), second, output));
    Cost run = Cost.of(() -> run(copy));
    Directories.delete(output);
    Directories.delete(copy);
    return new Cost[] {floor, run};
  }

  private void run(Path warehouse) {
    RunResult result = batches.run(warehouse, "second", second);
    steps.clear();
    steps.addAll(result.stages());
  }

  private Path history() {
    return directory.resolve("history");
  }

  private void print(Cost floor, Cost run) {
    System.out.printf("floor    %s (median)%n", floor);
    System.out.printf("run      %s (median)%n", run);
    for (RunResult.Step step : steps) {
      System.out.printf(
          Locale.ROOT, "         %-10s %.1f s elapsed%n", step.stage().text(), step.millis() / 1e3);
    }
    System.out.printf(
        Locale.ROOT,
        "ratio    %.1f times the CPU of the floor (target: at most 8)%n",
        run.cpuSeconds() / floor.cpuSeconds());
    System.out.printf("memory   %,d MiB resident at most%n", Memory.peakMebibytes());
  }
}
