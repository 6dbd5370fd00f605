package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the tests of items and of weights together find, where there is something and where not. */
class WeightedFamilyTest {
  private static final int SAMPLES = 1000;
  private static final int SIZE = 2000;
  private static final List<String> ORDER = List.of("a", "b", "c", "d");
  private static final double[] SHARES = {0.4, 0.3, 0.25, 0.05};
  private static final Population TARGET =
      Population.declared(
          Map.of(
              "a", new BigDecimal("0.4"),
              "b", new BigDecimal("0.3"),
              "c", new BigDecimal("0.25"),
              "d", new BigDecimal("0.05")));

  @Test
  void rejectAtMost67Of1000SamplesInWhichNothingDeviates() {
    Random random = new Random(4);
    int rejected = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      rejected += isRejected(draw(random, 1, 1)) ? 1 : 0;
    }
    assertThat(rejected).isBetween(5, 67);
  }

  @Test
  void findWeightsThatFavourACategory() {
    Random random = new Random(5);
    int found = 0;
    for (int sample = 0; sample < SAMPLES / 10; sample++) {
      found += isRejected(draw(random, 2, 1)) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(SAMPLES / 10 * 95 / 100);
  }

  private static boolean isRejected(Map<String, Amount> amounts) {
    SetMeasures measures = new SetMeasures(true);
    measures.addDimension("d", ORDER, TARGET, amounts);
    return measures.all().stream()
        .anyMatch(each -> each.adjusted() != null && each.adjusted() < 0.05);
  }

  /** Items of the target's shares, whose weights are 1 to 10 times that of their category. */
  private static Map<String, Amount> draw(Random random, int ofFirst, int ofOthers) {
    Map<String, Amount> amounts = new HashMap<>();
    for (int item = 0; item < SIZE; item++) {
      double at = random.nextDouble();
      int category = 0;
      while (category < 3 && at >= SHARES[category]) {
        at -= SHARES[category++];
      }
      long weight = 1_000_000L * (1 + random.nextInt(10)) * (category == 0 ? ofFirst : ofOthers);
      BigInteger exact = BigInteger.valueOf(weight);
      amounts.merge(ORDER.get(category), new Amount(1, exact, exact.multiply(exact)), Amount::plus);
    }
    return amounts;
  }
}
