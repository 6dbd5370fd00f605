package io.assay.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodeTest {

  @Test
  void namesTheRuleOfTheCharter() {
    assertThat(ReasonCode.ofRule("prompt-length")).hasToString("rule:prompt-length");
  }

  @Test
  void takesUpTo128Characters() {
    assertThat(new ReasonCode("a".repeat(128)).text()).hasSize(128);
    assertThatThrownBy(() -> new ReasonCode("a".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Rule:x", "rule x", "rule:é", "rule:a\n", "a\"b", "a/b"})
  void refusesWhatIsNotACode(String text) {
    assertThatThrownBy(() -> new ReasonCode(text))
        .hasMessage("reason code: " + text + " (expected: [a-z0-9:._-]{1,128})");
  }

  @Test
  void ordersByText() {
    assertThat(ReasonCode.DUPLICATE_EXACT).isLessThan(ReasonCode.LABEL_TIED);
  }
}
