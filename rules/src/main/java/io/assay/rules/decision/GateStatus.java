package io.assay.rules.decision;

/** How a gate came out; only {@code FAIL} stops the batch. */
public enum GateStatus {
  /** The value is within the bound. */
  PASS,
  /** Not measured: there are no items of the batch to judge, or no batch before to compare with. */
  UNMEASURED,
  /** Out of bound or not measurable, and the charter only wants to hear of it. */
  WARN,
  /** Out of bound or not measurable, and the charter stops the batch for it. */
  FAIL
}
