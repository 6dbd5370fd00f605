package io.assay.rules.label.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.vote.PackedVotes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final int STRONG = 250;
  private static final int WEAK = 175;

  private static StrengthCounts counts(int strength, int items, int right, int wrong) {
    StrengthCounts counts = new StrengthCounts();
    for (int item = 0; item < items; item++) {
      counts.add(strength);
    }
    for (int item = 0; item < right; item++) {
      counts.addGold(strength, GoldOutcome.RIGHT);
    }
    for (int item = 0; item < wrong; item++) {
      counts.addGold(strength, GoldOutcome.WRONG);
    }
    return counts;
  }

  @Test
  void strengthIsTheMeanOfTwoLogOdds() {
    PackedVotes votes = Crowds.of(2, new int[] {1, 1, 0});
    // Model: ln 9 = 2.197; votes: ln (2.5 / 1.5) = 0.511; mean 1.354, the 27th step above 0.
    assertThat(Strength.of(votes, 0, 1, 0.9)).isEqualTo(160 + 27);
    assertThat(Strength.of(votes, 0, 1, 1)).isEqualTo(160 + 85);
    assertThat(Strength.of(votes, 0, 1, 0)).isEqualTo(160 - 75);
  }

  @Test
  void withoutGoldConfidenceGrowsWithStrengthAndStaysModest() {
    double[] confidences = Calibration.prior().confidences();
    for (int strength = 1; strength < confidences.length; strength++) {
      assertThat(confidences[strength]).isGreaterThanOrEqualTo(confidences[strength - 1]);
    }
    assertThat(confidences[160]).isCloseTo(0.5, within(1e-9));
    double seeming = 1 / (1 + Math.exp(-Strength.value(STRONG)));
    assertThat(confidences[STRONG]).isBetween(0.8, seeming);
  }

  @Test
  void muchGoldDecidesAndLittleGoldMoves() {
    assertThat(Calibration.from(counts(STRONG, 0, 700, 300)).confidence(STRONG))
        .isCloseTo(0.7, within(0.01));
    double none = Calibration.prior().confidence(STRONG);
    double little = Calibration.from(counts(STRONG, 0, 1, 2)).confidence(STRONG);
    assertThat(little).isBetween(0.6, none - 0.1);
  }

  @Test
  void countsOfPartitionsAddUp() {
    StrengthCounts both = counts(STRONG, 10, 3, 1).add(counts(WEAK, 20, 0, 2));
    assertThat(both.labels()).isEqualTo(36);
    assertThat(both.goldItems()).isEqualTo(6);
    assertThat(both.goldRight()).isEqualTo(3);
  }

  @Test
  void gateGoesByGoldIfEveryoneAgreesAndIsWrong() {
    SetAccuracy accuracy = SetAccuracy.of(counts(STRONG, 5000, 66, 34));
    assertThat(accuracy.standing()).isEqualTo(SetAccuracy.Standing.CONTRADICTED_BY_GOLD);
    assertThat(accuracy.decisive()).isEqualTo(Binomial.interval(66, 100, 0.95));
    assertThat(accuracy.explained())
        .startsWith("66 of 100 gold items are right; the votes by themselves suggest 88.7 %")
        .endsWith("wrong together, so gold alone decides.");
  }

  @Test
  void goldThatAgreesNarrowsTheInterval() {
    SetAccuracy accuracy = SetAccuracy.of(counts(STRONG, 5000, 93, 7));
    assertThat(accuracy.standing()).isEqualTo(SetAccuracy.Standing.AGREES_WITH_GOLD);
    assertThat(accuracy.decisive()).isEqualTo(accuracy.combinedInterval());
    assertThat(accuracy.combinedInterval().width()).isLessThan(accuracy.gold().width());
    assertThat(accuracy.combinedInterval().contains(0.93)).isTrue();
  }

  @Test
  void withoutGoldTheIntervalIsWideAndSaysSo() {
    SetAccuracy accuracy = SetAccuracy.of(counts(STRONG, 5000, 0, 0));
    assertThat(accuracy.standing()).isEqualTo(SetAccuracy.Standing.WITHOUT_GOLD);
    assertThat(accuracy.gold()).isEqualTo(new Interval(0, 1));
    assertThat(accuracy.decisive().width()).isGreaterThan(0.2);
    assertThat(accuracy.explained()).contains("no gold");
  }

  @Test
  void allGoldWrongIsBelieved() {
    SetAccuracy accuracy = SetAccuracy.of(counts(STRONG, 1000, 0, 40));
    assertThat(accuracy.standing()).isEqualTo(SetAccuracy.Standing.CONTRADICTED_BY_GOLD);
    assertThat(accuracy.decisive().lower()).isZero();
    assertThat(accuracy.decisive().upper()).isLessThan(0.1);
  }

  @Test
  void aSetThatIsAllGoldIsKnown() {
    SetAccuracy accuracy = SetAccuracy.of(counts(STRONG, 0, 9, 1));
    assertThat(accuracy.combined()).isCloseTo(0.9, within(1e-9));
    assertThat(accuracy.combinedInterval().width()).isLessThan(1e-6);
    assertThat(SetAccuracy.of(new StrengthCounts()).labels()).isZero();
  }

  /** Items whose odds are half of what they seem, as the prior expects of crowds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isCalibratedOnWhatItDidNotSee(long seed) {
    Random random = new Random(seed);
    StrengthCounts gold = new StrengthCounts();
    for (int item = 0; item < 200; item++) {
      int strength = 150 + random.nextInt(120);
      gold.addGold(strength, draw(random, strength));
    }
    double[] confidences = Calibration.from(gold).confidences();
    CalibrationError error = new CalibrationError();
    for (int item = 0; item < 20_000; item++) {
      int strength = 150 + random.nextInt(120);
      error.add(confidences[strength], draw(random, strength));
    }
    assertThat(error.expected()).isLessThan(0.06);
  }

  private static GoldOutcome draw(Random random, int strength) {
    double right = 1 / (1 + Math.exp(-0.5 * Strength.value(strength) - 0.3));
    return random.nextDouble() < right ? GoldOutcome.RIGHT : GoldOutcome.WRONG;
  }

  @Test
  void calibrationErrorIsTheMeanGapOfTenBins() {
    CalibrationError error = new CalibrationError();
    assertThat(error.expected()).isZero();
    error.add(0.95, GoldOutcome.RIGHT);
    error.add(0.95, GoldOutcome.WRONG);
    error.add(0.6, GoldOutcome.RIGHT);
    error.add(1, GoldOutcome.RIGHT);
    // The bin from 0.9: |0.95 + 0.95 + 1 - 2| = 0.9; the bin from 0.6: 0.4; over 4 labels.
    assertThat(error.expected()).isCloseTo(1.3 / 4, within(1e-12));
  }
}
