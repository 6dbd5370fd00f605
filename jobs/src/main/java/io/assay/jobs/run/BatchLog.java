package io.assay.jobs.run;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult.Outcome;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.TableStore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the {@code batches} table says: which batches there are, which attempt of each is valid and
 * how far it has come. The table has a row for each batch and stage, so the driver may hold it.
 */
public final class BatchLog {
  private final Map<BatchKey, BatchState> attempts = new TreeMap<>(ORDER);

  private static final Comparator<BatchKey> ORDER =
      Comparator.comparing(BatchKey::batchId).thenComparing(BatchKey::attempt);

  private BatchLog() {}

  /** Reads the table as it stands. */
  public static BatchLog read(TableStore tables) {
    BatchLog log = new BatchLog();
    List<Row> rows = tables.list(Batches.TABLE);
    for (Row row : rows) {
      if (stage(row) == StageName.OPEN) {
        log.opened(row);
      }
    }
    for (Row row : rows) {
      log.attempts.computeIfPresent(key(row), (key, state) -> state.with(stage(row), outcome(row)));
    }
    return log;
  }

  /** The log as a run of this batch finds it, which first anchors every other that waits for it. */
  BatchLog onceOthersAreAnchored(String batchId) {
    BatchLog later = new BatchLog();
    attempts.forEach(
        (key, state) ->
            later.attempts.put(
                key,
                state.isWaitingForAnchor() && !key.batchId().equals(batchId)
                    ? state.with(StageName.ANCHOR, Outcome.DONE)
                    : state));
    return later;
  }

  /** The valid attempt at a batch: the last one. */
  public Optional<BatchState> find(String batchId) {
    return attempts.values().stream()
        .filter(state -> state.key().batchId().equals(batchId))
        .max(Comparator.comparing(state -> state.key().attempt()));
  }

  /** The valid attempts of all batches, in order of opening. */
  public List<BatchState> valid() {
    return attempts.values().stream()
        .filter(state -> find(state.key().batchId()).orElseThrow().equals(state))
        .sorted(Comparator.comparing(BatchState::sequence))
        .toList();
  }

  /**
   * What counts as history for an attempt, oldest first. An earlier attempt at the same batch never
   * does, whether or not the new one has been written down yet.
   */
  public List<Batch.Past> historyBefore(BatchState attempt) {
    return valid().stream()
        .filter(state -> state.sequence() < attempt.sequence() && state.isHistory())
        .filter(state -> !state.key().batchId().equals(attempt.key().batchId()))
        .map(state -> new Batch.Past(state.key(), state.sequence()))
        .toList();
  }

  /** The sequence number of the next attempt to be opened. */
  public long nextSequence() {
    return attempts.values().stream().mapToLong(BatchState::sequence).max().orElse(0) + 1;
  }

  private void opened(Row row) {
    attempts.put(
        key(row),
        new BatchState(
            key(row),
            row.getAs(Batches.SEQUENCE),
            row.getAs(Batches.FINGERPRINT),
            row.getAs(Batches.CHARTER_HASH),
            row.<java.sql.Timestamp>getAs(Batches.AS_OF).toInstant(),
            row.getAs(Batches.SUPERSEDES),
            new TreeMap<>()));
  }

  private static BatchKey key(Row row) {
    return new BatchKey(row.getAs(BATCH_ID), row.<Integer>getAs(ATTEMPT));
  }

  private static StageName stage(Row row) {
    return StageName.valueOf(row.<String>getAs(Batches.STAGE).toUpperCase(Locale.ROOT));
  }

  private static Outcome outcome(Row row) {
    return Outcome.valueOf(
        row.<String>getAs(Batches.OUTCOME).toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
