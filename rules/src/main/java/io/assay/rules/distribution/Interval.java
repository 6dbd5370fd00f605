package io.assay.rules.distribution;

import java.io.Serializable;

/** From {@code lower} to {@code upper}, both included. */
public record Interval(double lower, double upper) implements Serializable {

  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower: " + lower + " (expected: at most " + upper + ")");
    }
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  public double width() {
    return upper - lower;
  }
}
