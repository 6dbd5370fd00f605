package io.assay.jobs.stage;

/**
 * One step of the data path: reads tables and the charter, and appends its own tables.
 *
 * <p>A stage is idempotent for its batch: killed at any instant and run again it leaves the same
 * rows. It writes through {@link StageContext#tables()} alone, whose appends are skipped when they
 * are already there, and everything it writes follows from its input, the charter and the keys.
 */
public interface Stage {
  /** Which one this is. */
  StageName name();

  /** Runs it for the batch of the context. */
  StageResult run(StageContext context);

  /**
   * Looks at what is delivered before anything is written. A file that is wrong as a whole ends the
   * command here, and nothing is visible in any table.
   */
  default void check(StageContext context) {}
}
