package io.assay.rules.label.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.rules.label.number.PackedNumbers.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustMeanTest {

  /** Annotator 0 to 3 are off by 10 on average, 4 by 200, and 5 answers at random. */
  private static List<List<Answer>> drawn(long seed) {
    Random random = new Random(seed);
    List<List<Answer>> items = new ArrayList<>();
    for (int item = 0; item < 200; item++) {
      List<Answer> answers = new ArrayList<>();
      for (int annotator = 0; annotator < 6; annotator++) {
        double spread = annotator < 4 ? 10 : annotator == 4 ? 200 : 5_000;
        answers.add(
            new Answer(annotator, item * 100L + Math.round(spread * random.nextGaussian())));
      }
      items.add(answers);
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isNearerThanTheMedianWhereAnnotatorsDiffer(long seed) {
    PackedNumbers answers = PackedNumbers.of(6, drawn(seed));
    double[] spreads = RobustMean.spreads(List.of(answers));
    double[] nothingKnown = {
      Double.MAX_VALUE,
      Double.MAX_VALUE,
      Double.MAX_VALUE,
      Double.MAX_VALUE,
      Double.MAX_VALUE,
      Double.MAX_VALUE
    };
    double error = 0;
    double medianError = 0;
    for (int item = 0; item < 200; item++) {
      error += Math.abs(RobustMean.value(answers, item, spreads) - item * 100);
      medianError += Math.abs(RobustMean.value(answers, item, nothingKnown) - item * 100);
    }
    assertThat(error).isLessThan(0.85 * medianError);
    assertThat(spreads[5]).isGreaterThan(20 * spreads[0]);
  }

  @Test
  void orderAndPartitionsChangeNoBit() {
    List<List<Answer>> items = drawn(9);
    double[] spreads = RobustMean.spreads(List.of(PackedNumbers.of(6, items)));
    items.replaceAll(ArrayList::new);
    items.forEach(answers -> Collections.shuffle(answers, new Random(3)));
    assertThat(
            RobustMean.spreads(
                List.of(
                    PackedNumbers.of(6, items.subList(150, 200)),
                    PackedNumbers.of(6, items.subList(0, 150)))))
        .isEqualTo(spreads);
  }

  @Test
  void singleAnswersStandAndMissingOnesHaveNoValue() {
    PackedNumbers answers = PackedNumbers.of(2, List.of(List.of(new Answer(1, 42)), List.of()));
    double[] spreads = RobustMean.spreads(List.of(answers));
    assertThat(RobustMean.value(answers, 0, spreads)).isCloseTo(42, within(1e-9));
    assertThat(RobustMean.value(answers, 1, spreads)).isNaN();
  }

  @Test
  void anAnswerFarOutIsPulledIn() {
    PackedNumbers answers =
        PackedNumbers.of(
            4,
            List.of(
                List.of(
                    new Answer(0, 100),
                    new Answer(1, 101),
                    new Answer(2, 99),
                    new Answer(3, 100_000))));
    assertThat(RobustMean.value(answers, 0, new double[] {1, 1, 1, 1}))
        .isCloseTo(100.5, within(0.5));
  }

  /**
   * Errors are drawn with the spreads that are estimated, so 95 of 100 intervals hold the truth.
   */
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void intervalsHoldTheTruthAboutAsOftenAsTheySay(long seed) {
    PackedNumbers answers = PackedNumbers.of(6, drawn(seed));
    double[] spreads = RobustMean.spreads(List.of(answers));
    int held = 0;
    for (int item = 0; item < 200; item++) {
      double far = Math.abs(RobustMean.value(answers, item, spreads) - item * 100);
      held += far <= 1.96 * RobustMean.standardError(answers, item, spreads) ? 1 : 0;
    }
    assertThat(held).isBetween(170, 200);
  }
}
