package io.assay.rules.label.consensus;

/**
 * The two scales of fixed-point numbers. Sums of integers do not depend on their order, which is
 * why nothing that is added up across votes, items or partitions is a floating-point number.
 */
public final class FixedPoint {

  /** One vote in a count: 2³⁰, so that a long holds 2³³ votes. */
  public static final long VOTE = 1L << 30;

  /** One nat in a logarithm: 2²⁰, so that an int holds the logarithm of any double above 0. */
  public static final int NAT = 1 << 20;

  private FixedPoint() {}

  /** A share of one vote, 0 to 1, as a count. */
  public static long votes(double share) {
    return (long) (share * VOTE + 0.5);
  }

  /** Natural logarithm of a probability; that of 0 is the logarithm of the smallest double. */
  static int log(double probability) {
    return (int) Math.rint(StrictMath.log(Math.max(probability, Double.MIN_NORMAL)) * NAT);
  }

  /** What {@link #log} took. */
  static double exp(long logarithm) {
    return StrictMath.exp(logarithm / (double) NAT);
  }
}
