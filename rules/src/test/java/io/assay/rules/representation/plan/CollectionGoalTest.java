package io.assay.rules.representation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.decision.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is planned, applied: whether shares are there then, and whether one record less is enough.
 */
class CollectionGoalTest {

  @Test
  void countsOnTheSetGrowingByWhatIsCollected() {
    // Alone, c would need 35 of 135; but then b had less than its third.
    Balance balance =
        new Balance(List.of(cell("a", 60, 1, 3), cell("b", 34, 1, 3), cell("c", 6, 3, 10)), 0);

    CollectionGoal goal = CollectionGoal.of(100, List.of(balance), List.of());

    assertThat(balance.leastTotal()).isEqualTo(165);
    assertThat(goal.wants())
        .containsExactly(
            new Want(pattern("c"), 44, Want.Reason.SHARE),
            // It has its third of 100, but not of 165.
            new Want(pattern("b"), 21, Want.Reason.BALANCE));
    assertThat(goal.isTogether()).isTrue();
  }

  @Test
  void wantsNothingWhereEveryShareIsThere() {
    Balance balance = new Balance(List.of(cell("a", 50, 48, 100), cell("b", 48, 48, 100)), 2);
    CollectionGoal goal = CollectionGoal.of(100, List.of(balance), List.of());
    assertThat(goal.wants()).isEmpty();
    assertThat(goal.plan().records()).isZero();
  }

  @Test
  void bringsOneOfEachRareCellToAnEmptySet() {
    Balance balance = new Balance(List.of(cell("a", 0, 9, 10), cell("b", 0, 1, 1000)), 0);
    assertThat(CollectionGoal.of(0, List.of(balance), List.of()).wants())
        .extracting(Want::missing)
        .containsExactly(9L, 1L);
  }

  @Test
  void saysThatTargetsContradictEachOther() {
    Balance joint = new Balance(List.of(cells(0, 9, 10, "d", "x", "e", "y")), 10);
    Balance other = new Balance(List.of(cells(0, 9, 10, "d", "z")), 10);
    CollectionGoal goal = CollectionGoal.of(10, List.of(joint, other), List.of());
    assertThat(goal.isTogether()).isFalse();
    assertThat(goal.plan().steps()).isNotEmpty();
  }

  @Test
  void refusesSharesThatLeaveNoRoom() {
    List<Balance.Cell> halves = List.of(cell("a", 0, 1, 2), cell("b", 0, 1, 2));
    assertThatThrownBy(() -> new Balance(halves, 1))
        .hasMessageContaining("expected: a sum below 1");
  }

  @Test
  void reachesAFullCellThatShouldBeRareWithoutCountingUpToIt() {
    Balance balance =
        new Balance(
            List.of(cell("a", 0, 989_999, 1_000_000), cell("b", 1_000_000, 1, 1_000_000)), 0);
    // The whole of b is 1 - 0.989999 of what the set has in the end.
    assertThat(balance.leastTotal()).isEqualTo(99_990_001);
  }

  @Test
  void asksForAnyRecordsOnceAllSharesAreThereOfTheNumberThatIsWanted() {
    Balance balance = new Balance(List.of(cell("a", 2, 2, 5), cell("b", 1, 2, 5)), 0);
    Want any = new Want(new TreeMap<>(), 7, Want.Reason.COMBINATION);

    CollectionGoal goal = CollectionGoal.of(3, List.of(balance), List.of(any));

    assertThat(goal.wants().get(0)).isEqualTo(any);
    // Of ten, four are of each.
    assertThat(goal.plan().steps())
        .containsExactlyInAnyOrder(
            new Step(pattern("a"), 2, List.of(0, 2)),
            new Step(pattern("b"), 3, List.of(0, 1)),
            new Step(new TreeMap<>(), 2, List.of(0)));
    assertThat(goal.isTogether()).isTrue();
    assertThat(goal.fewest()).isEqualTo(7);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void closesEveryShareOfADimensionWithTheFewestRecords(int seed) {
    Random random = new Random(seed);
    Balance balance = random(random, "d", 2 + random.nextInt(6));
    long total = total(balance);

    CollectionGoal goal = CollectionGoal.of(total, List.of(balance), List.of());

    assertThat(goal.isTogether()).isTrue();
    Map<Balance.Cell, Long> after = new java.util.HashMap<>();
    balance.cells().forEach(cell -> after.put(cell, cell.observed()));
    for (Step step : goal.plan().steps()) {
      after.computeIfPresent(matching(balance, step), (cell, count) -> count + step.records());
    }
    long grown = total + goal.plan().records();
    assertThat(reached(after, grown)).as("seed %d", seed).isTrue();
    assertThat(goal.fewest()).as("seed %d", seed).isEqualTo(goal.plan().records());
    for (Step step : goal.plan().steps()) {
      after.computeIfPresent(matching(balance, step), (cell, count) -> count - 1);
      assertThat(reached(after, grown - 1)).as("seed %d, one less of %s", seed, step).isFalse();
      after.computeIfPresent(matching(balance, step), (cell, count) -> count + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void closesTheSharesOfSeveralDimensionsAndCombinationsAtOnce(int seed) {
    Random random = new Random(seed);
    List<Balance> balances = new ArrayList<>();
    // All have one set, so as many contents.
    for (String dimension : List.of("d", "e", "f")) {
      Balance drawn = random(random, dimension, 2 + random.nextInt(3));
      balances.add(new Balance(drawn.cells(), drawn.others() + 400 - total(drawn)));
    }
    Want combination =
        new Want(
            new TreeMap<>(Map.of("d", "0", "e", "0")),
            1 + random.nextInt(500),
            Want.Reason.COMBINATION);
    Want any = new Want(new TreeMap<>(), 1 + random.nextInt(500), Want.Reason.COMBINATION);

    CollectionGoal goal = CollectionGoal.of(400, balances, List.of(combination, any));

    assertThat(goal.isTogether()).as("seed %d", seed).isTrue();
    long grown = 400 + goal.plan().records();
    assertThat(goal.fewest())
        .as("seed %d", seed)
        .isBetween(Math.max(combination.missing(), any.missing()), goal.plan().records());
    for (Balance balance : balances) {
      Map<Balance.Cell, Long> after = new java.util.HashMap<>();
      balance.cells().forEach(cell -> after.put(cell, cell.observed()));
      for (Step step : goal.plan().steps()) {
        balance.cells().stream()
            .filter(cell -> step.pattern().entrySet().containsAll(cell.pattern().entrySet()))
            .forEach(cell -> after.merge(cell, step.records(), Long::sum));
      }
      assertThat(reached(after, grown)).as("seed %d", seed).isTrue();
    }
    long combined =
        goal.plan().steps().stream()
            .filter(step -> step.pattern().entrySet().containsAll(combination.pattern().entrySet()))
            .mapToLong(Step::records)
            .sum();
    assertThat(combined).as("seed %d", seed).isGreaterThanOrEqualTo(combination.missing());
  }

  private static Balance random(Random random, String dimension, int cells) {
    int[] parts = IntStream.range(0, cells).map(any -> 1 + random.nextInt(100)).toArray();
    int sum = IntStream.of(parts).sum();
    List<Balance.Cell> all = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      all.add(
          new Balance.Cell(
              new TreeMap<>(Map.of(dimension, "" + i)),
              random.nextInt(60),
              Fraction.of(parts[i] * 95L, sum * 100L)));
    }
    return new Balance(all, random.nextInt(20));
  }

  private static long total(Balance balance) {
    return balance.others() + balance.cells().stream().mapToLong(Balance.Cell::observed).sum();
  }

  private static Balance.Cell matching(Balance balance, Step step) {
    return balance.cells().stream()
        .filter(cell -> cell.pattern().equals(step.pattern()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean reached(Map<Balance.Cell, Long> after, long total) {
    return after.entrySet().stream()
        .allMatch(
            each ->
                Fraction.of(each.getValue(), Math.max(1, total)).compareTo(each.getKey().least())
                    >= 0);
  }

  private static Balance.Cell cell(String category, long observed, long numerator, long of) {
    return cells(observed, numerator, of, "d", category);
  }

  private static Balance.Cell cells(long observed, long numerator, long of, String... pairs) {
    TreeMap<String, String> pattern = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      pattern.put(pairs[i], pairs[i + 1]);
    }
    return new Balance.Cell(pattern, observed, Fraction.of(numerator, of));
  }

  private static TreeMap<String, String> pattern(String category) {
    return new TreeMap<>(Map.of("d", category));
  }
}
