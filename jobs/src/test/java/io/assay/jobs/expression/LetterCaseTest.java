package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LetterCaseTest {

  @Test
  void isTheSameOnAMachineInTurkey() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(LetterCase.LOWER.call("I\u00DC")).isEqualTo("i\u00FC");
      assertThat(LetterCase.UPPER.call("i\u00FC")).isEqualTo("I\u00DC");
      assertThat(LetterCase.UPPER.call(null)).isNull();
    } finally {
      Locale.setDefault(before);
    }
  }
}
