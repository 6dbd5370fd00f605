package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.decision.Fraction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgeProfileTest {

  @Test
  void countsContentsByWindowAndTheStale() {
    AgeProfile ages = AgeProfile.of(Map.of(100L, 1L, 70L, 2L, 69L, 4L, 0L, 8L, 101L, 16L), 100);
    assertThat(ages.byWindow(List.of(30, 90))).containsExactly(19L, 4L, 8L);
    assertThat(ages.olderThan(30)).isEqualTo(12);
    assertThat(ages.staleShare(31)).isEqualTo(Fraction.of(8, 31));
  }

  @Test
  void hasNoShareOfNothing() {
    assertThat(AgeProfile.of(Map.of(), 100).staleShare(1)).isNull();
    assertThat(AgeProfile.of(Map.of(), 100).byWindow(List.of(30))).containsExactly(0L, 0L);
  }
}
