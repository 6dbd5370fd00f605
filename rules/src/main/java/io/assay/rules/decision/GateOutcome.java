package io.assay.rules.decision;

import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.GateSeverity;
import io.assay.rules.charter.JudgedBy;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A gate of the charter, the value that was measured for it, and how it came out. Bounds are
 * inclusive and compared exactly. A value that does not exist never passes: there is no share, no
 * agreement and no distance of an empty set, and a gate that measured nothing has shown nothing.
 *
 * @param value what is compared with the bounds: the measured value, or the end of its interval
 *     that the gate is judged by; null when the measured set is empty or the measurement failed
 * @param measured the measured value; null as above
 */
public record GateOutcome(
    GateEntry gate, @Nullable Fraction value, @Nullable Fraction measured, GateStatus status) {

  private static final int DIGITS_SHOWN = 6;

  public GateOutcome {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(status, "status");
  }

  /** An outcome that was kept; what was measured beside the judged value was not. */
  public GateOutcome(GateEntry gate, @Nullable Fraction value, GateStatus status) {
    this(gate, value, gate.judgedBy() == JudgedBy.VALUE ? value : null, status);
  }

  /** Judges the gate by the value measured for its metric. */
  public static GateOutcome of(GateEntry gate, @Nullable Fraction value) {
    return of(gate, value, value);
  }

  /** Judges the gate by an end of the interval of what was measured. */
  public static GateOutcome of(
      GateEntry gate, @Nullable Fraction value, @Nullable Fraction measured) {
    boolean held =
        value != null && isAtLeast(value, gate.atLeast()) && isAtMost(value, gate.atMost());
    return new GateOutcome(gate, value, measured, held ? GateStatus.PASS : missed(gate.severity()));
  }

  /**
   * There is nothing to judge: the gate is about what a batch delivers and this one delivers
   * nothing, or it compares with a batch before and there is none that was cut into the same
   * categories. Else no decision could take effect before the next delivery, and no first batch
   * pass.
   */
  public static GateOutcome unmeasured(GateEntry gate) {
    return new GateOutcome(gate, null, null, GateStatus.UNMEASURED);
  }

  /**
   * Value and bound in words, such as {@code 0.31 (expected: at most 0.25)}; of an end of an
   * interval also what it is the end of.
   */
  public String detail() {
    if (status == GateStatus.UNMEASURED) {
      return "not measured: it brings no items of its own, or no batch before it is comparable";
    }
    Fraction value = this.value;
    if (value == null || gate.judgedBy() == JudgedBy.VALUE) {
      return shown(value) + " (expected: " + bounds() + ")";
    }
    String whole = measured == null ? "the measure" : shown(measured);
    return "%s, the %s end of the interval of %s (expected: %s)"
        .formatted(shown(value), gate.judgedBy().key(), whole, bounds());
  }

  /** The bound in words, such as {@code at most 0.25}. */
  public String bounds() {
    BigDecimal low = gate.atLeast();
    BigDecimal high = gate.atMost();
    if (low != null && high != null) {
      return "at least " + low.toPlainString() + " and at most " + high.toPlainString();
    }
    if (low != null) {
      return "at least " + low.toPlainString();
    }
    return high == null ? "any value" : "at most " + high.toPlainString();
  }

  private static String shown(@Nullable Fraction value) {
    return value == null
        ? "no value: the set is empty, or the metric needs more than it has"
        : value.decimal(DIGITS_SHOWN).stripTrailingZeros().toPlainString();
  }

  private static boolean isAtLeast(Fraction value, @Nullable BigDecimal bound) {
    return bound == null || value.compareTo(Fraction.of(bound)) >= 0;
  }

  private static boolean isAtMost(Fraction value, @Nullable BigDecimal bound) {
    return bound == null || value.compareTo(Fraction.of(bound)) <= 0;
  }

  private static GateStatus missed(GateSeverity severity) {
    return switch (severity) {
      case WARN -> GateStatus.WARN;
      case ERROR -> GateStatus.FAIL;
    };
  }
}
