package io.assay.jobs.run;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.stage.StageResult.Outcome;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.storage.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a batch through its stages. What is complete is skipped, so that running again after a crash
 * at any point goes on where it ended, and running again after the end does nothing.
 *
 * <p>A failed gate skips reward and anchor; the report is still written. An anchoring that has to
 * wait leaves the report too, and the next run of this or any batch anchors it first.
 */
public final class Pipeline {
  private final Environment environment;
  private final StoredTerms terms;
  private final List<Stage> stages;
  private final List<RunListener> listeners;

  /**
   * @param stages every stage once, in order of the data path
   */
  public Pipeline(Environment environment, List<Stage> stages, List<RunListener> listeners) {
    this.environment = environment;
    this.terms = new StoredTerms(environment.warehouse());
    this.stages = List.copyOf(stages);
    this.listeners = List.copyOf(listeners);
  }

  /** Runs all stages that are not complete. */
  public RunResult run(RunRequest request) {
    Task task = new Task(request, anchorWhatWaits(request));
    BatchState state = open(task);
    if (state.isFinished()) {
      return ended(state, List.of(), "Nothing to do: the batch is complete.");
    }
    return runStages(state, task);
  }

  /**
   * What running the batch would do, after every check that comes before writing.
   *
   * @return the attempt it is about, and the stages that would run
   */
  public Plan plan(RunRequest request) {
    Task task = task(request);
    BatchLog anchored = task.log().onceOthersAreAnchored(request.batchId());
    BatchState state =
        new BatchOpening(environment.tables(), anchored, task.digests()).attemptFor(request);
    stages.forEach(stage -> stage.check(context(state, task)));
    return new Plan(state, waitingBefore(task.log(), request), remaining(state));
  }

  /**
   * What running one stage would do, after every check that comes before writing.
   *
   * @throws ExitException usage, when an earlier stage is missing or the charter has changed
   */
  public Plan planOnly(StageName stage, RunRequest request) {
    if (stage == StageName.INGEST) {
      Plan all = plan(request);
      return new Plan(all.state(), all.anchoredBefore(), only(stage, all.state()));
    }
    Task task = task(request);
    BatchState state = requireReady(stage, task);
    stage(stage).check(context(state, task));
    return new Plan(state, List.of(), only(stage, state));
  }

  private static List<StageName> only(StageName stage, BatchState state) {
    return state.isComplete(stage) ? List.of() : List.of(stage);
  }

  private List<StageName> remaining(BatchState state) {
    return stages.stream()
        .map(Stage::name)
        .filter(name -> !state.isComplete(name) && !isStopped(name, state))
        .toList();
  }

  private static List<String> waitingBefore(BatchLog log, RunRequest request) {
    return log.valid().stream()
        .filter(BatchState::isWaitingForAnchor)
        .map(waiting -> waiting.key().batchId())
        .filter(batch -> !batch.equals(request.batchId()))
        .toList();
  }

  /**
   * What a run would do.
   *
   * @param anchoredBefore earlier batches that wait for their anchor, and would get it first
   */
  public record Plan(BatchState state, List<String> anchoredBefore, List<StageName> stages) {
    /** Copies. */
    public Plan {
      anchoredBefore = List.copyOf(anchoredBefore);
      stages = List.copyOf(stages);
    }
  }

  /**
   * A request, and the batches and files as they stood when it came: while it is worked on nobody
   * else writes, so the table is read once.
   */
  private record Task(RunRequest request, BatchLog log, FileDigests digests) {
    Task(RunRequest request, BatchLog log) {
      this(request, log, new FileDigests());
    }
  }

  private Task task(RunRequest request) {
    return new Task(request, BatchLog.read(environment.tables()));
  }

  private BatchState attempt(Task task) {
    return new BatchOpening(environment.tables(), task.log(), task.digests())
        .attemptFor(task.request());
  }

  /**
   * Runs one stage of a batch whose earlier stages are complete; ingest opens the batch.
   *
   * @throws ExitException usage, when an earlier stage is missing or the charter has changed
   */
  public RunResult runOnly(StageName stage, RunRequest request) {
    Task task =
        stage == StageName.INGEST ? new Task(request, anchorWhatWaits(request)) : task(request);
    BatchState state = stage == StageName.INGEST ? open(task) : requireReady(stage, task);
    if (state.isComplete(stage)) {
      return ended(state, List.of(), "Nothing to do: the stage is complete.");
    }
    List<RunResult.Step> steps = new ArrayList<>();
    state = step(stage(stage), state, task, steps);
    return ended(state, steps, "Done.");
  }

  private RunResult runStages(BatchState opened, Task task) {
    BatchState state = opened;
    List<RunResult.Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      if (state.isComplete(stage.name()) || isStopped(stage.name(), state)) {
        continue;
      }
      try {
        state = step(stage, state, task, steps);
      } catch (ExitException e) {
        if (e.code() != ExitCode.ANCHOR_PENDING) {
          throw e;
        }
        // The curator reads the report meanwhile; it is written again once the anchor stands.
        stage(StageName.REPORT).run(context(state, task));
        return new RunResult(state.key(), e.code(), String.valueOf(e.getMessage()), steps);
      }
    }
    return ended(state, steps, "Done.");
  }

  /** Whether a failed gate keeps the batch from this stage. */
  private static boolean isStopped(StageName stage, BatchState state) {
    return state.isGateFailed() && (stage == StageName.REWARD || stage == StageName.ANCHOR);
  }

  private static RunResult ended(BatchState state, List<RunResult.Step> steps, String message) {
    if (state.isGateFailed()) {
      return new RunResult(
          state.key(),
          ExitCode.GATE_FAILED,
          "A gate failed, so nothing is paid or anchored. Read the report.",
          steps);
    }
    return new RunResult(state.key(), ExitCode.DONE, message, steps);
  }

  /**
   * Anchors earlier batches that had to wait, each under its own charter.
   *
   * @return the batches as they stand then
   */
  private BatchLog anchorWhatWaits(RunRequest request) {
    BatchLog log = BatchLog.read(environment.tables());
    boolean hasAnchored = false;
    for (BatchState state : log.valid()) {
      if (state.isWaitingForAnchor() && !state.key().batchId().equals(request.batchId())) {
        RunRequest waiting =
            new RunRequest(
                state.key().batchId(),
                terms.charter(state.charterHash()),
                Inputs.none(ReferredFiles.NONE),
                state.asOf(),
                RunRequest.OnChange.REFUSE);
        Task task = new Task(waiting, log);
        List<RunResult.Step> steps = new ArrayList<>();
        BatchState anchored = anchor(state, task, steps);
        step(stage(StageName.REPORT), anchored, task, steps);
        hasAnchored = true;
      }
    }
    return hasAnchored ? BatchLog.read(environment.tables()) : log;
  }

  private BatchState anchor(BatchState state, Task waiting, List<RunResult.Step> steps) {
    try {
      return step(stage(StageName.ANCHOR), state, waiting, steps);
    } catch (ExitException e) {
      throw e.code() == ExitCode.ANCHOR_PENDING
          ? ExitException.anchorPending(
              "Batch %s waits for its anchor, which comes before any other batch. %s"
                  .formatted(state.key().batchId(), e.getMessage()),
              e)
          : e;
    }
  }

  private BatchState open(Task task) {
    BatchState state = attempt(task);
    if (state.isComplete(StageName.OPEN)) {
      if (!state.isComplete(StageName.INGEST)) {
        withdraw(state); // A crash may have come before it.
      }
      return state;
    }
    stages.forEach(stage -> stage.check(context(state, task)));
    terms.store(state, task.request(), task.digests());
    Instant now = environment.clock().instant();
    StageRun run = new StageRun(environment.ids().get(), StageName.OPEN, context(state, task), now);
    StageResult opened = StageResult.done(0, 0, Map.of());
    StageRecord.of(state, run, opened, now).append(environment.tables());
    withdraw(state);
    return state.with(StageName.OPEN, Outcome.DONE);
  }

  private BatchState requireReady(StageName stage, Task task) {
    RunRequest request = task.request();
    BatchState state =
        task.log()
            .find(request.batchId())
            .orElseThrow(
                () ->
                    ExitException.usage(
                        "Batch %s is not known. Begin with: assay ingest --batch %s"
                            .formatted(request.batchId(), request.batchId())));
    if (!state.charterHash().equals(request.charter().hash())) {
      throw ExitException.usage(
          "charter: %s (expected: %s, which batch %s was opened with). Give that charter, or run the batch again with --replace."
              .formatted(request.charter().hash(), state.charterHash(), request.batchId()));
    }
    requireSameCorrection(state, request);
    for (Stage earlier : stages) {
      if (earlier.name().compareTo(stage) < 0 && !state.isComplete(earlier.name())) {
        boolean stopped = state.isGateFailed() && earlier.name().compareTo(StageName.DECIDE) > 0;
        if (!stopped || stage != StageName.REPORT) {
          throw ExitException.usage(
              "Batch %s has not been through %s, which %s needs. %s"
                  .formatted(
                      request.batchId(),
                      earlier.name().text(),
                      stage.text(),
                      stopped
                          ? "A gate failed, so nothing is paid or anchored."
                          : "Run that stage first."));
        }
      }
    }
    if ((stage == StageName.LABEL || stage == StageName.REWARD) && !state.isComplete(stage)) {
      terms.requireSame(state, request.inputs().referred(), task.digests());
    }
    return state;
  }

  /** A stage that runs alone takes what the batch was opened with, and may be told it again. */
  private static void requireSameCorrection(BatchState state, RunRequest request) {
    String asked = request.supersedes();
    if (asked != null && !asked.equals(state.supersedes())) {
      throw ExitException.usage(
          "--supersedes: %s (expected: %s, as batch %s was opened). Leave the option out, or run the batch again with --replace."
              .formatted(
                  asked,
                  state.supersedes() == null ? "none" : state.supersedes(),
                  request.batchId()));
    }
  }

  private BatchState step(Stage stage, BatchState state, Task task, List<RunResult.Step> steps) {
    StageContext context = context(state, task);
    StageRun run =
        new StageRun(environment.ids().get(), stage.name(), context, environment.clock().instant());
    listeners.forEach(listener -> listener.starts(run));
    context
        .spark()
        .sparkContext()
        .setJobDescription("assay " + stage.name().text() + " " + state.key().batchId());
    StageResult result;
    try {
      result = stage.run(context);
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare.
      tell(run, e);
      throw e;
    }
    listeners.forEach(listener -> listener.completes(run, result));
    Instant ended = environment.clock().instant();
    StageRecord.of(state, run, result, ended).append(environment.tables());
    steps.add(
        new RunResult.Step(
            stage.name(), result, Duration.between(run.started(), ended).toMillis()));
    return state.with(stage.name(), result.outcome());
  }

  /** A full disk fails the telling too, which must not hide what failed first. */
  private void tell(StageRun run, Throwable error) {
    for (RunListener listener : listeners) {
      try {
        listener.fails(run, error);
      } catch (RuntimeException e) {
        error.addSuppressed(e);
      }
    }
  }

  private StageContext context(BatchState state, Task task) {
    Batch batch =
        new Batch(
            state.key(),
            state.sequence(),
            state.asOf(),
            state.fingerprint(),
            state.supersedes(),
            task.request().inputs(),
            task.digests(),
            task.log().historyBefore(state));
    return new StageContext(
        environment.spark(),
        environment.warehouse(),
        environment.descriptor(),
        environment.tables(),
        task.request().charter(),
        batch);
  }

  private Stage stage(StageName name) {
    return stages.stream()
        .filter(stage -> stage.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no stage " + name));
  }

  /** What an earlier attempt could prove and pay holds no more, even if this one's gates fail. */
  private void withdraw(BatchState state) {
    String batch = state.key().batchId();
    for (Path stale :
        List.of(environment.warehouse().proofs(batch), environment.warehouse().payouts(batch))) {
      try {
        FileTree.delete(stale);
      } catch (IOException e) {
        throw ExitException.failure(
            "Cannot remove %s of an earlier attempt: %s. Check permissions."
                .formatted(stale, StorageFault.of(e)),
            e);
      }
    }
  }
}
