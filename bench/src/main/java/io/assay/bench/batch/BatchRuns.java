package io.assay.bench.batch;

import io.assay.jobs.cli.Assay;
import io.assay.jobs.cli.Stages;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.provenance.LineageLog;
import io.assay.jobs.report.ReportStage;
import io.assay.jobs.run.Environment;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.spark.SparkSessions;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.event.LineageTransport;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;

/**
 * Runs batches, or single stages of them, in one session that stays warm. All stages but the
 * anchoring.
 *
 * @param spark the session
 * @param charter file of the charter
 */
public record BatchRuns(SparkSession spark, Path charter) {
  private static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");

  /** Opens the session in which figures are taken: two cores, embedded. */
  public static BatchRuns open(Path charter) {
    return new BatchRuns(SparkSessions.open("local[2]", Map.of()), charter);
  }

  /** Makes a warehouse. */
  public void init(Path warehouse) {
    require(
        Assay.run("init", "--charter", charter.toString(), "--warehouse", warehouse.toString()));
  }

  /** Runs a batch with everything, its anchoring included. */
  public void runAnchored(Path warehouse, String batch, Path input) {
    require(
        Assay.run(
            "run",
            "--charter",
            charter.toString(),
            "--warehouse",
            warehouse.toString(),
            "--batch",
            batch,
            "--input",
            input.toString(),
            "--as-of",
            AS_OF.toString(),
            "--submitted-at",
            AS_OF.toString()));
  }

  /** Runs a batch through all stages that are left to it. */
  public RunResult run(Path warehouse, String batch, Path input) {
    return within(warehouse, request(batch, input), Pipeline::run);
  }

  /** Runs the stages from one to another, both included. */
  public void runStages(Path warehouse, String batch, Path input, StageName from, StageName to) {
    for (StageName stage : StageName.values()) {
      if (stage.compareTo(from) >= 0 && stage.compareTo(to) <= 0) {
        runOnly(warehouse, batch, input, stage);
      }
    }
  }

  /** Runs one stage of a batch whose earlier stages are complete. */
  public RunResult runOnly(Path warehouse, String batch, Path input, StageName stage) {
    return within(
        warehouse, request(batch, input), (pipeline, request) -> pipeline.runOnly(stage, request));
  }

  private RunRequest request(String batch, Path input) {
    Charter terms = CharterParser.load(charter, Map.of());
    Map<String, String> options = Map.of("submitted-at", AS_OF.toString());
    Inputs inputs = new Inputs(List.of(input), List.of(), List.of(), options, ReferredFiles.NONE);
    return new RunRequest(batch, terms, inputs, AS_OF, RunRequest.OnChange.REFUSE);
  }

  private RunResult within(
      Path directory, RunRequest request, BiFunction<Pipeline, RunRequest, RunResult> work) {
    Warehouse warehouse = new Warehouse(directory);
    Environment environment =
        new Environment(
            spark,
            warehouse,
            WarehouseDescriptor.read(warehouse),
            Clock.systemUTC(),
            UUID::randomUUID);
    LineageLog.Command command =
        new LineageLog.Command(
            environment.ids().get(), request.charter().dataset().id(), null, environment.clock());
    try (LineageLog log =
        LineageLog.open(warehouse, LineageTransport.none(), command, System.err::println)) {
      Pipeline pipeline =
          new Pipeline(environment, Stages.beforeAnchor(List.of(new ReportStage())), List.of(log));
      RunResult result = work.apply(pipeline, request);
      log.complete();
      if (result.code() != ExitCode.DONE) {
        throw new IllegalStateException(result.message());
      }
      return result;
    }
  }

  private static void require(int code) {
    if (code != 0) {
      throw new IllegalStateException("exit code " + code);
    }
  }
}
