package io.assay.jobs.expression;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCaseTest {

  @Test
  void isTheSameOnAMachineInTurkey() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(of(LetterCase.LOWER, "I\u00DC")).isEqualTo("i\u00FC");
      assertThat(of(LetterCase.UPPER, "i\u00FC")).isEqualTo("I\u00DC");
      assertThat(of(LetterCase.LOWER, "I")).isEqualTo("i");
      assertThat(of(LetterCase.UPPER, "i")).isEqualTo("I");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ofAsciiIsThatOfJava() {
    String all = IntStream.range(0, 128).mapToObj(Character::toString).collect(joining());

    assertThat(of(LetterCase.LOWER, all)).isEqualTo(all.toLowerCase(Locale.ROOT));
    assertThat(of(LetterCase.UPPER, all)).isEqualTo(all.toUpperCase(Locale.ROOT));
    assertThat(of(LetterCase.UPPER, "")).isEmpty();
  }

  @Test
  void ofEachCharacterIsThatOfJava() {
    for (int i = 0; i <= Character.MAX_CODE_POINT; i++) {
      if (i < Character.MIN_SURROGATE || i > Character.MAX_SURROGATE) {
        String text = "\u00E4" + Character.toString(i) + "B";
        assertThat(of(LetterCase.LOWER, text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(of(LetterCase.UPPER, text)).isEqualTo(text.toUpperCase(Locale.ROOT));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u039F\u0394\u039F\u03A3 \u03A3\u039F", // Sigma at the end of a word, and before it.
        "Stra\u00DFe", // Grows.
        "\u0130stanbul", // Becomes two characters.
        "\uFB01n", // A ligature, which has no capital.
        "\u00FF\u0178", // Of one and of the other range.
        "\uD801\uDC28 \uD83D\uDE00" // Beyond the basic plane, with and without case.
      })
  void ofWhatHasNoImageByItselfIsThatOfJava(String text) {
    assertThat(of(LetterCase.LOWER, text)).isEqualTo(text.toLowerCase(Locale.ROOT));
    assertThat(of(LetterCase.UPPER, text)).isEqualTo(text.toUpperCase(Locale.ROOT));
  }

  private static String of(LetterCase letterCase, String text) {
    return String.valueOf(letterCase.of(UTF8String.fromString(text)));
  }
}
