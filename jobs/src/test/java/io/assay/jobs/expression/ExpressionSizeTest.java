package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.exit.ExitException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions of a few hundred characters that would keep a parser or analyser busy for hours. */
class ExpressionSizeTest {

  static Stream<Arguments> swollen() {
    return Stream.of(
        Arguments.of("too long", "text = '" + "x".repeat(5_000) + "'"),
        Arguments.of("brackets", nested("(", "flagged", ")", 17)),
        Arguments.of("brackets of functions", nested("trim(", "text", ")", 900) + " = 'a'"),
        Arguments.of("brackets left open", "(".repeat(4_000)),
        Arguments.of("indexes", nested("contributors[", "0", "]", 40) + " = 'a'"),
        Arguments.of("cases", nested("case when flagged then ", "true", " end", 17)),
        Arguments.of("nots", "not ".repeat(1_000) + "flagged"),
        Arguments.of("minuses", "- ".repeat(2_000) + "stars = 1"),
        Arguments.of("sums", "stars" + " + 1".repeat(1_000) + " = 1"),
        Arguments.of("a wide in", "stars in (" + "1,".repeat(1_500) + "1)"),
        Arguments.of("betweens", nested("(", "stars", " between 1 and 2)", 14)),
        Arguments.of(
            "comparisons of betweens", nested("(", "flagged", " between false and true)", 14)),
        Arguments.of(
            "simple cases",
            nested("case ", "stars", " when 1 then 2 when 2 then 3 when 3 then 4 end", 14)
                + " = 1"),
        Arguments.of("nullifs", nested("nullif(", "text", ", 'a')", 14) + " = 'a'"),
        Arguments.of("rights", nested("right(", "text", ", 2)", 14) + " = 'a'"));
  }

  static Stream<Arguments> large() {
    return Stream.of(
        Arguments.of("brackets", nested("(", "flagged", ")", 16)),
        Arguments.of("functions", nested("trim(", "text", ")", 16) + " = 'a'"),
        Arguments.of("coalesces", nested("coalesce(", "text", ", text)", 15) + " = 'a'"),
        Arguments.of(
            "coalesces to the right", nested("coalesce(text, ", "text", ")", 15) + " = 'a'"),
        Arguments.of("ifs", nested("if(flagged, ", "stars", ", 2.5)", 15) + " = 1"),
        Arguments.of("cases", nested("case when flagged then ", "true", " else false end", 15)),
        Arguments.of("sums of kinds", nested("(", "stars", " + 1.5)", 15) + " = 1"),
        Arguments.of("decimals", nested("(", "1.5", " * 1.5)", 15) + " = 1"),
        Arguments.of("distinctions", nested("(", "flagged", " is distinct from flagged)", 15)),
        Arguments.of("comparisons", nested("(", "flagged", " = flagged)", 15)),
        Arguments.of("nullifs", nested("nullif(", "text", ", 'a')", 7) + " = 'a'"),
        Arguments.of("a wide in", "stars in (" + "1,".repeat(900) + "1)"),
        Arguments.of("ors", "text = 'a'" + " or text = 'a'".repeat(240)),
        Arguments.of("a wide coalesce", "coalesce(" + "text,".repeat(700) + "'a') = 'a'"),
        Arguments.of("a wide case", "case" + " when flagged then true".repeat(170) + " end"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("swollen")
  @Timeout(30)
  void refusesWhatGrows(String what, String expression) {
    assertThatThrownBy(() -> Reviews.condition(expression))
        .isInstanceOf(ExitException.class)
        .hasMessageMatching(
            "(?s).*(it has \\d+ characters \\(expected: at most 4096\\)|nested deeper than 16|it is too large \\(expected: ).*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  @Timeout(30)
  void admitsWhatIsLargeWithinTheBounds(String what, String expression) {
    assertThat(Reviews.condition(expression)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'((('  = text",
        "text = '(((((((((((((((((((((((((' -- ((((((((((((((((((((",
        "/* (((((((((((((((((( */ flagged"
      })
  void countsNoBracketsInTextsAndComments(String expression) {
    assertThat(Reviews.condition(expression)).isNotNull();
  }

  private static String nested(String before, String inner, String after, int times) {
    return before.repeat(times) + inner + after.repeat(times);
  }
}
