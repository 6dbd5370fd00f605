package io.assay.rules.label.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.label.annotator.AnswerDependence.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberDependenceTest {
  private static final long WIDTH = 1_000_000;
  private static final int HONEST = 20;

  /** Honest ones first, then one at random, one who repeats a number, and one the wrong way. */
  private static List<List<PackedNumbers.Answer>> drawn(int items, int each, Random random) {
    List<List<PackedNumbers.Answer>> all = new ArrayList<>();
    List<Integer> people = new ArrayList<>();
    for (int annotator = 0; annotator < HONEST; annotator++) {
      people.add(annotator);
    }
    for (int item = 0; item < items; item++) {
      double truth = 200_000 + random.nextInt(600_000);
      Collections.shuffle(people, random);
      List<PackedNumbers.Answer> answers = new ArrayList<>();
      for (int annotator : people.subList(0, each)) {
        answers.add(answer(annotator, truth + 80_000 * random.nextGaussian()));
      }
      answers.add(answer(HONEST, random.nextInt((int) WIDTH)));
      answers.add(answer(HONEST + 1, 500_000));
      answers.add(answer(HONEST + 2, WIDTH - truth));
      all.add(answers);
    }
    return all;
  }

  private static PackedNumbers.Answer answer(int annotator, double value) {
    return new PackedNumbers.Answer(annotator, Math.round(Math.max(0, Math.min(WIDTH, value))));
  }

  private static NumberDependence of(List<List<PackedNumbers.Answer>> items) {
    return new NumberDependence(HONEST + 3).add(PackedNumbers.of(HONEST + 3, items), WIDTH);
  }

  @Test
  void tellsThoseWhoLookFromThoseWhoDoNot() {
    List<Standing> standings = of(drawn(300, 6, new Random(1))).standings();
    assertThat(standings.subList(0, HONEST)).containsOnly(Standing.INFORMED);
    assertThat(standings.subList(HONEST, HONEST + 3))
        .containsExactly(Standing.INDEPENDENT, Standing.INDEPENDENT, Standing.CONTRARY);
  }

  @Test
  void saysNothingOfFewAnswers() {
    List<Standing> standings = of(drawn(4, 6, new Random(1))).standings();
    assertThat(standings).containsOnly(Standing.TOO_FEW_ANSWERS);
    assertThat(of(List.of()).standings()).containsOnly(Standing.TOO_FEW_ANSWERS);
  }

  /** 300 crowds of 20 honest ones with about 12 answers each: 0.5 % would be 30 alarms. */
  @Test
  void honestOnesWithFewAnswersAreFlaggedAtMostAtTheStatedRate() {
    Random random = new Random(2);
    int alarms = 0;
    int missed = 0;
    for (int crowd = 0; crowd < 300; crowd++) {
      List<Standing> standings = of(drawn(40, 6, random)).standings();
      alarms += Collections.frequency(standings.subList(0, HONEST), Standing.INDEPENDENT);
      missed += standings.get(HONEST) == Standing.INFORMED ? 1 : 0;
    }
    assertThat(alarms).as("seed 2").isLessThanOrEqualTo(30);
    assertThat(missed).as("1 in 100 by luck, seed 2").isLessThanOrEqualTo(9);
  }

  @Test
  void partitionsAddUp() {
    List<List<PackedNumbers.Answer>> items = drawn(100, 6, new Random(3));
    NumberDependence parts = of(items.subList(60, 100)).add(of(items.subList(0, 60)));
    NumberDependence whole = of(items);
    for (int annotator = 0; annotator < HONEST + 3; annotator++) {
      assertThat(parts.correlation(annotator)).isEqualTo(whole.correlation(annotator));
    }
  }

  @Test
  void anItemWithOneAnnotatorTellsNothing() {
    PackedNumbers alone =
        PackedNumbers.of(1, List.of(List.of(answer(0, 3), answer(0, 5)), List.of(answer(0, 9))));
    assertThat(new NumberDependence(1).add(alone, WIDTH).correlation(0)).isZero();
  }
}
