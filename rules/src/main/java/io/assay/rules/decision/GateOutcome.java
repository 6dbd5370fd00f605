package io.assay.rules.decision;

import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.GateSeverity;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A gate of the charter, the value that was measured for it, and how it came out. Bounds are
 * inclusive and compared exactly. A value that does not exist never passes: there is no share, no
 * agreement and no distance of an empty set, and a gate that measured nothing has shown nothing.
 *
 * @param value null when the measured set is empty or the measurement failed
 */
public record GateOutcome(GateEntry gate, @Nullable Fraction value, GateStatus status) {

  private static final int DIGITS_SHOWN = 6;

  public GateOutcome {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(status, "status");
  }

  /** Judges the gate by the value measured for its metric. */
  public static GateOutcome of(GateEntry gate, @Nullable Fraction value) {
    boolean held =
        value != null && isAtLeast(value, gate.atLeast()) && isAtMost(value, gate.atMost());
    return new GateOutcome(gate, value, held ? GateStatus.PASS : missed(gate.severity()));
  }

  /**
   * There is nothing to judge: the gate is about what a batch delivers and this one delivers
   * nothing, or it compares with a batch before and there is none. Else no decision could take
   * effect before the next delivery, and no first batch pass.
   */
  public static GateOutcome unmeasured(GateEntry gate) {
    return new GateOutcome(gate, null, GateStatus.UNMEASURED);
  }

  /** Value and bound in words, such as {@code 0.31 (expected: at most 0.25)}. */
  public String detail() {
    if (status == GateStatus.UNMEASURED) {
      return "not measured: the batch has no items of its own, or none before it to compare with";
    }
    return shown(value) + " (expected: " + bounds() + ")";
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
