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
 * <p>The session is warm once runs take hardly less CPU than those before them: what the compiler
 * does for a process that lives for seconds is not what it does for one that runs batches all day,
 * and the driver's code, of which each run takes a little, is long in reaching it.
 *
 * <p>Usage: {@code PipelineBench CHARTER FIRST.jsonl SECOND.jsonl DIRECTORY TURNS}.
 */
public final class PipelineBench {
  /** Runs that take less of the CPU of those before are still warming up. */
  private static final double WARM = 0.98;

  /** So many turns are compared with as many before: single ones differ by more than is sought. */
  private static final int COMPARED = 4;

  private static final int MOST_WARMING_TURNS = 24;

  /** Most times the CPU of the floor, by the median of the turns. */
  private static final double TARGET_RATIO = 8;

  private static final long TARGET_MEBIBYTES = 4096;

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
    boolean isWithin = bench.print(turns);
    batches.spark().stop();
    if (!isWithin) {
      System.err.println("The run takes more than its target.");
      System.exit(1);
    }
  }

  /** Takes turns until they no longer get cheaper, and says how many. */
  private int warmUp() {
    List<Double> costs = new ArrayList<>();
    while (costs.size() < MOST_WARMING_TURNS && !isWarm(costs)) {
      Turn taken = turn(costs.size() + 1);
      System.out.printf("warming  %s%n", taken);
      costs.add(taken.run().cpuSeconds());
    }
    return costs.size();
  }

  private static boolean isWarm(List<Double> costs) {
    int end = costs.size();
    return end >= 2 * COMPARED
        && sum(costs.subList(end - COMPARED, end))
            > WARM * sum(costs.subList(end - 2 * COMPARED, end - COMPARED));
  }

  private static double sum(List<Double> costs) {
    return costs.stream().mapToDouble(Double::doubleValue).sum();
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

  /** Says whether both targets are met. */
  private boolean print(List<Turn> turns) {
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
        "ratio    %.1f times the CPU of the floor, median of %.1f to %.1f (target: at most %.0f)%n",
        ratios[(ratios.length - 1) / 2],
        ratios[0],
        ratios[ratios.length - 1],
        TARGET_RATIO);
    long peak = Memory.peakMebibytes();
    System.out.printf(
        "memory   %,d MiB resident at most (target: at most %,d)%n", peak, TARGET_MEBIBYTES);
    return ratios[(ratios.length - 1) / 2] <= TARGET_RATIO && peak <= TARGET_MEBIBYTES;
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
