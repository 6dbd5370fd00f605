package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.decision.Fraction;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShortfallTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.5, 10",
    "3, 10, 0.5, 4",
    "5, 10, 0.5, 0",
    "6, 10, 0.5, 0",
    "0, 10, 0, 0",
    "0, 10, 0.0001, 1",
    "10, 10, 1, 0",
    "0, 0, 0.5, 1",
    "0, 0, 0, 0"
  })
  void countsItemsUpToTheTarget(long count, long total, BigDecimal target, long expected) {
    assertThat(Shortfall.of(count, total, Fraction.of(target))).isEqualTo(expected);
  }

  @Test
  void knowsWhatCannotBeReached() {
    assertThat(Shortfall.of(9, 10, Fraction.ONE)).isNull();
    assertThat(Shortfall.of(0, Long.MAX_VALUE, Fraction.of(9, 10))).isNull();
  }

  @Test
  void refusesImpossibleTarget() {
    assertThatThrownBy(() -> Shortfall.of(1, 2, Fraction.of(3, 2)))
        .hasMessage("target: 3/2 (expected: 0 to 1)");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSmallestNumberThatReachesTheTarget(long seed) {
    Random random = new Random(seed);
    long total = 1 + random.nextInt(500);
    long count = random.nextInt((int) total + 1);
    BigDecimal target = BigDecimal.valueOf(random.nextInt(1000), 3);
    Long needed = Shortfall.of(count, total, Fraction.of(target));
    assertThat(needed).as("seed %d", seed).isNotNull();
    assertThat(Fraction.of(count + needed, total + needed))
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(Fraction.of(target));
    if (needed > 0) {
      assertThat(Fraction.of(count + needed - 1, total + needed - 1))
          .as("seed %d", seed)
          .isLessThan(Fraction.of(target));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }
}
