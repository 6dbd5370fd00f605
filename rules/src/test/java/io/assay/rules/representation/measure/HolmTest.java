package io.assay.rules.representation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void multipliesByWhatIsLeftAndNeverFalls() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.5, 0.25, 0.015625}))
        .containsExactly(0.04, 0.5, 0.5, 0.046875);
  }

  @Test
  void isAtMostOne() {
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }
}
