package io.assay.jobs.run;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.rules.item.FileInspection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides what a request means for a batch: a new one, the same again, or a new attempt. Refuses
 * what would change a sealed batch or one that others are built on, or leave an unfinished one
 * behind.
 */
final class BatchOpening {
  private final TableStore tables;
  private final BatchLog log;
  private final FileDigests digests;

  BatchOpening(TableStore tables, BatchLog log, FileDigests digests) {
    this.tables = tables;
    this.log = log;
    this.digests = digests;
  }

  /**
   * The attempt that the request is about; its {@code open} row is not written yet when its stages
   * are empty.
   *
   * @throws ExitException usage, when the batch is known with another fingerprint and may not be
   *     replaced, sealed, or followed by others; conflict, when another batch is unfinished
   */
  BatchState attemptFor(RunRequest request) {
    String fingerprint = fingerprint(request);
    Optional<BatchState> known = log.find(request.batchId());
    if (known.isPresent() && known.get().fingerprint().equals(fingerprint)) {
      return known.get();
    }
    known.ifPresent(state -> requireReplaceable(state, request));
    requireNothingUnfinished(request.batchId());
    int attempt = known.map(state -> state.key().attempt() + 1).orElse(1);
    return new BatchState(
        new BatchKey(request.batchId(), attempt),
        log.nextSequence(),
        fingerprint,
        request.charter().hash(),
        request.asOf(),
        request.supersedes(),
        new TreeMap<>());
  }

  private String fingerprint(RunRequest request) {
    Inputs inputs = request.inputs();
    Stream.of(inputs.items(), inputs.votes(), inputs.decisions())
        .flatMap(List::stream)
        .forEach(FileInspection::requireFile);
    try {
      return Fingerprint.of(request, digests);
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read the input: %s (expected: files that can be read). Check paths and permissions."
              .formatted(StorageFault.of(e)));
    }
  }

  private void requireReplaceable(BatchState known, RunRequest request) {
    if (isSealed(known.key())) {
      throw ExitException.usage(
          "Batch %s is sealed: it was handed to the chain with other input, options or charter. Deliver the change as a new batch."
              .formatted(known.key().batchId()));
    }
    requireNothingBuiltOn(known);
    if (request.change() == RunRequest.OnChange.REFUSE) {
      throw ExitException.usage(
          "Batch %s is known with other input, options or charter (fingerprint %s). Add --replace to judge it afresh."
              .formatted(known.key().batchId(), known.fingerprint().substring(0, 16)));
    }
  }

  /** Later batches were judged against this one's items and carry its balances on. */
  private void requireNothingBuiltOn(BatchState known) {
    if (!known.isHistory()) {
      return;
    }
    for (BatchState later : log.valid()) {
      if (later.sequence() > known.sequence() && !later.isGateFailed()) {
        throw ExitException.usage(
            "Batch %s is known with other input, options or charter, and batch %s was judged and paid after it. Deliver the change as a new batch."
                .formatted(known.key().batchId(), later.key().batchId()));
      }
    }
  }

  private boolean isSealed(BatchKey key) {
    return tables.count(Anchors.TABLE, key) > 0;
  }

  private void requireNothingUnfinished(String batchId) {
    for (BatchState state : log.valid()) {
      boolean other = !state.key().batchId().equals(batchId);
      if (other && !state.isGateFailed() && !state.isComplete(StageName.ANCHOR)) {
        throw ExitException.conflict(
            "Batch %s is not finished: its last stage is %s. Run it again first, or with --replace to judge it afresh."
                .formatted(
                    state.key().batchId(),
                    state.stages().isEmpty() ? "none" : state.stages().lastKey().text()));
      }
    }
  }
}
