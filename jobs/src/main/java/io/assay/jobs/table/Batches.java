package io.assay.jobs.table;

/**
 * One row for each batch, attempt and stage that is complete: a stage counts only once its row is
 * here. The stage {@code open} is written before anything else and fixes the fingerprint.
 */
public final class Batches {

  /** Local sequence number of the batch, from 1, in order of opening. */
  public static final String SEQUENCE = "sequence";

  /** Name of the stage, lower case. */
  public static final String STAGE = "stage";

  /** {@code done}, {@code gate-failed} or {@code skipped}. */
  public static final String OUTCOME = "outcome";

  /** SHA-256 of everything the batch depends on, hex. */
  public static final String FINGERPRINT = "fingerprint";

  /** Keccak-256 of the effective charter, hex. */
  public static final String CHARTER_HASH = "charter_hash";

  /** Instant that ages are measured against. */
  public static final String AS_OF = "as_of";

  /** Rows the stage received. */
  public static final String ROWS_IN = "rows_in";

  /** Rows that passed it. */
  public static final String ROWS_OUT = "rows_out";

  /** Rows it held back; in = out + rejected. */
  public static final String ROWS_REJECTED = "rows_rejected";

  /** Delta version of each table read. */
  public static final String INPUT_VERSIONS = "input_versions";

  /** Delta version of each table written. */
  public static final String OUTPUT_VERSIONS = "output_versions";

  /** OpenLineage run id of the stage. */
  public static final String RUN_ID = "run_id";

  /** When the stage started. */
  public static final String STARTED = "started";

  /** When the stage ended. */
  public static final String ENDED = "ended";

  /** Anchored batch that this one corrects; null for none. */
  public static final String SUPERSEDES = "supersedes";

  /** Name and schema. */
  public static final TableDefinition TABLE =
      TableDefinition.of("batches")
          .count(SEQUENCE)
          .string(STAGE)
          .string(OUTCOME)
          .string(FINGERPRINT)
          .string(CHARTER_HASH)
          .instant(AS_OF)
          .count(ROWS_IN)
          .count(ROWS_OUT)
          .count(ROWS_REJECTED)
          .countMap(INPUT_VERSIONS)
          .countMap(OUTPUT_VERSIONS)
          .string(RUN_ID)
          .instant(STARTED)
          .instant(ENDED)
          .string(SUPERSEDES)
          .build();

  private Batches() {}
}
