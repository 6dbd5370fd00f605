package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          abc,       abc,       true
          abc,       ab,        false
          abc,       bc,        false
          "",        "",        true
          "",        %,         true
          "",        _,         false
          abc,       %,         true
          abc,       a%,        true
          abc,       %c,        true
          abc,       %b%,       true
          abc,       %d%,       false
          abc,       a_c,       true
          abc,       ____,      false
          aba,       a%a,       true
          a,         a%a,       false
          ab,        a%ab,      false
          aab,       %a%ab,     true
          abcabd,    %ab_%abd,  true
          abab,      %ab%ab%ab, false
          100%,      100\\%,    true
          1000,      100\\%,    false
          a_b,       a\\_b,     true
          axb,       a\\_b,     false
          a\\b,      a\\\\b,    true
          """)
  void matchesAsInSql(String text, String pattern, boolean matches) {
    assertThat(LikePattern.of(pattern, '\\').matches(text)).isEqualTo(matches);
  }

  @Test
  void countsCharactersBeyondTheBasicPlaneOnceAndCrossesLines() {
    assertThat(LikePattern.of("_\uD83D\uDE00_", '\\').matches("\uD83D\uDE01\uD83D\uDE00\n"))
        .isTrue();
    assertThat(LikePattern.of("__", '\\').matches("\uD83D\uDE00")).isFalse();
    assertThat(LikePattern.of("a%b", '\\').matches("a\r\n\u2028b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithSparkOnRandomPatterns(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = word(random, "ab\uD83D\uDE00%", 12);
      // Spark quotes the halves of characters beyond the basic plane one by one, and finds none.
      String pattern = word(random, "ab%%_", 8);
      boolean expected =
          Pattern.compile(StringUtils.escapeLikeRegex(pattern, '\\')).matcher(text).matches();
      assertThat(LikePattern.of(pattern, '\\').matches(text))
          .as("seed %d: %s like %s", seed, text, pattern)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a!", "!b", "%!a%"})
  void refusesAnEscapeOfNothing(String pattern) {
    assertThatThrownBy(() -> LikePattern.of(pattern, '!'))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("escapes nothing (expected: %, _ or itself after it)");
  }

  private static String word(Random random, String characters, int longest) {
    int[] all = characters.codePoints().toArray();
    StringBuilder word = new StringBuilder();
    for (int left = random.nextInt(longest); left > 0; left--) {
      word.appendCodePoint(all[random.nextInt(all.length)]);
    }
    return word.toString();
  }
}
