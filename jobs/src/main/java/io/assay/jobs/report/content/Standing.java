package io.assay.jobs.report.content;

import java.util.Map;

/** Where a batch stands as a whole. */
public enum Standing {
  /** Accepted, paid and anchored. */
  ANCHORED,
  /** Accepted and paid; the charter asks for no anchor. */
  ACCEPTED,
  /** Accepted and paid, and the chain does not hold it yet. */
  WAITING_FOR_ANCHOR,
  /** A gate of severity error failed: nothing is paid or anchored. */
  GATE_FAILED,
  /** Some stage has not been run yet. */
  UNFINISHED;

  /**
   * The standing that follows from the outcome of each complete stage.
   *
   * @param outcomes by name of the stage
   */
  public static Standing of(Map<String, String> outcomes) {
    if ("gate-failed".equals(outcomes.get("decide"))) {
      return GATE_FAILED;
    }
    String anchor = outcomes.get("anchor");
    if (anchor != null) {
      return anchor.equals("skipped") ? ACCEPTED : ANCHORED;
    }
    return outcomes.containsKey("reward") ? WAITING_FOR_ANCHOR : UNFINISHED;
  }
}
