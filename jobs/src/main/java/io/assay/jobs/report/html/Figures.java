package io.assay.jobs.report.html;

import io.assay.jobs.wording.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people, with the exact value beside them for machines. */
public final class Figures {
  private Figures() {}

  /**
   * A count with thousands separators.
   *
   * @param name what is counted; tests and scripts find the value by it
   */
  public static Html count(String name, long number) {
    return Element.of("data", grouped(number))
        .with("value", Long.toString(number))
        .with("data-name", name);
  }

  /** {@code 1,138}. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** An amount of base units as tokens of 18 decimals; the title has all of them. */
  public static Html amount(String name, BigInteger baseUnits) {
    return Element.of("data", TokenAmount.shown(baseUnits))
        .with("value", baseUnits.toString())
        .with("data-name", name)
        .with("title", String.format(Locale.ROOT, "%,d base units", baseUnits));
  }

  /** A share from 0 to 1 as {@code 12.3 %}; a dash for a share of nothing. */
  public static String percent(long part, long whole) {
    return whole == 0
        ? "–"
        : percent(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN));
  }

  /** A share from 0 to 1 as {@code 12.3 %}. */
  public static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "\u00a0%";
  }
}
