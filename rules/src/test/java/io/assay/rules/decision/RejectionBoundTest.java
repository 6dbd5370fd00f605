package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionBoundTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 3, 6, false",
    "0.5, 3, 5, true",
    "0.5, 0, 0, false",
    "0.3, 3, 10, false",
    "0.3, 4, 10, true",
    "0, 0, 5, false",
    "0, 2, 2, false",
    "0, 3, 500, true",
    "1, 5, 5, false"
  })
  void isExceededAboveTheBoundByThreeRejectedRowsOrMore(
      BigDecimal bound, long rejected, long judged, boolean exceeded) {
    assertThat(new RejectionBound(bound).exceededBy(rejected, judged)).isEqualTo(exceeded);
  }

  @Test
  void refusesImpossibleNumbers() {
    assertThatThrownBy(() -> new RejectionBound(new BigDecimal("1.1")))
        .hasMessage("share: 1.1 (expected: 0 to 1)");
    assertThatThrownBy(() -> new RejectionBound(BigDecimal.ONE).exceededBy(2, 1))
        .hasMessage("rejected: 2 (expected: 0 to 1)");
  }
}
