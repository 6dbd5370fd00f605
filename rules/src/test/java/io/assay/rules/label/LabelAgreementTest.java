package io.assay.rules.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.decision.Fraction;
import io.assay.rules.label.LabelAgreement.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelAgreementTest {

  @Test
  void isTheMeanShareOfTheLeadingLabel() {
    // 2/3, 2/3 and 4/4: (2/3 + 2/3 + 1) / 3
    assertThat(LabelAgreement.mean(List.of(new Shape(2, 3, 2), new Shape(4, 4, 1))))
        .isEqualTo(Fraction.of(7, 9));
  }

  @Test
  void ignoresGroupingOfItems() {
    assertThat(
            LabelAgreement.mean(
                List.of(new Shape(4, 4, 1), new Shape(2, 3, 1), new Shape(2, 3, 1))))
        .isEqualTo(LabelAgreement.mean(List.of(new Shape(2, 3, 2), new Shape(4, 4, 1))));
  }

  @Test
  void isExactForLargeSets() {
    assertThat(LabelAgreement.mean(List.of(new Shape(1, 3, Long.MAX_VALUE / 2))))
        .isEqualTo(Fraction.of(1, 3));
  }

  @Test
  void hasNoValueWithoutItems() {
    assertThat(LabelAgreement.mean(List.of())).isNull();
    assertThat(LabelAgreement.mean(List.of(new Shape(1, 1, 0)))).isNull();
  }

  @Test
  void refusesImpossibleShapes() {
    assertThatThrownBy(() -> new Shape(-1, 3, 1))
        .hasMessage("leading: -1 (expected: 0 to 3 votes)");
    assertThatThrownBy(() -> new Shape(4, 3, 1)).hasMessage("leading: 4 (expected: 0 to 3 votes)");
    assertThatThrownBy(() -> new Shape(1, 3, -1)).hasMessage("items: -1 (expected: at least 0)");
  }
}
