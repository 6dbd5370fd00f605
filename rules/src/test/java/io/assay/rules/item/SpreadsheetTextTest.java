package io.assay.rules.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1", "+1", "-1", "@x", "\tx", "\rx", "=a\nb", "'=1", "''=1", "'", "", "a=b", "'a"
      })
  void readingBackGivesWhatWasWritten(String text) {
    assertThat(SpreadsheetText.plain(SpreadsheetText.guarded(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1"})
  void formulasGetAnApostrophe(String text) {
    assertThat(SpreadsheetText.guarded(text)).isEqualTo("'" + text);
  }

  @Test
  void otherTextIsLeftAlone() {
    assertThat(SpreadsheetText.guarded("a=b")).isEqualTo("a=b");
    assertThat(SpreadsheetText.plain("'quoted'")).isEqualTo("'quoted'");
    assertThat(SpreadsheetText.plain(null)).isNull();
  }
}
