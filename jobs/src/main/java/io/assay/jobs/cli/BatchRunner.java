package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.provenance.LineageLog;
import io.assay.jobs.run.Environment;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.event.LineageTransport;
import io.assay.lineage.event.ParentLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Opens a warehouse, runs a batch or one of its stages under a lineage run of its own, and leaves
 * the result.
 */
final class BatchRunner {
  private static final Duration CONSUMER_PATIENCE = Duration.ofSeconds(5);

  private final Warehouse warehouse;
  private final SparkOptions spark;
  private final ChainOptions chain;
  private final OutputOptions output;

  BatchRunner(Warehouse warehouse, SparkOptions spark, ChainOptions chain, OutputOptions output) {
    this.warehouse = warehouse;
    this.spark = spark;
    this.chain = chain;
    this.output = output;
  }

  /** All stages, or the plan of them. */
  RunResult run(String holder, RunRequest request) {
    return output.dryRun
        ? told(request, pipeline -> pipeline.plan(request))
        : within(holder, request, pipeline -> pipeline.run(request));
  }

  /** One stage, or the plan of it. */
  RunResult runOnly(String holder, StageName stage, RunRequest request) {
    return output.dryRun
        ? told(request, pipeline -> pipeline.planOnly(stage, request))
        : within(holder, request, pipeline -> pipeline.runOnly(stage, request));
  }

  private RunResult within(String holder, RunRequest request, Function<Pipeline, RunResult> work) {
    ResultFile file = new ResultFile(warehouse, request.batchId(), output.result);
    file.removeOlder();
    try (Session session = Session.open(warehouse, spark, holder)) {
      UUID runId = session.environment().ids().get();
      file.begin(runId);
      try (LineageLog log = lineage(session.environment(), runId, request)) {
        RunResult result = logged(log, session, work);
        output
            .narration()
            .result(result, file.write(result), warehouse.report(result.key().batchId()));
        return result;
      }
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare.
      file.writeFailure(Failures.of(e));
      throw e;
    }
  }

  /** Checks everything and says what would be done; takes no lock and writes nothing. */
  private RunResult told(RunRequest request, Function<Pipeline, Pipeline.Plan> planning) {
    try (Session session = Session.look(warehouse, spark)) {
      Pipeline.Plan plan = planning.apply(session.pipeline(chain.access(), List.of()));
      output.narration().plan(request, plan);
      return new RunResult(plan.state().key(), ExitCode.DONE, Narration.DRY, List.of());
    }
  }

  private RunResult logged(LineageLog log, Session session, Function<Pipeline, RunResult> work) {
    Progress progress = new Progress(output.logFormat, session.environment().clock());
    try {
      RunResult result = work.apply(session.pipeline(chain.access(), List.of(log, progress)));
      log.complete();
      return result;
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare.
      tell(log, e);
      throw e;
    }
  }

  /** A full disk fails the telling too, which must not hide what failed first. */
  private static void tell(LineageLog log, Throwable error) {
    try {
      log.fail(error);
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
  }

  private LineageLog lineage(Environment environment, UUID runId, RunRequest request) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    System.getProperties().forEach((key, value) -> settings.put(key.toString(), value.toString()));
    settings.putAll(spark.settings);
    ParentLookup parent = ParentLookup.in(settings);
    Narration narration = output.narration();
    parent.warnings().forEach(narration::warn);
    LineageTransport.Opened opened = LineageTransport.open(System.getenv(), CONSUMER_PATIENCE);
    opened.problem().ifPresent(narration::warn);
    return LineageLog.open(
        warehouse,
        opened.transport(),
        new LineageLog.Command(
            runId,
            request.charter().dataset().id(),
            parent.parent().orElse(null),
            environment.clock()),
        narration::warn);
  }
}
