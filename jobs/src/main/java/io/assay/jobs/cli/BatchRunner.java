package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.run.RunListener;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Opens a warehouse, runs a batch or one of its stages, and leaves the result. */
final class BatchRunner {
  private final Warehouse warehouse;
  private final SparkOptions spark;
  private final OutputOptions output;

  BatchRunner(Warehouse warehouse, SparkOptions spark, OutputOptions output) {
    this.warehouse = warehouse;
    this.spark = spark;
    this.output = output;
  }

  RunResult run(String holder, RunRequest request) {
    try (Session session = Session.open(warehouse, spark, holder)) {
      return finish(session.pipeline(listeners()).run(request));
    }
  }

  RunResult runOnly(String holder, StageName stage, RunRequest request) {
    try (Session session = Session.open(warehouse, spark, holder)) {
      return finish(session.pipeline(listeners()).runOnly(stage, request));
    }
  }

  private List<RunListener> listeners() {
    return List.of(new Progress(output.logFormat, Clock.systemUTC()));
  }

  private RunResult finish(RunResult result) {
    Path file = output.result;
    if (file == null) {
      file = warehouse.run(UUID.randomUUID().toString()).resolve("result.json");
    }
    try {
      ResultFile.write(file, result, warehouse);
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, e.getMessage()), e);
    }
    Console.say(result.message());
    Console.say("report: " + warehouse.report(result.key().batchId()));
    return result;
  }
}
