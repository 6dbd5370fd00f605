package io.assay.rules.charter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypeTest {

  /**
   * The table and the example of YAML 1.2.2, section 10.3.2, and words that older versions of YAML
   * took for something else.
   */
  @ParameterizedTest
  @CsvSource({
    "'', NULL",
    "~, NULL",
    "null, NULL",
    "Null, NULL",
    "NULL, NULL",
    "nUll, STRING",
    "true, BOOLEAN",
    "True, BOOLEAN",
    "FALSE, BOOLEAN",
    "yes, STRING",
    "no, STRING",
    "on, STRING",
    "0, INTEGER",
    "-19, INTEGER",
    "+7, INTEGER",
    "007, INTEGER",
    "0o7, INTEGER",
    "0x3A, INTEGER",
    "-0x3A, STRING",
    "1_000, STRING",
    "0., FLOAT",
    "-0.0, FLOAT",
    ".5, FLOAT",
    "+12e03, FLOAT",
    "-2E+05, FLOAT",
    "1.5.2, STRING",
    "., STRING",
    "12e, STRING",
    ".inf, FLOAT",
    "-.Inf, FLOAT",
    "+.INF, FLOAT",
    ".nan, FLOAT",
    ".NAN, FLOAT",
    "inf, STRING",
    "190:20:30, STRING",
    "2001-12-14, STRING",
    "<<, STRING"
  })
  void followsTheCoreSchema(String written, ScalarType type) {
    assertThat(ScalarType.ofPlain(written)).isEqualTo(type);
  }
}
