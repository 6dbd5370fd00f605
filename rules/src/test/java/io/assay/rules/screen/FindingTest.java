package io.assay.rules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Severity;
import io.assay.rules.decision.Reason;
import io.assay.rules.decision.ReasonCode;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final ReasonCode RULE = ReasonCode.ofRule("has-role");

  @Test
  void keepsDetailThatFits() {
    assertThat(detail("a".repeat(200))).isEqualTo("a".repeat(200));
  }

  @Test
  void cutsLongDetail() {
    assertThat(detail("a".repeat(201))).isEqualTo("a".repeat(199) + "…");
    assertThat(detail("a".repeat(10_000_000))).hasSize(200);
  }

  @Test
  void doesNotCutACharacterInHalf() {
    assertThat(detail("a".repeat(199) + "😀")).isEqualTo("a".repeat(199) + "…");
    assertThat(detail("a".repeat(198) + "😀")).isEqualTo("a".repeat(198) + "😀");
    assertThat(detail("a".repeat(198) + "😀b")).isEqualTo("a".repeat(198) + "…");
  }

  @Test
  void showsNoControlCharacters() {
    assertThat(detail("a\n\u0000\u202Eb\uD800c")).isEqualTo("a   b c");
  }

  @Test
  void givesTheDecisionItsReason() {
    assertThat(new Finding(RULE, Severity.WARN, "").reason())
        .isEqualTo(new Reason(RULE, Severity.WARN));
  }

  private static String detail(String text) {
    return new Finding(RULE, Severity.WARN, text).detail();
  }
}
