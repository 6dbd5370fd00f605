package io.assay.rules.dedupe.similarity;

import io.assay.rules.charter.NearDuplicates;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * How new a record is beside a kept one, in basis points: wholly where their Jaccard similarity is
 * at most a bound, not at all where it reaches the threshold of duplicates, and in between in
 * proportion. So there is no edge at which a little more difference earns much more. Where each
 * field is compared by itself, the field in which the two differ most tells.
 *
 * @param from similarity up to which a record is wholly new
 * @param thresholds of near duplicates, for all fields together or for each, above {@code from}
 */
public record Novelty(Ratio from, List<Ratio> thresholds) implements Serializable {
  /** Wholly new. */
  public static final int WHOLE = 10_000;

  public Novelty {
    thresholds = List.copyOf(thresholds);
  }

  public static Novelty of(NearDuplicates near, BigDecimal from) {
    return new Novelty(
        Ratio.of(from), near.thresholds().jaccard().stream().map(Ratio::of).toList());
  }

  /** 0 to 10000, rounded down. */
  public int of(List<Overlap> overlaps) {
    int most = 0;
    for (int field = 0; field < thresholds.size(); field++) {
      most = Math.max(most, of(overlaps.get(field), thresholds.get(field)));
    }
    return most;
  }

  /** (t - s) / (t - f), as one fraction. */
  private int of(Overlap overlap, Ratio threshold) {
    if (overlap.reachesJaccard(threshold)) {
      return 0;
    }
    if (!overlap.reachesJaccard(from)) {
      return WHOLE;
    }
    BigInteger numerator = difference(threshold, overlap.shared(), overlap.union());
    numerator = numerator.multiply(BigInteger.valueOf(from.denominator()));
    BigInteger denominator = difference(threshold, from.numerator(), from.denominator());
    denominator = denominator.multiply(BigInteger.valueOf(overlap.union()));
    return numerator.multiply(BigInteger.valueOf(WHOLE)).divide(denominator).intValueExact();
  }

  /** The numerator of ratio - part / whole, above their common denominator. */
  private static BigInteger difference(Ratio ratio, long part, long whole) {
    return BigInteger.valueOf(ratio.numerator())
        .multiply(BigInteger.valueOf(whole))
        .subtract(BigInteger.valueOf(ratio.denominator()).multiply(BigInteger.valueOf(part)));
  }
}
