package io.assay.rules.label.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberInformationTest {
  private static final double NAT = 1 << 20;

  /** Deviations of 10 and 20 steps. */
  private static final double[] SPREADS = {
    10 / RobustMean.deviation(1), 20 / RobustMean.deviation(1)
  };

  private static NumberInformation of(List<PackedNumbers.Answer> answers) {
    return new NumberInformation(2).add(PackedNumbers.of(2, List.of(answers)), SPREADS, 1000);
  }

  private static PackedNumbers.Answer answer(int annotator, long value) {
    return new PackedNumbers.Answer(annotator, value);
  }

  @Test
  void anAnswerTellsHowMuchItNarrowsTheVariance() {
    NumberInformation both = of(List.of(answer(0, 500), answer(1, 510)));
    double range = 12 / 1e6;
    assertThat(both.basis(0) / NAT)
        .isCloseTo(Math.log(1 + 0.01 / (0.0025 + range)) / 2, within(1e-6));
    assertThat(both.basis(1) / NAT)
        .isCloseTo(Math.log(1 + 0.0025 / (0.01 + range)) / 2, within(1e-6));
    assertThat(of(List.of(answer(0, 500))).basis(0) / NAT)
        .as("alone against the whole range")
        .isCloseTo(Math.log(1 + 0.01 / range) / 2, within(1e-6));
  }

  @Test
  void whichNumberWasGivenMakesNoDifference() {
    assertThat(of(List.of(answer(0, 0), answer(1, 1000))).basis(0))
        .isEqualTo(of(List.of(answer(0, 510), answer(1, 510))).basis(0));
  }

  @Test
  void partitionsAddUpAndNobodyWithoutAnswersIsPaid() {
    NumberInformation one = of(List.of(answer(0, 1)));
    assertThat(one.basis(1)).isZero();
    assertThat(of(List.of(answer(0, 7))).add(one).basis(0)).isEqualTo(2 * one.basis(0));
  }
}
