package io.assay.rules.decision;

/**
 * What became of an item. The codes stand in the leaves of the verdict tree, so they never change.
 */
public enum VerdictKind {
  /** Out of the dataset; the contributor is told every reason. */
  REJECTED(0),
  /** Part of the dataset. */
  ACCEPTED(1),
  /** A curator must look; neither in the dataset nor paid until then. */
  REVIEW(2);

  private final int code;

  VerdictKind(int code) {
    this.code = code;
  }

  /** The {@code uint8} of the verdict leaf. */
  public int code() {
    return code;
  }

  /** The kind with this code. */
  public static VerdictKind ofCode(int code) {
    for (VerdictKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("verdict code: " + code + " (expected: 0, 1 or 2)");
  }
}
