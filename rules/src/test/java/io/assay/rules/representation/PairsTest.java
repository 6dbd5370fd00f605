package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {
  @Test
  void allAreLookedAtUnlessOneHasATargetOfItsOwn() {
    Pairs pairs = Pairs.of(List.of(2, 3, 4), List.of(List.of(2, 0)));

    assertThat(pairs.chosen()).containsExactly(new Pairs.Pair(0, 1, 6), new Pairs.Pair(1, 2, 12));
    assertThat(pairs.left()).isEmpty();
  }

  @Test
  void fifteenDimensionsOfTwelveCategoriesAreAllLookedAt() {
    Pairs pairs = Pairs.of(Collections.nCopies(15, 12), List.of());

    assertThat(pairs.chosen()).hasSize(105);
    assertThat(pairs.left()).isEmpty();
  }

  @Test
  void theLargestAreLeftOutWhereThereAreTooManyCombinations() {
    Pairs pairs = Pairs.of(List.of(100, 2, 100, 150, 100_000), List.of());

    // 200 + 200 + 300 + 10,000 leave no place for 15,000.
    assertThat(pairs.chosen())
        .containsExactly(
            new Pairs.Pair(0, 1, 200),
            new Pairs.Pair(0, 2, 10_000),
            new Pairs.Pair(1, 2, 200),
            new Pairs.Pair(1, 3, 300));
    assertThat(pairs.left()).contains(new Pairs.Pair(0, 3, 15_000)).hasSize(6);
    assertThat(pairs.chosen().stream().mapToLong(Pairs.Pair::cells).sum())
        .isLessThanOrEqualTo(Pairs.MOST_CELLS);
  }

  @Test
  void whatHasNoTargetIsLookedAtWithNothing() {
    assertThat(Pairs.of(List.of(2, 0, 2), List.of()))
        .isEqualTo(
            new Pairs(
                List.of(new Pairs.Pair(0, 2, 4)),
                List.of(new Pairs.Pair(0, 1, 0), new Pairs.Pair(1, 2, 0))));
  }
}
