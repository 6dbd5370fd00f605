package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VerdictKindTest {

  @Test
  void keepsTheCodesOfAnchoredLeaves() {
    assertThat(VerdictKind.REJECTED.code()).isEqualTo(0);
    assertThat(VerdictKind.ACCEPTED.code()).isEqualTo(1);
    assertThat(VerdictKind.REVIEW.code()).isEqualTo(2);
  }

  @Test
  void findsKindByCode() {
    for (VerdictKind kind : VerdictKind.values()) {
      assertThat(VerdictKind.ofCode(kind.code())).isEqualTo(kind);
    }
    assertThatThrownBy(() -> VerdictKind.ofCode(3))
        .hasMessage("verdict code: 3 (expected: 0, 1 or 2)");
  }
}
