package io.assay.rules.label.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.label.pace.Drift.Finding;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

  @Test
  void saysWhichWayAnswersChanged() {
    assertThat(new Drift(50, 25, 50, 45).finding()).isEqualTo(Finding.IMPROVED);
    assertThat(new Drift(50, 45, 50, 25).finding()).isEqualTo(Finding.WORSENED);
    assertThat(new Drift(50, 40, 50, 42).finding()).isEqualTo(Finding.STEADY);
    assertThat(new Drift(50, 50, 50, 50).finding()).isEqualTo(Finding.STEADY);
  }

  @Test
  void saysNothingWhereNoDifferenceCouldBeTold() {
    assertThat(new Drift(0, 0, 0, 0).finding()).isEqualTo(Finding.TOO_FEW_ANSWERS);
    assertThat(new Drift(5, 5, 5, 0).finding()).as("1 in 252").isEqualTo(Finding.TOO_FEW_ANSWERS);
    assertThat(new Drift(7, 7, 7, 0).finding()).as("1 in 3,432").isEqualTo(Finding.WORSENED);
  }

  /** 20,000 draws at the stated rate give 20 alarms, and 40 or more hardly ever. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.97})
  void ofThoseWhoDoNotChangeOneInAThousandIsFlagged(double rate) {
    Random random = new Random(8);
    int alarms = 0;
    for (int annotator = 0; annotator < 20_000; annotator++) {
      int half = 10 + random.nextInt(60);
      Finding finding =
          new Drift(half, agreeing(half, rate, random), half, agreeing(half, rate, random))
              .finding();
      alarms += finding == Finding.IMPROVED || finding == Finding.WORSENED ? 1 : 0;
    }
    assertThat(alarms).as("seed 8").isLessThan(40);
  }

  @Test
  void findsMostOfThoseWhoStopLooking() {
    Random random = new Random(9);
    int found = 0;
    for (int annotator = 0; annotator < 1_000; annotator++) {
      Drift drift = new Drift(100, agreeing(100, 0.85, random), 100, agreeing(100, 0.5, random));
      found += drift.finding() == Finding.WORSENED ? 1 : 0;
    }
    assertThat(found).as("seed 9").isGreaterThan(950);
  }

  @Test
  void refusesMoreAgreementThanAnswers() {
    assertThatThrownBy(() -> new Drift(5, 6, 5, 5))
        .hasMessage("agreeing: 6 of 5 and 5 of 5 (expected: parts)");
  }

  private static int agreeing(int answers, double rate, Random random) {
    int agreeing = 0;
    for (int answer = 0; answer < answers; answer++) {
      agreeing += random.nextDouble() < rate ? 1 : 0;
    }
    return agreeing;
  }
}
