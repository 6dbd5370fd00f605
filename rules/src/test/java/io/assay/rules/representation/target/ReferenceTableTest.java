package io.assay.rules.representation.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.decision.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {
  private static final List<BigDecimal> CUTS = List.of(new BigDecimal("18"), new BigDecimal("65"));

  @Test
  void makesSharesOfCounts() {
    assertThat(table("language", "en", "2", "sw", "1").ofValues("language").shares())
        .isEqualTo(Map.of("en", Fraction.of(2, 3), "sw", Fraction.of(1, 3)));
    assertThat(table("language", "en", "2").ofValues("age")).isNull();
  }

  @Test
  void putsNumbersIntoTheirBins() {
    Population ages =
        table("age", "17.9", "1", "18", "2", "64", "3", "65", "4").ofBins("age", CUTS);
    assertThat(ages.shares())
        .isEqualTo(
            Map.of(
                "..18",
                Fraction.of(1, 10),
                "18..65",
                Fraction.of(1, 2),
                "65..",
                Fraction.of(2, 5)));
    assertThat(ages.numbers()).containsEntry(64.0, 3.0).hasSize(4);
    assertThat(ages.isSample()).isFalse();
  }

  @Test
  void takesBinsByName() {
    Population ages = table("age", "..18", "1", "65..", "3").ofBins("age", CUTS);
    assertThat(ages.share("18..65")).isEqualTo(Fraction.ZERO);
    assertThat(ages.share("65..")).isEqualTo(Fraction.of(3, 4));
    assertThat(ages.numbers()).isEmpty();
    assertThat(table("age", "..18", "1", "old", "3").ofBins("age", CUTS)).isNull();
    assertThat(table("age", "17", "1", "65..", "3").ofBins("age", CUTS)).isNull();
  }

  @Test
  void knowsNoNumberThatIsTooLargeForOne() {
    ReferenceTable ages = table("age", "17", "1", "1e999", "3");
    assertThat(ages.numbers("age")).isEmpty();
    assertThat(ages.ofBins("age", CUTS)).isNull();
  }

  private static ReferenceTable table(String dimension, String... pairs) {
    TreeMap<String, BigDecimal> amounts = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      amounts.put(pairs[i], new BigDecimal(pairs[i + 1]));
    }
    return new ReferenceTable(Map.of(dimension, amounts));
  }
}
