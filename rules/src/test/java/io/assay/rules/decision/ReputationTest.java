package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.ReputationTerms;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ReputationTest {
  private static final ReputationTerms TERMS =
      new ReputationTerms(1, 1, new BigDecimal("0.5"), new BigDecimal("0.1"));

  @Test
  void thePosteriorIsPriorAndCounts() {
    Reputation reputation = new Reputation(7, 1);
    assertThat(reputation.alpha(TERMS)).isEqualTo(8);
    assertThat(reputation.beta(TERMS)).isEqualTo(2);
    assertThat(reputation.expected(TERMS)).isEqualTo(Fraction.of(8, 10));
  }

  @Test
  void everythingOfANewContributorIsReviewedIfThePriorIsAtTheBound() {
    assertThat(Reputation.NEW.reviewRate(TERMS)).isEqualTo(Fraction.ONE);
    assertThat(Reputation.NEW.drawsReviewed(TERMS)).isEqualTo(Reputation.DRAWS);
  }

  @Test
  void theRateFallsInProportionToTheLeastShare() {
    // 0.1 + 0.9 × (1 - 0.8) / (1 - 0.5)
    assertThat(new Reputation(7, 1).reviewRate(TERMS)).isEqualTo(Fraction.of(46, 100));
    assertThat(new Reputation(1_000_000, 0).reviewRate(TERMS)).isLessThan(Fraction.of(101, 1000));
  }

  @Test
  void aRejectionNeverLowersTheRateAndAnAcceptanceNeverRaisesIt() {
    for (int accepted = 0; accepted < 30; accepted++) {
      for (int rejected = 0; rejected < 30; rejected++) {
        Fraction rate = new Reputation(accepted, rejected).reviewRate(TERMS);
        assertThat(new Reputation(accepted, rejected + 1).reviewRate(TERMS))
            .isGreaterThanOrEqualTo(rate);
        assertThat(new Reputation(accepted + 1, rejected).reviewRate(TERMS))
            .isLessThanOrEqualTo(rate);
      }
    }
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new Reputation(-1, 0))
        .hasMessage("accepted and rejected: -1 and 0 (expected: 0 or more)");
  }
}
