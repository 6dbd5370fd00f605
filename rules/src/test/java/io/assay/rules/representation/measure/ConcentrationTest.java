package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.decision.Fraction;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcentrationTest {

  @Test
  void isZeroIfAllHaveAsManyAndNearOneIfOneHasAll() {
    assertThat(new Concentration(new TreeMap<>(Map.of(5L, 4L))).gini()).isEqualTo(Fraction.ZERO);
    assertThat(new Concentration(new TreeMap<>(Map.of(7L, 1L))).gini()).isEqualTo(Fraction.ZERO);
    assertThat(new Concentration(new TreeMap<>(Map.of(0L, 9L, 7L, 1L))).gini())
        .isEqualTo(Fraction.of(9, 10));
  }

  @Test
  void countsThoseWithMost() {
    Concentration four = new Concentration(new TreeMap<>(Map.of(1L, 2L, 3L, 1L, 5L, 1L)));
    assertThat(four.ofTop(1)).isEqualTo(Fraction.of(5, 10));
    assertThat(four.ofTop(3)).isEqualTo(Fraction.of(9, 10));
    assertThat(four.ofTop(10)).isEqualTo(Fraction.ONE);
  }

  @Test
  void doesNotExistWithoutContributors() {
    assertThat(new Concentration(new TreeMap<>()).gini()).isNull();
    assertThat(new Concentration(new TreeMap<>()).ofTop(3)).isNull();
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isHalfTheRelativeMeanDifference(int seed) {
    Random random = new Random(seed);
    long[] items = random.longs(1 + random.nextInt(20), 1, 30).toArray();
    TreeMap<Long, Long> people = new TreeMap<>();
    Arrays.stream(items).forEach(each -> people.merge(each, 1L, Long::sum));
    long differences = 0;
    for (long one : items) {
      for (long other : items) {
        differences += Math.abs(one - other);
      }
    }
    Fraction expected = Fraction.of(differences, 2 * items.length * Arrays.stream(items).sum());
    assertThat(new Concentration(people).gini()).as("seed %d", seed).isEqualTo(expected);
  }
}
