package io.assay.lineage.event;

/**
 * The run that started this one, and the run at the top of its tree, which is the parent itself
 * where nobody says otherwise.
 */
public record ParentRun(RunIdentity parent, RunIdentity root) {
  /** A parent that is the root. */
  public static ParentRun of(RunIdentity parent) {
    return new ParentRun(parent, parent);
  }
}
