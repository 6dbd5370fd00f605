package io.assay.rules.decision;

import io.assay.rules.charter.ReputationTerms;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * What became of a contributor's items so far, and what follows for the next ones: how many of them
 * people look at, and never what an accepted one is paid. The share of accepted items has a Beta
 * posterior, whose parameters are the charter's prior and the counts, so that anybody can work it
 * out from the verdicts.
 *
 * @param accepted contents whose verdict is accepted, 0 or more
 * @param rejected contents whose verdict is rejected, duplicates among them, 0 or more
 */
public record Reputation(long accepted, long rejected) implements Serializable {
  /** Of somebody nobody has seen yet. */
  public static final Reputation NEW = new Reputation(0, 0);

  /** Draws are numbers from 0 to below this. */
  public static final long DRAWS = 1L << 32;

  public Reputation {
    if (accepted < 0 || rejected < 0) {
      throw new IllegalArgumentException(
          "accepted and rejected: %d and %d (expected: 0 or more)".formatted(accepted, rejected));
    }
  }

  /** The first parameter of the posterior. */
  public long alpha(ReputationTerms terms) {
    return terms.priorAccepted() + accepted;
  }

  /** The second parameter of the posterior. */
  public long beta(ReputationTerms terms) {
    return terms.priorRejected() + rejected;
  }

  /** The posterior's mean: the share of accepted items that is expected. */
  public Fraction expected(ReputationTerms terms) {
    return Fraction.of(alpha(terms), alpha(terms) + beta(terms));
  }

  /**
   * The share of rows that people look at: all up to the charter's bound, and from there down to
   * its least share, which only a mean of 1 would reach, in proportion.
   */
  public Fraction reviewRate(ReputationTerms terms) {
    Fraction bound = Fraction.of(terms.reviewAllBelow());
    Fraction expected = expected(terms);
    if (expected.compareTo(bound) <= 0) {
      return Fraction.ONE;
    }
    Fraction least = Fraction.of(terms.reviewLeast());
    Fraction missing = Fraction.ONE.minus(expected);
    Fraction most = Fraction.ONE.minus(bound);
    Fraction part =
        new Fraction(
            missing.numerator().multiply(most.denominator()),
            missing.denominator().multiply(most.numerator()));
    Fraction more = Fraction.ONE.minus(least);
    return least.plus(
        new Fraction(
            more.numerator().multiply(part.numerator()),
            more.denominator().multiply(part.denominator())));
  }

  /** A row is looked at if its draw is below this, 0 to {@link #DRAWS}. */
  public long drawsReviewed(ReputationTerms terms) {
    Fraction rate = reviewRate(terms);
    return rate.numerator()
        .multiply(BigInteger.valueOf(DRAWS))
        .divide(rate.denominator())
        .longValueExact();
  }
}
