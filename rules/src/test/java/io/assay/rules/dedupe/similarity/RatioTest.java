package io.assay.rules.dedupe.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

  private static final int LARGE = Integer.MAX_VALUE;

  @Test
  void isTheDecimalInLowestTerms() {
    assertThat(Ratio.of(new BigDecimal("0.80"))).isEqualTo(new Ratio(4, 5));
    assertThat(Ratio.of(BigDecimal.ONE)).isEqualTo(new Ratio(1, 1));
    assertThat(Ratio.of(new BigDecimal("0.123456789")))
        .isEqualTo(new Ratio(123_456_789, 1_000_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.000000001", "-0.5"})
  void refusesWhatIsNoThreshold(String value) {
    assertThatThrownBy(() -> Ratio.of(new BigDecimal(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: above 0");
  }

  /** 0.3 × 10 is 3 exactly, and above 3 in doubles. */
  @ParameterizedTest
  @CsvSource({"0.3, 10, 3", "0.8, 5, 4", "0.8, 6, 5", "0.000000001, 7, 1", "1, 7, 7"})
  void leastPartIsExact(String ratio, int whole, int least) {
    assertThat(Ratio.of(new BigDecimal(ratio)).leastOf(whole)).isEqualTo(least);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.8", "0.7", "0.55", "0.333333333", "0.999999999", "1", "0.1"})
  void leastSharedIsTheFirstThatReachesTheThreshold(String value) {
    Ratio ratio = Ratio.of(new BigDecimal(value));
    for (int one = 1; one < 40; one++) {
      for (int other = 1; other < 40; other++) {
        int least = ratio.leastShared(one, other);
        int smaller = Math.min(one, other);
        for (int shared = 0; shared <= smaller; shared++) {
          assertThat(new Overlap(shared, one, other).reachesJaccard(ratio))
              .as("%d of %d and %d", shared, one, other)
              .isEqualTo(shared >= least);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.8", "0.7", "0.55", "0.333333333", "0.999999999", "1", "0.1"})
  void largestPartnerAndWholeAreTheLastThatReachTheThreshold(String value) {
    Ratio ratio = Ratio.of(new BigDecimal(value));
    for (int shared = 0; shared < 40; shared++) {
      for (int other = 1; other < 40; other++) {
        assertThat(other <= ratio.largestWhole(shared)).isEqualTo(ratio.leastOf(other) <= shared);
        for (int one = 1; one < 40; one++) {
          assertThat(other <= ratio.largestPartner(one, shared))
              .as("%d of %d and %d", shared, one, other)
              .isEqualTo(ratio.leastShared(one, other) <= shared);
        }
      }
    }
  }

  @Test
  void doesNotOverflow() {
    Ratio fine = new Ratio(999_999_999, 1_000_000_000);
    assertThat(fine.leastShared(LARGE, LARGE)).isEqualTo(LARGE - 1);
    assertThat(fine.leastOf(LARGE)).isEqualTo(LARGE - 2);
    assertThat(fine.largestPartner(LARGE - 1, LARGE)).isEqualTo(LARGE);
    assertThat(fine.largestWhole(LARGE - 2)).isEqualTo(LARGE);
    assertThat(new Ratio(1, 1_000_000_000).largestPartner(1, LARGE)).isEqualTo(LARGE);
    assertThat(new Overlap(LARGE, LARGE, LARGE).reachesJaccard(fine)).isTrue();
    assertThat(new Overlap(0, LARGE, LARGE).reachesJaccard(new Ratio(1, 1_000_000_000))).isFalse();
  }

  @Test
  void emptySetsResembleNothing() {
    assertThat(new Overlap(0, 0, 0).reachesJaccard(new Ratio(1, 2))).isFalse();
    assertThat(new Overlap(0, 0, 5).reachesContainment(new Ratio(1, 2))).isFalse();
  }
}
