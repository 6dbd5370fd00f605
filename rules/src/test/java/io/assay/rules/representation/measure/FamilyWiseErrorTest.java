package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What the tests of all dimensions and cells together find, where there is something and where not.
 */
class FamilyWiseErrorTest {
  private static final int SAMPLES = 1000;
  private static final int SIZE = 10_000;

  /** Ten dimensions, among them some with rare cells. */
  private static final List<double[]> DIMENSIONS =
      List.of(
          new double[] {0.5, 0.5},
          new double[] {0.1, 0.2, 0.3, 0.4},
          new double[] {0.97, 0.02, 0.0099, 0.0001},
          new double[] {0.25, 0.25, 0.25, 0.25},
          new double[] {0.9, 0.1},
          new double[] {0.3, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02},
          new double[] {0.05, 0.05, 0.05, 0.05, 0.8},
          new double[] {0.34, 0.33, 0.33},
          new double[] {0.6, 0.399, 0.0005, 0.0005},
          new double[] {0.99, 0.01});

  @Test
  void rejectAtMost67Of1000SamplesInWhichNothingDeviates() {
    Random random = new Random(1);
    int rejected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<long[]> counts = new ArrayList<>();
      DIMENSIONS.forEach(shares -> counts.add(draw(random, shares)));
      rejected += isRejected(counts) ? 1 : 0;
    }
    assertThat(rejected).isBetween(5, 67);
  }

  @Test
  void rejectAtMost67Of1000PairsOfSamplesFromOnePopulation() {
    Random random = new Random(2);
    int rejected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<Double> probabilities = new ArrayList<>();
      for (double[] shares : DIMENSIONS) {
        addSampled(probabilities, draw(random, shares), draw(random, shares));
      }
      rejected += least(probabilities) < 0.05 ? 1 : 0;
    }
    assertThat(rejected).isBetween(5, 67);
  }

  @Test
  void findAShiftOfFivePointsInAtLeast95Of100Samples() {
    Random random = new Random(3);
    int found = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<long[]> counts = new ArrayList<>();
      DIMENSIONS.forEach(shares -> counts.add(draw(random, shares)));
      counts.set(3, draw(random, new double[] {0.30, 0.20, 0.25, 0.25}));
      found += isRejected(counts) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(950);
  }

  private static boolean isRejected(List<long[]> counts) {
    List<Double> probabilities = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      double[] target = DIMENSIONS.get(i);
      Double ofAll = Significance.ofAll(counts.get(i), target);
      if (ofAll != null) {
        probabilities.add(ofAll);
      }
      for (int cell = 0; cell < target.length; cell++) {
        probabilities.add(Significance.ofCell(counts.get(i)[cell], SIZE, target[cell]));
      }
    }
    return least(probabilities) < 0.05;
  }

  private static void addSampled(List<Double> probabilities, long[] one, long[] other) {
    Double ofAll = Significance.ofAll(one, other, 0);
    if (ofAll != null) {
      probabilities.add(ofAll);
    }
    for (int cell = 0; cell < one.length; cell++) {
      Double ofCell = Significance.ofCell(one[cell], SIZE, other[cell], SIZE);
      if (ofCell != null) {
        probabilities.add(ofCell);
      }
    }
  }

  private static double least(List<Double> probabilities) {
    double[] adjusted =
        Holm.adjusted(probabilities.stream().mapToDouble(Double::doubleValue).toArray());
    return Arrays.stream(adjusted).min().orElseThrow();
  }

  private static long[] draw(Random random, double[] shares) {
    return Arrays.stream(IntervalCoverageTest.draw(random, shares, SIZE))
        .mapToLong(count -> (long) count)
        .toArray();
  }
}
