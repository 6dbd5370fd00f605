package io.assay.jobs.wording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Base units of a token of 18 decimals, as people read amounts. */
public final class TokenAmount {
  private static final int TOKEN_DECIMALS = 18;
  private static final int SHOWN_DECIMALS = 4;

  private TokenAmount() {}

  /**
   * Cut off, never rounded up, after four decimals, and marked if there are more: {@code
   * 1,234.5000} or {@code 0.0312…}. What is too little for four decimals is written out.
   */
  public static String shown(BigInteger baseUnits) {
    BigDecimal exact = new BigDecimal(baseUnits, TOKEN_DECIMALS);
    BigDecimal shown = exact.setScale(SHOWN_DECIMALS, RoundingMode.DOWN);
    if (shown.signum() == 0 && exact.signum() != 0) {
      return exact.stripTrailingZeros().toPlainString();
    }
    boolean isCut = shown.compareTo(exact) != 0;
    return String.format(Locale.ROOT, "%,.4f", shown) + (isCut ? "…" : "");
  }
}
