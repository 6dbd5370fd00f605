package io.assay.jobs.exit;

/** How a command ended, as the number a scheduler reads. */
public enum ExitCode {
  /** Done, or there was nothing to do. */
  DONE(0),
  /** A failure: disk, permission, or a bug. */
  FAILURE(1),
  /** Wrong usage, charter or input file as a whole; nothing is visible in any table. */
  USAGE(2),
  /** A gate of severity error failed; the report is written. */
  GATE_FAILED(3),
  /** Something else holds the warehouse or the chain; try again. */
  CONFLICT(4),
  /** All is done but the anchoring; the next run does it. */
  ANCHOR_PENDING(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process exit status. */
  public int number() {
    return number;
  }
}
