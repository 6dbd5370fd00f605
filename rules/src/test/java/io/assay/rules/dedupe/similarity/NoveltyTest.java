package io.assay.rules.dedupe.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final Ratio HALF = new Ratio(1, 2);
  private static final Novelty NOVELTY = new Novelty(HALF, List.of(new Ratio(4, 5)));

  @Test
  void aDuplicateIsNotNewAndWhatIsFarIsWhollyNew() {
    assertThat(NOVELTY.of(List.of(new Overlap(8, 9, 9)))).isZero();
    assertThat(NOVELTY.of(List.of(new Overlap(1, 9, 9)))).isEqualTo(10_000);
  }

  @Test
  void inBetweenItFallsInProportion() {
    // Half way: 13 / 20 is 0.65, and (0.8 - 0.65) / 0.3 is a half.
    assertThat(NOVELTY.of(List.of(new Overlap(13, 13, 20)))).isEqualTo(5_000);
    // 79 / 100: 0.01 / 0.3, rounded down.
    assertThat(NOVELTY.of(List.of(new Overlap(79, 79, 100)))).isEqualTo(333);
  }

  @Test
  void theBoundItselfIsWhollyNew() {
    assertThat(NOVELTY.of(List.of(new Overlap(5, 5, 10)))).isEqualTo(10_000);
  }

  @Test
  void theFieldThatDiffersMostTells() {
    Novelty fields = new Novelty(HALF, List.of(new Ratio(4, 5), new Ratio(9, 10)));
    assertThat(fields.of(List.of(new Overlap(9, 9, 9), new Overlap(14, 14, 20)))).isEqualTo(5_000);
  }

  @Test
  void moreInCommonIsNeverNewer() {
    for (int shared = 1; shared <= 100; shared++) {
      assertThat(NOVELTY.of(List.of(new Overlap(shared, 100, 100))))
          .isLessThanOrEqualTo(NOVELTY.of(List.of(new Overlap(shared - 1, 100, 100))));
    }
  }
}
