package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.run.RunListener;
import io.assay.jobs.run.StageRun;
import io.assay.jobs.stage.StageResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * One line for each stage. On a terminal the stage at work is shown as well, and overwritten when
 * it ends.
 */
final class Progress implements RunListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final NarrationOptions.LogFormat format;
  private final Clock clock;
  private final Reader reader;

  /** Who reads along. */
  enum Reader {
    /** Somebody at a terminal, on which a line can be overwritten. */
    TERMINAL,
    /** A file or another program. */
    FILE;

    static Reader ofThisProcess() {
      return System.console() == null ? FILE : TERMINAL;
    }
  }

  Progress(NarrationOptions.LogFormat format, Clock clock, Reader reader) {
    this.format = format;
    this.clock = clock;
    this.reader = reader;
  }

  @Override
  public void starts(StageRun run) {
    if (reader == Reader.TERMINAL && format == NarrationOptions.LogFormat.TEXT) {
      System.err.printf(Locale.ROOT, "%-10s …\r", run.stage().text());
      System.err.flush();
    }
  }

  @Override
  public void completes(StageRun run, StageResult result) {
    long millis = Duration.between(run.started(), clock.instant()).toMillis();
    Console.progress(
        format == NarrationOptions.LogFormat.JSON
            ? json(run, result, millis)
            : text(run, result, millis));
  }

  @Override
  public void fails(StageRun run, Throwable error) {
    if (format == NarrationOptions.LogFormat.JSON) {
      ObjectNode line = line(run);
      line.put("outcome", "failed");
      Console.progress(line.toString());
    }
  }

  private static String text(StageRun run, StageResult result, long millis) {
    return switch (result.outcome()) {
      case SKIPPED -> String.format(Locale.ROOT, "%-10s not in the charter", run.stage().text());
      case DONE, GATE_FAILED ->
          String.format(
              Locale.ROOT,
              "%-10s %,9d in %,9d out %,9d rejected %6.1f s%s",
              run.stage().text(),
              result.rowsIn(),
              result.rowsOut(),
              result.rowsRejected(),
              millis / 1000.0,
              result.outcome() == StageResult.Outcome.GATE_FAILED ? "  a gate failed" : "");
    };
  }

  private static String json(StageRun run, StageResult result, long millis) {
    ObjectNode line = line(run);
    line.put("outcome", result.outcome().text());
    line.put("rows_in", result.rowsIn());
    line.put("rows_out", result.rowsOut());
    line.put("rows_rejected", result.rowsRejected());
    line.put("millis", millis);
    return line.toString();
  }

  private static ObjectNode line(StageRun run) {
    ObjectNode line = JSON.createObjectNode();
    line.put("batch", run.context().batch().key().batchId());
    line.put("attempt", run.context().batch().key().attempt());
    line.put("stage", run.stage().text());
    line.put("run_id", run.id().toString());
    return line;
  }
}
