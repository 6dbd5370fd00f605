package io.assay.rules.label.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTest {

  @Test
  void answersInAnHourOfWork() {
    assertThat(new Speed(30, 60_000_000, 2.0).perHour()).isEqualTo(1800.0);
  }

  @Test
  void thereIsNoSpeedWhereNoTimePassed() {
    assertThat(new Speed(3, 0, 0.0).perHour()).isNull();
    assertThat(new Speed(0, 0, null).perHour()).isNull();
  }
}
