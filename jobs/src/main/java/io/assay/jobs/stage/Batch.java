package io.assay.jobs.stage;

import io.assay.jobs.table.BatchKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The batch at hand.
 *
 * @param key id and attempt
 * @param sequence local number, from 1, in order of opening
 * @param asOf the instant ages are measured against; never the clock
 * @param fingerprint SHA-256 of everything the batch depends on, hex
 * @param supersedes id of the anchored batch that this one corrects, as it was opened; null for
 *     none
 * @param inputs what was delivered; no files when a later stage runs alone
 * @param digests of these files
 * @param history attempts that count as history, oldest first: earlier batches that passed their
 *     gates, the valid attempt of each
 */
public record Batch(
    BatchKey key,
    long sequence,
    Instant asOf,
    String fingerprint,
    @Nullable String supersedes,
    Inputs inputs,
    FileDigests digests,
    List<Past> history) {

  /** Copies the history. */
  public Batch {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(asOf, "asOf");
    history = List.copyOf(history);
  }

  /** A batch that corrects none. */
  public Batch(
      BatchKey key,
      long sequence,
      Instant asOf,
      String fingerprint,
      Inputs inputs,
      FileDigests digests,
      List<Past> history) {
    this(key, sequence, asOf, fingerprint, null, inputs, digests, history);
  }

  /** The keys of the history, oldest first. */
  public List<BatchKey> pastKeys() {
    return history.stream().map(Past::key).toList();
  }

  /**
   * An earlier batch.
   *
   * @param key id and valid attempt
   * @param sequence its local number
   */
  public record Past(BatchKey key, long sequence) {}
}
