package io.assay.rules.representation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionPlanTest {

  @Test
  void letsARecordCountForSeveralGaps() {
    CollectionPlan plan =
        CollectionPlan.of(
            List.of(
                want(5, "language", "sw"),
                want(3, "age", "old"),
                want(4, "language", "de", "age", "young")));

    assertThat(plan.steps())
        .containsExactly(
            step(3, List.of(0, 1), "age", "old", "language", "sw"),
            step(4, List.of(2), "age", "young", "language", "de"),
            step(2, List.of(0), "language", "sw"));
    assertThat(plan.records()).isEqualTo(9);
    assertThat(plan.fewest()).isEqualTo(5);
    assertThat(plan.isBounded()).isTrue();
  }

  @Test
  void plansNothingForNoGap() {
    assertThat(CollectionPlan.of(List.of()).steps()).isEmpty();
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void closesEveryGapExactlyWithinTheBound(int seed) {
    Random random = new Random(seed);
    List<Want> wants = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      TreeMap<String, String> pattern = new TreeMap<>();
      for (String dimension : List.of("a", "b", "c")) {
        if (random.nextBoolean()) {
          pattern.put(dimension, "" + random.nextInt(2));
        }
      }
      pattern.putIfAbsent("a", "0");
      wants.add(new Want(pattern, 1 + random.nextInt(3), Want.Reason.COMBINATION));
    }

    CollectionPlan plan = CollectionPlan.of(wants);

    long[] closed = new long[wants.size()];
    int together = 0;
    for (Step step : plan.steps()) {
      step.closes().forEach(place -> closed[place] += step.records());
      step.closes()
          .forEach(
              place ->
                  assertThat(step.pattern().entrySet())
                      .containsAll(wants.get(place).pattern().entrySet()));
      together = Math.max(together, step.closes().size());
    }
    assertThat(closed)
        .as("seed %d", seed)
        .isEqualTo(wants.stream().mapToLong(Want::missing).toArray());
    double bound = (1 + Math.log(together)) * fewest(wants);
    assertThat((double) plan.records()).as("seed %d", seed).isBetween(0.0, bound);
  }

  /** The smallest number of records, by trying all kinds of complete records in turn. */
  private static long fewest(List<Want> wants) {
    List<List<Integer>> kinds = new ArrayList<>();
    for (int record = 0; record < 8; record++) {
      Map<String, String> whole =
          Map.of("a", "" + (record & 1), "b", "" + (record >> 1 & 1), "c", "" + (record >> 2));
      List<Integer> matches = new ArrayList<>();
      for (int i = 0; i < wants.size(); i++) {
        if (whole.entrySet().containsAll(wants.get(i).pattern().entrySet())) {
          matches.add(i);
        }
      }
      kinds.add(matches);
    }
    long[] left = wants.stream().mapToLong(Want::missing).toArray();
    for (long records = 0; ; records++) {
      if (isEnough(kinds, 0, left, records)) {
        return records;
      }
    }
  }

  private static boolean isEnough(List<List<Integer>> kinds, int kind, long[] left, long records) {
    boolean closed = java.util.Arrays.stream(left).allMatch(missing -> missing <= 0);
    if (closed || kind == kinds.size()) {
      return closed;
    }
    for (long taken = 0; taken <= Math.min(3, records); taken++) {
      long[] after = left.clone();
      for (int place : kinds.get(kind)) {
        after[place] -= taken;
      }
      if (isEnough(kinds, kind + 1, after, records - taken)) {
        return true;
      }
    }
    return false;
  }

  private static Want want(long missing, String... pattern) {
    return new Want(pattern(pattern), missing, Want.Reason.COMBINATION);
  }

  private static Step step(long records, List<Integer> closes, String... pattern) {
    return new Step(pattern(pattern), records, closes);
  }

  private static TreeMap<String, String> pattern(String... pairs) {
    TreeMap<String, String> pattern = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      pattern.put(pairs[i], pairs[i + 1]);
    }
    return pattern;
  }
}
