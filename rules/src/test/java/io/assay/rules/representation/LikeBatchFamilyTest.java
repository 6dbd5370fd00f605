package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the tests of all dimensions find against an earlier batch, of which the values that it
 * happened to have are the categories.
 */
class LikeBatchFamilyTest {
  private static final int SAMPLES = 1000;

  /** Among them values so many and so rare that most batches lack most of them. */
  private static final List<double[]> DIMENSIONS =
      List.of(
          new double[] {0.5, 0.5},
          new double[] {0.1, 0.2, 0.3, 0.4},
          new double[] {0.97, 0.02, 0.0099, 0.0001},
          new double[] {0.3, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02},
          new double[] {0.99, 0.01},
          many(40),
          many(300));

  @ParameterizedTest
  @CsvSource({"12, 400", "40, 2000", "100, 300", "300, 100", "400, 4000"})
  void rejectAtMost67Of1000SetsLikeTheBatch(int reference, int size) {
    Random random = new Random(11);
    int rejected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      rejected += isRejected(random, reference, size, DIMENSIONS) ? 1 : 0;
    }
    assertThat(rejected).isLessThanOrEqualTo(67);
  }

  @Test
  void findAShiftOfFivePointsInAtLeast95Of100Samples() {
    Random random = new Random(12);
    List<double[]> shifted = new ArrayList<>(DIMENSIONS);
    shifted.set(1, new double[] {0.1, 0.25, 0.25, 0.4});
    int found = 0;
    for (int sample = 0; sample < 100; sample++) {
      found += isRejected(random, 10_000, 10_000, shifted) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  @Test
  void findAValueThatTheBatchDidNotHave() {
    SetMeasures measures = new SetMeasures(false);
    Population batch = population(new long[] {60, 40});
    measures.addDimension(
        "d",
        List.of("0", "1"),
        batch,
        new HashMap<>(
            Map.of(
                "0",
                Amount.ofItems(40),
                "1",
                Amount.ofItems(30),
                "(unlisted)",
                Amount.ofItems(30))));
    assertThat(least(measures)).isLessThan(0.001);
  }

  private static boolean isRejected(
      Random random, int reference, int size, List<double[]> drawnFrom) {
    SetMeasures measures = new SetMeasures(false);
    for (int i = 0; i < DIMENSIONS.size(); i++) {
      long[] batch = draw(random, DIMENSIONS.get(i), reference);
      long[] set = draw(random, drawnFrom.get(i), size);
      Population population = population(batch);
      Map<String, Amount> amounts = new HashMap<>();
      for (int cell = 0; cell < set.length; cell++) {
        String category = batch[cell] > 0 ? "" + cell : "(unlisted)";
        amounts.merge(category, Amount.ofItems(set[cell]), Amount::plus);
      }
      measures.addDimension(
          "d" + i, List.copyOf(population.shares().keySet()), population, amounts);
    }
    return least(measures) < 0.05;
  }

  private static double least(SetMeasures measures) {
    return measures.all().stream()
        .filter(each -> each.adjusted() != null)
        .mapToDouble(Measured::adjusted)
        .min()
        .orElse(1);
  }

  private static Population population(long[] counts) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        amounts.put("" + cell, BigDecimal.valueOf(counts[cell]));
      }
    }
    return Population.of(amounts, Arrays.stream(counts).sum(), new TreeMap<>());
  }

  private static double[] many(int cells) {
    double[] shares = new double[cells];
    Arrays.fill(shares, 1.0 / cells);
    return shares;
  }

  private static long[] draw(Random random, double[] shares, int size) {
    double[] upTo = shares.clone();
    Arrays.parallelPrefix(upTo, Double::sum);
    long[] drawn = new long[shares.length];
    for (int i = 0; i < size; i++) {
      int cell = Arrays.binarySearch(upTo, random.nextDouble());
      drawn[Math.min(cell < 0 ? -cell - 1 : cell, shares.length - 1)]++;
    }
    return drawn;
  }
}
