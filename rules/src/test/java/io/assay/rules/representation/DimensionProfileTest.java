package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.CategoryShare.Standing;
import io.assay.rules.representation.plan.Balance;
import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DimensionProfileTest {

  private static final Population AUDIENCE = population(Map.of("TRUE", "0.25", "FALSE", "0.75"));
  private static final Population LENGTH =
      population(Map.of("short", "0.4", "medium", "0.4", "long", "0.2"));

  @Test
  void isAtNoDistanceAsDeclared() {
    DimensionProfile profile = profile(AUDIENCE, count("TRUE", 10), count("FALSE", 30));
    assertThat(profile.distance()).isEqualTo(Fraction.ZERO);
    assertThat(missing(profile)).isEmpty();
  }

  @Test
  void measuresDistanceExactly() {
    // |1/3 - 1/4| + |2/3 - 3/4| = 1/6, half of it
    assertThat(profile(AUDIENCE, count("TRUE", 1), count("FALSE", 2)).distance())
        .isEqualTo(Fraction.of(1, 12));
    assertThat(profile(LENGTH, count("short", 100)).distance()).isEqualTo(Fraction.of(3, 5));
  }

  @Test
  void countsUnlistedAndMissingAgainstTheSet() {
    DimensionProfile profile =
        profile(AUDIENCE, count("TRUE", 1), count("FALSE", 3), count("maybe", 2), count(null, 2));
    assertThat(profile.distance()).isEqualTo(Fraction.of(1, 2));
    assertThat(profile.shares())
        .extracting(CategoryShare::category, CategoryShare::standing, CategoryShare::share)
        .containsExactly(
            tuple("FALSE", Standing.DECLARED, Fraction.of(3, 8)),
            tuple("TRUE", Standing.DECLARED, Fraction.of(1, 8)),
            tuple("maybe", Standing.UNLISTED, Fraction.of(1, 4)),
            tuple(null, Standing.MISSING, Fraction.of(1, 4)));
  }

  @Test
  void isAtDistanceOneWithNothingInCommon() {
    assertThat(profile(AUDIENCE, count(null, 5)).distance()).isEqualTo(Fraction.ONE);
    assertThat(profile(AUDIENCE, count("", 5)).distance()).isEqualTo(Fraction.ONE);
  }

  @Test
  void isAtNoDistanceThatExistsWhenEmpty() {
    DimensionProfile profile = profile(AUDIENCE);
    assertThat(profile.distance()).isNull();
    assertThat(profile.shares()).extracting(CategoryShare::share).containsExactly(null, null);
    assertThat(missing(profile)).containsOnly(entry("FALSE", 3L), entry("TRUE", 1L));
  }

  @Test
  void saysWhatToCollect() {
    // 281 of 1,181 are at least 0.95 times a quarter; 280 of 1,180 are less.
    assertThat(missing(profile(AUDIENCE, count("TRUE", 100), count("FALSE", 900))))
        .containsExactly(entry("TRUE", 181L));
    assertThat(missing(profile(AUDIENCE, count("TRUE", 238), count("FALSE", 762)))).isEmpty();
  }

  @Test
  void asksForNothingUnlistedOrMissingThoughItTakesItsPart() {
    Population like = population(Map.of("TRUE", "0.5", "(unlisted)", "0.5"));
    // 95 of 200 is 0.95 times a half: what has no category is as much as all others may be.
    assertThat(missing(profile(like, count("TRUE", 5), count(null, 65), count("(unlisted)", 40))))
        .containsExactly(entry("TRUE", 90L));
  }

  @Test
  void sumsCategoryThatIsCountedTwice() {
    assertThat(profile(AUDIENCE, count("TRUE", 1), count("TRUE", 1), count("FALSE", 6)))
        .isEqualTo(profile(AUDIENCE, count("FALSE", 6), count("TRUE", 2)));
  }

  @Test
  void hasNoDistanceWithoutATarget() {
    DimensionProfile profile =
        DimensionProfile.of("dimension", null, List.of(count("a", 3), count(null, 1)));
    assertThat(profile.distance()).isNull();
    assertThat(profile.shares())
        .extracting(CategoryShare::standing)
        .containsExactly(Standing.UNLISTED, Standing.MISSING);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheLawsOfADistance(long seed) {
    Random random = new Random(seed);
    List<CategoryCount> counts = new ArrayList<>();
    for (String category : new String[] {"short", "medium", "long", "huge", null}) {
      counts.add(count(category, random.nextInt(30)));
    }
    counts.add(count("short", 1));
    DimensionProfile profile = DimensionProfile.of("length", LENGTH, counts);
    assertThat(profile.distance()).as("seed %d", seed).isBetween(Fraction.ZERO, Fraction.ONE);
    assertThat(profile.distance()).as("seed %d", seed).isEqualTo(excess(profile));
    assertThat(profile.shares().stream().mapToLong(CategoryShare::count).sum())
        .as("seed %d", seed)
        .isEqualTo(profile.total());
    Collections.shuffle(counts, random);
    assertThat(DimensionProfile.of("length", LENGTH, counts))
        .as("seed %d", seed)
        .isEqualTo(profile);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** Total variation is also what the over-represented categories have too much. */
  private static Fraction excess(DimensionProfile profile) {
    Fraction excess = Fraction.ZERO;
    for (CategoryShare share : profile.shares()) {
      Fraction over = Fraction.of(share.count(), profile.total()).minus(share.target());
      excess = over.compareTo(Fraction.ZERO) > 0 ? excess.plus(over) : excess;
    }
    return excess;
  }

  /** What is missing of the categories that lack some. */
  private static Map<String, Long> missing(DimensionProfile profile) {
    Balance balance =
        profile.balance(
            new BigDecimal("0.05"), category -> new TreeMap<>(Map.of("dimension", category)));
    long total = balance.leastTotal();
    Map<String, Long> missing = new TreeMap<>();
    balance.cells().stream()
        .filter(cell -> cell.missing(total) > 0)
        .forEach(cell -> missing.put(cell.pattern().get("dimension"), cell.missing(total)));
    return missing;
  }

  private static DimensionProfile profile(Population population, CategoryCount... counts) {
    return DimensionProfile.of("dimension", population, List.of(counts));
  }

  private static CategoryCount count(String category, long count) {
    return new CategoryCount(category, count);
  }

  private static Population population(Map<String, String> target) {
    TreeMap<String, BigDecimal> shares = new TreeMap<>();
    target.forEach((category, share) -> shares.put(category, new BigDecimal(share)));
    return Population.declared(shares);
  }
}
