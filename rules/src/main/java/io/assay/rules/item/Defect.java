package io.assay.rules.item;

import io.assay.rules.charter.yaml.Shown;
import java.util.Objects;

/**
 * Leaves the reading of one bad record early; never leaves this package, where it becomes {@link
 * Quarantined}. Without stack trace, since bad records are many.
 */
final class Defect extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  Defect(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** A defect of one field: {@code name: value (expected: …)}. */
  static Defect of(Reason reason, String field, String value, String expected) {
    return new Defect(reason, field + ": " + Shown.quoted(value) + " (expected: " + expected + ")");
  }

  static Defect missing(Reason reason, String field) {
    return new Defect(reason, field + ": nothing (expected: a value)");
  }

  Quarantined quarantined() {
    return new Quarantined(reason, Objects.requireNonNull(getMessage()));
  }
}
