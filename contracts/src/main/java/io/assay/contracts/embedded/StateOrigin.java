package io.assay.contracts.embedded;

/** Where an embedded chain's state came from when it was started. */
public enum StateOrigin {
  /** No state yet: a chain without history. */
  NONE,
  /** The file that the node itself wrote last. */
  LIVE_FILE,
  /**
   * The last good copy, since the node's own file was torn or older. The last blocks may be
   * missing: compare the chain with what was recorded, and anchor again what it lacks.
   */
  GOOD_COPY
}
