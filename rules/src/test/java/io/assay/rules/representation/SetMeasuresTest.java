package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.representation.measure.Estimate;
import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetMeasuresTest {
  private static final Population HALVES =
      Population.declared(Map.of("a", new BigDecimal("0.5"), "b", new BigDecimal("0.5")));
  private static final List<String> ORDER = List.of("a", "b");

  @Test
  void hasNothingToSayOfAnEmptySet() {
    assertThat(measured(new HashMap<>())).isEmpty();
  }

  @Test
  void isAtDistanceOneIfEveryValueIsMissing() {
    Map<String, Amount> amounts = new HashMap<>();
    amounts.put(null, Amount.ofItems(500));
    assertThat(value(measured(amounts), "total-variation").value()).isEqualTo(1);
    assertThat(value(measured(amounts), "jensen-shannon").value()).isEqualTo(1);
    assertThat(value(measured(amounts), "population-stability").value())
        .isGreaterThan(1)
        .isFinite();
    assertThat(measured(amounts)).noneMatch(each -> each.measure().equals("cramers-v"));
  }

  @Test
  void saysOfASingleItemHowLittleItTells() {
    List<Measured> measured = measured(new HashMap<>(Map.of("a", Amount.ofItems(1))));
    assertThat(value(measured, "total-variation")).isEqualTo(new Estimate(0.5, 0, 1));
    assertThat(measured).noneMatch(each -> each.adjusted() != null && each.adjusted() < 0.05);
  }

  @Test
  void countsAValueWithoutTargetAndATargetThatNobodyHas() {
    Map<String, Amount> amounts =
        new HashMap<>(Map.of("a", Amount.ofItems(600), "(unlisted)", Amount.ofItems(400)));
    List<Measured> measured = measured(amounts);
    assertThat(value(measured, "total-variation").value()).isEqualTo(0.5);
    assertThat(value(measured, "population-stability").value()).isFinite();
    assertThat(measured)
        .filteredOn(each -> each.measure().equals("share"))
        .extracting(Measured::category)
        .containsExactly("a", "b", "(unlisted)");
    assertThat(measured)
        .filteredOn(each -> "(unlisted)".equals(each.category()))
        .extracting(Measured::probability)
        .containsOnlyNulls();
  }

  @Test
  void weighsByTheEffectiveNumberOfItems() {
    // 100 items of weight 1 and 1 of weight 100: 200 of weight, as telling as about 4 items.
    Map<String, Amount> amounts = new HashMap<>();
    amounts.put("a", amount(100, 100, 100));
    amounts.put("b", amount(1, 100, 10_000));
    SetMeasures measures = new SetMeasures(true);
    measures.addDimension("d", ORDER, HALVES, amounts);
    List<Measured> weighted =
        measures.all().stream().filter(each -> each.weighting() == Weighting.WEIGHT).toList();
    assertThat(value(weighted, "total-variation").value()).isEqualTo(0);
    assertThat(value(weighted, "total-variation").upper()).isGreaterThan(0.4);
    assertThat(amounts.get("a").plus(amounts.get("b")).effective()).isBetween(3.9, 4.0);
  }

  @Test
  void testsCellsOfWeightedItemsAsOfSoManyAlike() {
    // 1,000 items, half of them in a, which weigh three times as much: three quarters of the
    // weight.
    Map<String, Amount> amounts = new HashMap<>();
    amounts.put("a", amount(500, 1500, 4500));
    amounts.put("b", amount(500, 500, 500));
    List<Measured> measured = weighted(amounts);

    assertThat(of(measured, Weighting.ITEMS, "share", "a").adjusted()).isEqualTo(1);
    assertThat(of(measured, Weighting.ITEMS, "chi-squared", null).adjusted()).isEqualTo(1);
    Measured share = of(measured, Weighting.WEIGHT, "share", "a");
    assertThat(share.estimate().value()).isEqualTo(0.75);
    // As telling as 800 alike: 0.75 with a standard error of 0.0153.
    assertThat(share.estimate().lower()).isBetween(0.715, 0.725);
    assertThat(share.estimate().upper()).isBetween(0.775, 0.785);
    assertThat(share.adjusted()).isLessThan(1e-6);
    assertThat(of(measured, Weighting.WEIGHT, "chi-squared", null).adjusted()).isLessThan(1e-6);
  }

  @Test
  void equalWeightsTestAsItemsDo() {
    Map<String, Amount> amounts = new HashMap<>();
    amounts.put("a", amount(530, 530, 530));
    amounts.put("b", amount(470, 470, 470));
    List<Measured> measured = weighted(amounts);

    for (String category : ORDER) {
      Measured items = of(measured, Weighting.ITEMS, "share", category);
      Measured weight = of(measured, Weighting.WEIGHT, "share", category);
      assertThat(weight.estimate()).isEqualTo(items.estimate());
      assertThat(weight.probability()).isEqualTo(items.probability());
    }
  }

  @Test
  void aWeightedShareBetweenTwoNumbersOfItemsCountsAsTheOneNearerToTheTarget() {
    // Of 5 items as telling as 4.9 alike, 4 in effect, 0.6 of the weight in a: 2.4 of 4.
    Map<String, Amount> amounts = new HashMap<>();
    amounts.put("a", amount(3, 60, 1220));
    amounts.put("b", amount(2, 40, 820));
    List<Measured> measured = weighted(amounts);

    assertThat(of(measured, Weighting.WEIGHT, "share", "a").probability())
        .as("two of four, exactly as declared")
        .isEqualTo(1);
  }

  private static List<Measured> weighted(Map<String, Amount> amounts) {
    SetMeasures measures = new SetMeasures(true);
    measures.addDimension("d", ORDER, HALVES, amounts);
    return measures.all();
  }

  private static Measured of(
      List<Measured> measured, Weighting weighting, String measure, @Nullable String category) {
    return measured.stream()
        .filter(each -> each.weighting() == weighting && each.measure().equals(measure))
        .filter(each -> java.util.Objects.equals(each.category(), category))
        .findFirst()
        .orElseThrow();
  }

  private static Amount amount(long count, long weight, long squares) {
    BigInteger million = BigInteger.valueOf(1_000_000);
    return new Amount(
        count,
        BigInteger.valueOf(weight).multiply(million),
        BigInteger.valueOf(squares).multiply(million.pow(2)));
  }

  private static List<Measured> measured(Map<String, Amount> amounts) {
    SetMeasures measures = new SetMeasures(false);
    measures.addDimension("d", ORDER, HALVES, amounts);
    return measures.all();
  }

  private static Estimate value(List<Measured> measured, String measure) {
    return measured.stream()
        .filter(each -> each.measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .estimate();
  }
}
