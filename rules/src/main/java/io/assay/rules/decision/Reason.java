package io.assay.rules.decision;

import io.assay.rules.charter.Severity;
import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that was found about an item and how much it weighs. {@code WARN} is told to the
 * contributor and to the curator but does not speak against the item; {@code REVIEW} and {@code
 * REJECT} do.
 */
public record Reason(ReasonCode code, Severity severity) implements Serializable {

  public Reason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
  }

  /** Whether the item is not admitted because of this. */
  public boolean speaksAgainst() {
    return severity != Severity.WARN;
  }
}
