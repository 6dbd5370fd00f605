package io.assay.jobs.cli;

import io.assay.jobs.anchor.AnchorStage;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

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
    output.requireResultIsFile();
  }

  /** All stages, or the plan of them. */
  RunResult run(String holder, String batchId, Supplier<RunRequest> asked) {
    return output.dryRun
        ? told(asked, Pipeline::plan)
        : within(holder, batchId, asked, Pipeline::run);
  }

  /** One stage, or the plan of it. */
  RunResult runOnly(StageName stage, String batchId, Supplier<RunRequest> asked) {
    return output.dryRun
        ? told(asked, (pipeline, request) -> pipeline.planOnly(stage, request))
        : within(
            "assay " + stage.text() + " --batch " + batchId,
            batchId,
            asked,
            (pipeline, request) -> pipeline.runOnly(stage, request));
  }

  /** What has to be done before a batch is run; where it fails, that is the batch's result. */
  <T> T before(String batchId, Supplier<T> preparation) {
    return output.dryRun ? preparation.get() : result(batchId).during(preparation);
  }

  private RunResult within(
      String holder,
      String batchId,
      Supplier<RunRequest> asked,
      BiFunction<Pipeline, RunRequest, RunResult> work) {
    ResultFile file = result(batchId);
    RunResult result = file.during(() -> worked(file, holder, asked.get(), work));
    output.narration().result(result, file.write(result), warehouse.report(batchId));
    return result;
  }

  private ResultFile result(String batchId) {
    ResultFile file = new ResultFile(warehouse, batchId, output);
    file.removeOlder();
    return file;
  }

  private RunResult worked(
      ResultFile file,
      String holder,
      RunRequest request,
      BiFunction<Pipeline, RunRequest, RunResult> work) {
    try (Session session = Session.open(warehouse, spark, holder)) {
      UUID runId = session.environment().ids().get();
      file.begin(runId);
      try (LineageLog log = lineage(session.environment(), runId, request)) {
        return logged(log, session, pipeline -> work.apply(pipeline, request));
      }
    }
  }

  /** Checks everything and says what would be done; takes no lock and writes nothing. */
  private RunResult told(
      Supplier<RunRequest> asked, BiFunction<Pipeline, RunRequest, Pipeline.Plan> planning) {
    RunRequest request = asked.get();
    try (Session session = Session.look(warehouse, spark)) {
      Pipeline.Plan plan = planning.apply(session.pipeline(anchorStage(), List.of()), request);
      output.narration().plan(request, plan);
      return new RunResult(plan.state().key(), ExitCode.DONE, Narration.DRY, List.of());
    }
  }

  private AnchorStage anchorStage() {
    return new AnchorStage(chain.access(output.narration()::warn));
  }

  private RunResult logged(LineageLog log, Session session, Function<Pipeline, RunResult> work) {
    Progress progress =
        new Progress(
            output.narration().format(),
            session.environment().clock(),
            Progress.Reader.ofThisProcess());
    try {
      RunResult result = work.apply(session.pipeline(anchorStage(), List.of(log, progress)));
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
