package io.assay.jobs.provenance;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.run.RunListener;
import io.assay.jobs.run.StageRun;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.event.AnchorRef;
import io.assay.lineage.event.BatchRef;
import io.assay.lineage.event.Datasets;
import io.assay.lineage.event.JobName;
import io.assay.lineage.event.LineageEvent;
import io.assay.lineage.event.LineageTransport;
import io.assay.lineage.event.OpenRuns;
import io.assay.lineage.event.ParentRun;
import io.assay.lineage.event.RunContext;
import io.assay.lineage.event.RunEvents;
import io.assay.lineage.event.RunIdentity;
import io.assay.lineage.log.LogSegments;
import io.assay.lineage.log.LogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells every stage run in OpenLineage: into the warehouse's append-only log first, then to
 * whatever consumer OpenLineage's own configuration names. A consumer that is down costs a warning,
 * never the run; the log is the record.
 */
public final class LineageLog implements RunListener, AutoCloseable {
  private static final String VERSION = "0.1.0";
  private static final String NAMESPACE = "assay";

  private final LogWriter writer;
  private final LineageTransport transport;
  private final Clock clock;
  private final Consumer<String> warnings;
  private final RunEvents run;
  private final RunIdentity identity;
  private final ParentRun parent;
  private final Instant opened;
  private boolean isBegun;

  private LineageLog(
      LogWriter writer, LineageTransport transport, Command command, Consumer<String> warnings) {
    this.writer = writer;
    this.transport = transport;
    this.clock = command.clock();
    this.opened = clock.instant();
    this.warnings = warnings;
    this.identity =
        new RunIdentity(command.id(), new JobName(NAMESPACE, command.dataset() + ".run"));
    this.parent =
        command.parent() == null
            ? ParentRun.of(identity)
            : new ParentRun(identity, command.parent().root());
    this.run =
        new RunEvents(
            VERSION,
            new RunContext(
                identity,
                command.parent(),
                RunContext.Kind.run("Takes a batch through the stages of the data path."),
                null,
                null,
                null));
  }

  /**
   * The command that stages run under.
   *
   * @param id its run id
   * @param dataset id of the dataset
   * @param parent who started the command, or null
   * @param clock when things happen
   */
  public record Command(UUID id, String dataset, @Nullable ParentRun parent, Clock clock) {}

  /**
   * Opens the log and ends with ABORT what a killed process left open. The command's run starts
   * with its first stage, or its failure: one that finds nothing to do leaves the log as it is.
   *
   * @param warnings hears of a consumer that does not answer
   */
  public static LineageLog open(
      Warehouse warehouse, LineageTransport transport, Command command, Consumer<String> warnings) {
    try {
      OpenRuns open = new OpenRuns();
      new LogSegments(warehouse.lineage())
          .forEach(entry -> open.add(new String(entry, StandardCharsets.UTF_8)));
      LogWriter writer = LogWriter.open(warehouse.lineage());
      LineageLog log = new LineageLog(writer, transport, command, warnings);
      List<LineageEvent> aborted = open.abort(VERSION, command.clock().instant());
      if (!aborted.isEmpty()) {
        log.append(aborted);
      }
      return log;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void starts(StageRun stage) {
    append(begun(events(stage).start(stage.started(), Datasets.none())));
  }

  @Override
  public void completes(StageRun stage, StageResult result) {
    StageDatasets datasets = new StageDatasets(stage.context(), batch(stage.context()));
    Datasets told = datasets.of(stage.stage(), result);
    AnchorRef anchor = datasets.anchor(stage.stage());
    RunEvents events = events(stage);
    append(
        List.of(
            anchor == null
                ? events.complete(clock.instant(), told)
                : events.anchored(clock.instant(), told, anchor)));
  }

  @Override
  public void fails(StageRun stage, Throwable error) {
    // A message may quote contributed text, which must not enter a log that is never rewritten.
    String what = error.getClass().getSimpleName();
    append(List.of(events(stage).fail(clock.instant(), Datasets.none(), what)));
  }

  /** The command went through. */
  public void complete() {
    if (isBegun) {
      append(List.of(run.complete(clock.instant(), Datasets.none())));
    }
  }

  /** The command failed. */
  public void fail(Throwable error) {
    String what = error.getClass().getSimpleName();
    append(begun(run.fail(clock.instant(), Datasets.none(), what)));
  }

  /** An event, behind the start of the command's run if that has not been told yet. */
  private List<LineageEvent> begun(LineageEvent event) {
    List<LineageEvent> events = new ArrayList<>();
    if (!isBegun) {
      isBegun = true;
      events.add(run.start(opened, Datasets.none()));
    }
    events.add(event);
    return events;
  }

  @Override
  public void close() {
    transport.close();
  }

  private void append(List<LineageEvent> events) {
    try {
      writer.append(events.stream().map(LineageEvent::canonicalBytes).toList());
    } catch (IOException e) {
      throw unwritable(e);
    }
    events.forEach(event -> transport.emit(event).ifPresent(warnings));
  }

  private RunEvents events(StageRun stage) {
    StageContext context = stage.context();
    JobName job =
        new JobName(NAMESPACE, context.charter().dataset().id() + "." + stage.stage().text());
    return new RunEvents(
        VERSION,
        new RunContext(
            new RunIdentity(stage.id(), job),
            parent,
            RunContext.Kind.stage("The stage " + stage.stage().text() + " of the data path."),
            batch(context),
            context.batch().asOf(),
            new RunContext.Engine("spark", context.spark().version())));
  }

  private static BatchRef batch(StageContext context) {
    return new BatchRef(
        context.charter().dataset().id(),
        context.batch().key().batchId(),
        context.batch().key().attempt(),
        context.charter().hash());
  }

  private static ExitException unwritable(IOException e) {
    return ExitException.failure(
        "Cannot write the lineage log: %s. Check disk and permissions."
            .formatted(StorageFault.of(e)),
        e);
  }
}
