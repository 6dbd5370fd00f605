package io.assay.rules.representation.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UncoveredPatternsTest {

  @Test
  void namesTheMostGeneralPatternsOnly() {
    PatternSpace space = new PatternSpace(List.of(2, 2, 3));
    Combinations items = new Combinations();
    items.add(space.pack(0, 0, 0), 4);
    items.add(space.pack(0, 1, 1), 3);
    items.add(space.pack(1, 0, 1), 1);

    assertThat(UncoveredPatterns.find(space, items, 2))
        .containsExactly(
            new Uncovered(space.pack(2, 2, 2), 1, 0),
            new Uncovered(space.pack(1, 2, 3), 1, 1),
            new Uncovered(space.pack(2, 1, 0), 2, 0),
            new Uncovered(space.pack(2, 0, 1), 2, 1));
  }

  @Test
  void leavesEverythingOpenIfThereAreTooFewItemsInAll() {
    PatternSpace space = new PatternSpace(List.of(2, 2));
    Combinations items = new Combinations();
    items.add(space.pack(0, 0), 1);

    assertThat(UncoveredPatterns.find(space, items, 2))
        .containsExactly(new Uncovered(space.open(), 0, 1));
    assertThat(UncoveredPatterns.find(space, new Combinations(), 1))
        .containsExactly(new Uncovered(space.open(), 0, 0));
  }

  @Test
  void countsItemsWithoutACategoryForPatternsThatLeaveItOpen() {
    PatternSpace space = new PatternSpace(List.of(1, 2));
    Combinations items = new Combinations();
    items.add(space.pack(0, space.other(1)), 5);
    items.add(space.pack(space.other(0), 0), 5);

    assertThat(UncoveredPatterns.find(space, items, 5))
        .containsExactly(
            new Uncovered(space.pack(1, 1), 1, 0), new Uncovered(space.pack(0, 0), 2, 0));
  }

  @Test
  void refusesMorePatternsThanItIsToFind() {
    PatternSpace space = new PatternSpace(List.of(2, 2));
    Combinations items = new Combinations();
    items.add(space.pack(0, 0), 1);
    items.add(space.pack(1, 1), 1);

    // Nine patterns are covered but for two.
    assertThat(UncoveredPatterns.find(space, items, 1, 7)).hasSize(2);
    assertThatThrownBy(() -> UncoveredPatterns.find(space, items, 1, 6))
        .isInstanceOf(TooManyPatternsException.class)
        .hasMessage("more than 6 patterns");
  }

  @Test
  void refusesMoreCombinationsThanANumberHolds() {
    List<Integer> many = Collections.nCopies(15, 20);

    assertThat(PatternSpace.isPossible(many)).isFalse();
    assertThatThrownBy(() -> new PatternSpace(many)).hasMessageContaining("at most 2^62");
    assertThat(PatternSpace.isPossible(Collections.nCopies(15, 16))).isTrue();
  }

  static IntStream seeds() {
    return IntStream.range(0, 1000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void areThoseOfBruteForce(int seed) {
    Random random = new Random(seed);
    List<Integer> categories = new ArrayList<>();
    int attributes = 1 + random.nextInt(5);
    for (int i = 0; i < attributes; i++) {
      categories.add(1 + random.nextInt(4));
    }
    PatternSpace space = new PatternSpace(categories);
    Combinations items = new Combinations();
    int rows = random.nextInt(60);
    double skew = random.nextDouble() * 3;
    for (int row = 0; row < rows; row++) {
      int[] digits = new int[attributes];
      for (int i = 0; i < attributes; i++) {
        double at = Math.pow(random.nextDouble(), 1 + skew);
        digits[i] = (int) (at * (categories.get(i) + (random.nextInt(4) == 0 ? 1 : 0)));
      }
      items.add(space.pack(digits), 1 + random.nextInt(3));
    }
    int minimum = 1 + random.nextInt(8);

    assertThat(UncoveredPatterns.find(space, items, minimum))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(bruteForce(space, items, minimum));
  }

  private static List<Uncovered> bruteForce(PatternSpace space, Combinations items, long minimum) {
    List<Uncovered> found = new ArrayList<>();
    for (long pattern = 0; pattern <= space.open(); pattern++) {
      long count = matching(space, items, pattern);
      if (count >= minimum) {
        continue;
      }
      boolean isMaximal = true;
      for (int i = 0; i < space.attributes(); i++) {
        if (space.digit(pattern, i) != space.other(i)) {
          long wider = space.with(pattern, i, space.other(i));
          isMaximal &= matching(space, items, wider) >= minimum;
        }
      }
      if (isMaximal) {
        found.add(new Uncovered(pattern, space.level(pattern), count));
      }
    }
    return found;
  }

  private static long matching(PatternSpace space, Combinations items, long pattern) {
    long count = 0;
    for (int row = 0; row < items.size(); row++) {
      boolean matches = true;
      for (int i = 0; i < space.attributes(); i++) {
        int wanted = space.digit(pattern, i);
        matches &= wanted == space.other(i) || wanted == space.digit(items.packed(row), i);
      }
      count += matches ? items.count(row) : 0;
    }
    return count;
  }
}
