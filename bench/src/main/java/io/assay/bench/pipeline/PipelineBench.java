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
 * same file, in one warm session, in turns. Every turn works on a copy of its own of the same
 * warehouse, so that none pays for the history of another.
 *
 * <p>The session is warm once a run takes hardly less CPU than the one before it: what the compiler
 * does for a process that lives for seconds is not what it does for one that runs batches all day.
 *
 * <p>Usage: {@code PipelineBench CHARTER FIRST.jsonl SECOND.jsonl DIRECTORY TURNS}.
 */
public final class PipelineBench {
  /** A run that takes less of the CPU of the one before is still warming up. */
  private static final double WARM = 0.95;

  private static final int LEAST_WARMING_TURNS = 3;
  private static final int MOST_WARMING_TURNS = 6;

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
    int warming = bench.warmUp();
    List<Turn> turns = new ArrayList<>();
    for (int turn = 1; turn <= Integer.parseInt(arguments[4]); turn++) {
      turns.add(bench.turn(warming + turn));
      System.out.printf("turn %d   %s%n", turn, turns.get(turns.size() - 1));
    }
    bench.print(turns);
    batches.spark().stop();
  }

  /** Takes turns until they no longer get cheaper, and says how many. */
  private int warmUp() {
    double before = Double.MAX_VALUE;
    for (int turn = 1; turn <= MOST_WARMING_TURNS; turn++) {
      Turn taken = turn(turn);
      System.out.printf("warming  %s%n", taken);
      if (turn >= LEAST_WARMING_TURNS && taken.run().cpuSeconds() > WARM * before) {
        return turn;
      }
      before = taken.run().cpuSeconds();
    }
    return MOST_WARMING_TURNS;
  }

  /** The floor, then a run. */
  private Turn turn(int turn) {
    Path output = directory.resolve("floor-" + turn);
    Path copy = directory.resolve("warehouse-" + turn);
    Directories.copy(history(), copy);
    Cost floor = Cost.of(() -> FloorJob.run(batches.spark(), second, output));
    Cost run = Cost.of(() -> run(copy));
    Directories.delete(output);
    Directories.delete(copy);
    return new Turn(floor, run);
  }

  private void run(Path warehouse) {
    RunResult result = batches.run(warehouse, "second", second);
    steps.clear();
    steps.addAll(result.stages());
  }

  private Path history() {
    return directory.resolve("history");
  }

  private void print(List<Turn> turns) {
    System.out.printf(
        "floor    %s (median)%n", Cost.median(turns.stream().map(Turn::floor).toList()));
    System.out.printf(
        "run      %s (median)%n", Cost.median(turns.stream().map(Turn::run).toList()));
    for (RunResult.Step step : steps) {
      System.out.printf(
          Locale.ROOT, "         %-10s %.1f s elapsed%n", step.stage().text(), step.millis() / 1e3);
    }
    double[] ratios = turns.stream().mapToDouble(Turn::ratio).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "ratio    %.1f times the CPU of the floor, median of %.1f to %.1f (target: at most 8)%n",
        ratios[(ratios.length - 1) / 2],
        ratios[0],
        ratios[ratios.length - 1]);
    System.out.printf("memory   %,d MiB resident at most%n", Memory.peakMebibytes());
  }

  /** What the two cost, one right after the other. */
  private record Turn(Cost floor, Cost run) {
    double ratio() {
      return run.cpuSeconds() / floor.cpuSeconds();
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "floor %s; run %s; ratio %.1f", floor, run, ratio());
    }
  }
}
