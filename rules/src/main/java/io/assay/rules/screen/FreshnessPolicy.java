package io.assay.rules.screen;

import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item is young enough, measured from its submission to the batch's as-of instant and
 * never by the clock. An item of exactly the greatest age is fresh. A submission after the as-of
 * instant cannot be true and weighs the same as an old one; there is no tolerance, since the as-of
 * instant is the batch's own option.
 *
 * @param maxAgeDays days of 24 hours, at least 1
 */
public record FreshnessPolicy(int maxAgeDays, Severity severity) implements Serializable {

  static final ReasonCode TOO_OLD = new ReasonCode("freshness:too-old");
  static final ReasonCode IN_THE_FUTURE = new ReasonCode("freshness:in-the-future");

  public FreshnessPolicy {
    if (maxAgeDays < 1) {
      throw new IllegalArgumentException("maxAgeDays: " + maxAgeDays + " (expected: at least 1)");
    }
  }

  public static FreshnessPolicy of(FreshnessSection section) {
    return new FreshnessPolicy(section.maxAgeDays(), section.severity());
  }

  /** Null if the item is fresh. */
  public @Nullable Finding check(Instant submittedAt, Instant asOf) {
    if (submittedAt.isAfter(asOf)) {
      return new Finding(
          IN_THE_FUTURE,
          severity,
          "submitted at " + submittedAt + " (expected: not after " + asOf + ")");
    }
    if (Duration.between(submittedAt, asOf).compareTo(Duration.ofDays(maxAgeDays)) > 0) {
      return new Finding(
          TOO_OLD,
          severity,
          "submitted at "
              + submittedAt
              + " (expected: at most "
              + maxAgeDays
              + " days before "
              + asOf
              + ")");
    }
    return null;
  }
}
