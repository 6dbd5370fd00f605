package io.assay.rules.representation.measure;

import java.io.Serializable;

/** A measure of a sample, and the interval in which that of the population lies with 95 %. */
public record Estimate(double value, double lower, double upper) implements Serializable {
  /** How sure the intervals are. */
  public static final double LEVEL = 0.95;

  public Estimate {
    if (!(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "value: " + value + " (expected: from " + lower + " to " + upper + ")");
    }
  }

  /** The value with as much on both sides, cut at what is possible. */
  static Estimate around(double value, double radius, double most) {
    return new Estimate(
        value, Math.max(0, value - radius), Math.max(value, Math.min(most, value + radius)));
  }

  /** The same on another scale. */
  Estimate scaled(java.util.function.DoubleUnaryOperator increasing) {
    return new Estimate(
        increasing.applyAsDouble(value),
        increasing.applyAsDouble(lower),
        increasing.applyAsDouble(upper));
  }
}
