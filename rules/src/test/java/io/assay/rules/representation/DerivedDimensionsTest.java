package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DerivedDimensionsTest {
  private static final Charter CHARTER =
      CharterParser.load(Path.of("src/test/resources/charter/valid-every-key.yaml"), Map.of());

  private final DerivedDimensions derived = new DerivedDimensions(CHARTER);

  @Test
  void areThoseThatReadTheContentAlone() {
    assertThat(derived.contains(dimension(null, "length(title)", null))).isTrue();
    assertThat(derived.contains(dimension(null, null, "Full text"))).isTrue();
  }

  @Test
  void areNotThoseThatReadWhatTheContributorSays() {
    assertThat(derived.contains(dimension("language", null, null))).isFalse();
    assertThat(derived.contains(dimension(null, "coalesce(title, LANGUAGE)", null))).isFalse();
    assertThat(derived.contains(dimension(null, "year(submitted_at)", null))).isFalse();
    assertThat(derived.contains(dimension(null, "`rating` + length(title)", null))).isFalse();
  }

  @Test
  void areNotThoseInWhichAContentFieldIsTheCategoryOrComparedWithWords() {
    for (String expression :
        List.of(
            "title",
            "`Full text`",
            "lower(title)",
            "substring(title, 1, 2)",
            "case when title = 'sw' then 'sw' else 'other' end",
            "concat(length(title), title)",
            "title like '%(length(%'",
            "length('title')",
            "'constant'")) {
      assertThat(derived.contains(dimension(null, expression, null))).as(expression).isFalse();
    }
    for (String expression :
        List.of(
            "case when length(`Full text`) < 100 then 'short' else 'long' end",
            "octet_length(lower(title))",
            "CHAR_LENGTH (title) + length(trim(title))")) {
      assertThat(derived.contains(dimension(null, expression, null))).as(expression).isTrue();
    }
  }

  @Test
  void tellWhichAttributesPeopleWouldHaveToConfirm() {
    assertThat(derived.attributes(dimension("language", null, null))).containsExactly("language");
    assertThat(derived.attributes(dimension(null, "concat(LANGUAGE, rating)", null)))
        .containsExactly("language", "rating");
    assertThat(derived.attributes(dimension(null, null, "Full text"))).isEmpty();
  }

  @Test
  void canBeConfirmedWhereAllElseIsMeasured() {
    assertThat(derived.isConfirmable(dimension("language", null, null))).isTrue();
    assertThat(derived.isConfirmable(dimension(null, "language", null))).isTrue();
    assertThat(derived.isConfirmable(dimension(null, "concat(language, length(title))", null)))
        .isTrue();
    for (String expression :
        List.of("coalesce(language, title)", "concat(language, licence)", "title", "'constant'")) {
      assertThat(derived.isConfirmable(dimension(null, expression, null))).as(expression).isFalse();
    }
  }

  private static Dimension dimension(String attribute, String expression, String languageOf) {
    return new Dimension(
        "d", attribute, expression, languageOf, List.of(), null, new TreeMap<>(), "b");
  }
}
