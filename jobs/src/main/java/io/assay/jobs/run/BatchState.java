package io.assay.jobs.run;

import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult.Outcome;
import io.assay.jobs.table.BatchKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt at a batch has come.
 *
 * @param key id and attempt
 * @param sequence local number
 * @param fingerprint SHA-256 of everything it depends on, hex
 * @param charterHash keccak-256 of the effective charter
 * @param asOf instant that ages are measured against
 * @param supersedes anchored batch that it corrects; null for none
 * @param stages outcome of each complete stage, in order of the data path
 */
public record BatchState(
    BatchKey key,
    long sequence,
    String fingerprint,
    String charterHash,
    Instant asOf,
    @Nullable String supersedes,
    SortedMap<StageName, Outcome> stages) {

  /** Copies. */
  public BatchState {
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
  }

  /** The state with one more stage complete. */
  BatchState with(StageName stage, Outcome outcome) {
    SortedMap<StageName, Outcome> more = new TreeMap<>(stages);
    more.put(stage, outcome);
    return new BatchState(key, sequence, fingerprint, charterHash, asOf, supersedes, more);
  }

  /** Whether a stage is complete. */
  public boolean isComplete(StageName stage) {
    return stages.containsKey(stage);
  }

  /** Whether a gate of severity error failed. */
  public boolean isGateFailed() {
    return stages.get(StageName.DECIDE) == Outcome.GATE_FAILED;
  }

  /** Whether its verdicts count for later batches: decided, and no gate failed. */
  public boolean isHistory() {
    return isComplete(StageName.DECIDE) && !isGateFailed();
  }

  /** Whether nothing but the anchoring and the report is left to do. */
  public boolean isWaitingForAnchor() {
    return isComplete(StageName.REWARD) && !isComplete(StageName.ANCHOR);
  }

  /** Whether nothing is left to do. */
  public boolean isFinished() {
    return isComplete(StageName.REPORT);
  }
}
