package io.assay.jobs.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void controlCharactersBecomePictures() {
    assertThat(VisibleText.of("a\u0000b\u001B[2J\r\u007F")).isEqualTo("a␀b␛[2J␍␡");
  }

  @Test
  void charactersThatReorderOrHideBecomeCodePoints() {
    assertThat(VisibleText.of("x\u202Ey\u2066z\u200B\uFEFF\u2028\u0085"))
        .isEqualTo("x⟨U+202E⟩y⟨U+2066⟩z⟨U+200B⟩⟨U+FEFF⟩⟨U+2028⟩⟨U+0085⟩");
  }

  @Test
  void halfACharacterIsReplaced() {
    assertThat(VisibleText.of("\uD83D.")).isEqualTo("\uFFFD.");
  }

  @Test
  void lineFeedsTabsAndLettersOfAnyScriptStay() {
    assertThat(VisibleText.of("a\n\tשלום 你好 😀")).isEqualTo("a\n\tשלום 你好 😀");
  }
}
