package io.assay.bench.pipeline;

import io.assay.bench.measure.Cost;
import io.assay.bench.measure.Memory;
import io.assay.jobs.cli.Assay;
import io.assay.jobs.cli.Stages;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.provenance.LineageLog;
import io.assay.jobs.report.ReportStage;
import io.assay.jobs.run.Environment;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunListener;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.spark.SparkSessions;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.event.LineageTransport;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

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
  private static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");

  /** A run that takes less of the CPU of the one before is still warming up. */
  private static final double WARM = 0.95;

  private static final int MOST_WARMING_TURNS = 6;

  private final SparkSession spark;
  private final Path charter;
  private final Path second;
  private final Path directory;
  private final List<RunResult.Step> steps = new ArrayList<>();

  private PipelineBench(SparkSession spark, Path charter, Path second, Path directory) {
    this.spark = spark;
    this.charter = charter;
    this.second = second;
    this.directory = directory;
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[3]).toAbsolutePath();
    SparkSession spark = SparkSessions.open("local[2]", Map.of());
    PipelineBench bench =
        new PipelineBench(spark, Path.of(arguments[0]), Path.of(arguments[2]), directory);
    bench.prepare(Path.of(arguments[1]));
    int warming = bench.warmUp();
    List<Turn> turns = new ArrayList<>();
    for (int turn = 1; turn <= Integer.parseInt(arguments[4]); turn++) {
      turns.add(bench.turn(warming + turn));
      System.out.printf("turn %d   %s%n", turn, turns.get(turns.size() - 1));
    }
    bench.print(turns);
    spark.stop();
  }

  private void prepare(Path first) {
    require(
        Assay.run("init", "--charter", charter.toString(), "--warehouse", history().toString()));
    require(
        Assay.run(
            "run",
            "--charter",
            charter.toString(),
            "--warehouse",
            history().toString(),
            "--batch",
            "first",
            "--input",
            first.toString(),
            "--as-of",
            AS_OF.toString(),
            "--submitted-at",
            AS_OF.toString()));
  }

  private static void require(int code) {
    if (code != 0) {
      throw new IllegalStateException("exit code " + code);
    }
  }

  /** Takes turns until they no longer get cheaper, and says how many. */
  private int warmUp() {
    double before = Double.MAX_VALUE;
    for (int turn = 1; turn <= MOST_WARMING_TURNS; turn++) {
      Turn taken = turn(turn);
      System.out.printf("warming  %s%n", taken);
      if (taken.run().cpuSeconds() > WARM * before) {
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
    Cost floor = Cost.of(() -> FloorJob.run(spark, second, output));
    Cost run = Cost.of(() -> run(new Warehouse(copy)));
    Directories.delete(output);
    Directories.delete(copy);
    return new Turn(floor, run);
  }

  private void run(Warehouse warehouse) {
    Environment environment =
        new Environment(
            spark,
            warehouse,
            WarehouseDescriptor.read(warehouse),
            Clock.systemUTC(),
            UUID::randomUUID);
    Charter terms = CharterParser.load(charter, Map.of());
    RunRequest request =
        new RunRequest(
            "second",
            terms,
            new Inputs(
                List.of(second),
                List.of(),
                List.of(),
                Map.of("submitted-at", AS_OF.toString()),
                null),
            AS_OF,
            RunRequest.OnChange.REFUSE);
    LineageLog.Command command =
        new LineageLog.Command(
            environment.ids().get(), terms.dataset().id(), null, environment.clock());
    try (LineageLog log =
        LineageLog.open(warehouse, LineageTransport.none(), command, System.err::println)) {
      RunResult result = pipeline(environment, log).run(request);
      log.complete();
      if (result.code() != ExitCode.DONE) {
        throw new IllegalStateException(result.message());
      }
      steps.clear();
      steps.addAll(result.stages());
    }
  }

  /** All stages but the anchoring. */
  private static Pipeline pipeline(Environment environment, RunListener log) {
    return new Pipeline(environment, Stages.beforeAnchor(List.of(new ReportStage())), List.of(log));
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
