package io.assay.rules.charter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the bins into which increasing cuts divide the numbers: {@code ..18}, {@code
 * 18..30}, {@code 30..}. The lower end belongs to a bin.
 */
public final class BinLabels {
  private static final String TO = "..";

  private BinLabels() {}

  /** One more than there are cuts, in their order. */
  public static List<String> of(List<BigDecimal> cuts) {
    List<String> labels = new ArrayList<>();
    String before = "";
    for (BigDecimal cut : cuts) {
      String end = cut.signum() == 0 ? "0" : cut.stripTrailingZeros().toPlainString();
      labels.add(before + TO + end);
      before = end;
    }
    labels.add(before + TO);
    return labels;
  }
}
