package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

  /** Sums of 0.05 in binary come out below and above what they are. */
  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40, 50, 100})
  void isCutIntoPartsThatAreEqualWhateverItsSharesRoundTo(int numbers) {
    TreeMap<Double, Double> shares = new TreeMap<>();
    for (int number = 0; number < numbers; number++) {
      shares.put((double) number, 1.0 / numbers);
    }
    Distribution all = Objects.requireNonNull(Distribution.of(shares, Double.POSITIVE_INFINITY));

    for (int part = 1; part < 10; part++) {
      assertThat(all.cut(part / 10.0)).isEqualTo(part * numbers / 10);
    }
  }

  @Test
  void hasNoCutBehindItsLastNumber() {
    TreeMap<Double, Double> one = new TreeMap<>();
    one.put(3.0, 1.0);

    assertThat(Objects.requireNonNull(Distribution.of(one, 1)).cut(0.5)).isNull();
  }
}
