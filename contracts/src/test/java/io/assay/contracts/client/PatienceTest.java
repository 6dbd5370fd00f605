package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  @Test
  void lastsAsLongAsATransactionTakesToCount() {
    assertThat(Patience.until(Confirmations.blocks(0)).counted()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Patience.until(Confirmations.blocks(64)).counted())
        .isEqualTo(Duration.ofMinutes(5 + 16));
    assertThat(Patience.until(Confirmations.untilFinal()).counted())
        .isGreaterThan(Duration.ofMinutes(13));
    assertThat(Patience.until(Confirmations.untilFinal()).mined()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(() -> Patience.of(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience: PT0S (expected: above 0)");
  }
}
