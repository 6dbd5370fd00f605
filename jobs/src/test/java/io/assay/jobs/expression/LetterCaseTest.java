package io.assay.jobs.expression;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

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

  private static String of(LetterCase letterCase, String text) {
    return String.valueOf(letterCase.of(UTF8String.fromString(text)));
  }
}
