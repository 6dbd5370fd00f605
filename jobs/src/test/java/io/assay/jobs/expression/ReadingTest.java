package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  private static final Charter CHARTER =
      CharterParser.parse(
          "charter.yaml",
          """
          charter: 1
          dataset: { id: made-up, name: Made up, purpose: Tests }
          intake:
            format: csv
            columns:
              contributor: who
              submitted-at: when
              content: [text, licence, "a.b"]
              licence: licence
              source: { constant: original }
              attributes:
                stars: { column: stars, type: integer }
          """,
          Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length(text) > 5                     | CONTENTS",
        "TEXT <> upper(text) or `a.b` = ''    | CONTENTS",
        "licence = 'x'                        | CONTENTS",
        "stars > 3 and size(contributors) = 1 | ITEMS",
        "submitted_at is not null             | ITEMS",
        "true                                 | ITEMS",
        "length(text) > stars                 | BOTH",
        "source = 'x' or `a.b` = 'y'          | BOTH"
      })
  void tellsWhichTablesAnExpressionReads(String expression, Reading expected) {
    var admitted = new CharterExpressions(CHARTER).condition("rule x", expression);

    assertThat(Reading.of(admitted, CHARTER)).isEqualTo(expected);
  }

  @Test
  void readsItemsForFieldsThatAreNoContent() {
    assertThat(Reading.ofFields(List.of("stars", "source"), CHARTER)).isEqualTo(Reading.ITEMS);
    assertThat(Reading.ofFields(List.of("text"), CHARTER)).isEqualTo(Reading.CONTENTS);
    assertThat(Reading.ofFields(List.of("text", "stars"), CHARTER)).isEqualTo(Reading.BOTH);
  }
}
