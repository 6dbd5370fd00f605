package io.assay.jobs.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void countsHaveSeparatorsAndTheExactValueBeside() {
    StringBuilder page = new StringBuilder();
    Figures.count("items", 1_234_567).write(page);

    assertThat(page).hasToString("<data value=\"1234567\" data-name=\"items\">1,234,567</data>");
  }

  @Test
  void amountsKeepAllDigitsInTheTitle() {
    StringBuilder page = new StringBuilder();
    Figures.amount("pool", new BigInteger("1000000000000000000001")).write(page);

    assertThat(page.toString())
        .contains("1,000.0000…</data>")
        .contains("title=\"1,000,000,000,000,000,000,001 base units\"");
  }

  @Test
  void sharesAreRoundedHalfEven() {
    assertThat(Figures.percent(new BigDecimal("0.0625"))).isEqualTo("6.2\u00a0%");
    assertThat(Figures.percent(2, 3)).isEqualTo("66.7\u00a0%");
  }

  @Test
  void shareOfNothingIsADash() {
    assertThat(Figures.percent(0, 0)).isEqualTo("–");
  }
}
