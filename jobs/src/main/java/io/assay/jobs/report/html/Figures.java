package io.assay.jobs.report.html;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people, with the exact value beside them for machines. */
public final class Figures {
  private static final int TOKEN_DECIMALS = 18;
  private static final int SHOWN_DECIMALS = 4;

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
    return Element.of("data", tokens(baseUnits))
        .with("value", baseUnits.toString())
        .with("data-name", name)
        .with("title", String.format(Locale.ROOT, "%,d base units", baseUnits));
  }

  /**
   * Base units as tokens, cut off after four decimals and marked if there are more: {@code
   * 1,234.5000} or {@code 0.0312…}.
   */
  public static String tokens(BigInteger baseUnits) {
    BigDecimal exact = new BigDecimal(baseUnits, TOKEN_DECIMALS);
    BigDecimal shown = exact.setScale(SHOWN_DECIMALS, RoundingMode.DOWN);
    boolean cut = shown.compareTo(exact) != 0;
    return String.format(Locale.ROOT, "%,.4f", shown) + (cut ? "…" : "");
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
