package io.assay.jobs.run;

import io.assay.jobs.stage.Inputs;
import io.assay.rules.charter.Charter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch to be run.
 *
 * @param batchId id of the batch
 * @param charter the effective charter
 * @param inputs what is delivered with it
 * @param asOf instant that ages are measured against
 * @param supersedes id of the anchored batch that this one corrects; null for none
 * @param change what to do when the batch is known with another fingerprint
 */
public record RunRequest(
    String batchId,
    Charter charter,
    Inputs inputs,
    Instant asOf,
    @Nullable String supersedes,
    OnChange change) {

  /** Checks presence. */
  public RunRequest {
    Objects.requireNonNull(batchId, "batchId");
    Objects.requireNonNull(charter, "charter");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(change, "change");
  }

  /** A batch that corrects none. */
  public RunRequest(String batchId, Charter charter, Inputs inputs, Instant asOf, OnChange change) {
    this(batchId, charter, inputs, asOf, null, change);
  }

  /** What to do when a batch is known with another fingerprint and not sealed. */
  public enum OnChange {
    /** Refuse. */
    REFUSE,
    /** Begin a new attempt; the old one stays stored and is invisible to history. */
    REPLACE
  }
}
