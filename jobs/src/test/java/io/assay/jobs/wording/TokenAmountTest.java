package io.assay.jobs.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenAmountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                       | 0.0000",
        "1                       | 0.000000000000000001",
        "99999000000000          | 0.000099999",
        "1000000000000000000     | 1.0000",
        "1234567899999999999999  | 1,234.5678…",
        "-30000000000000000000   | -30.0000",
      })
  void showsFourDecimalsAndMarksWhatIsCut(BigInteger baseUnits, String shown) {
    assertThat(TokenAmount.shown(baseUnits)).isEqualTo(shown);
  }
}
