package io.assay.rules.decision;

/** How a gate came out; only {@code FAIL} stops the batch. */
public enum GateStatus {
  /** The value is within the bound. */
  PASS,
  /** Not measured: the batch has no items of its own that the gate could judge. */
  UNMEASURED,
  /** Out of bound or not measurable, and the charter only wants to hear of it. */
  WARN,
  /** Out of bound or not measurable, and the charter stops the batch for it. */
  FAIL
}
