package io.assay.lineage.payout;

import java.io.IOException;
import java.nio.file.Path;

/** Builds payouts from a plain list: all files, or the root alone. Knows no warehouse. */
public final class PayoutBuild {
  private PayoutBuild() {}

  /**
   * What to build from.
   *
   * @param input list {@code address,amount}
   */
  public record Source(Path input, PayoutLeaf leaf) {}

  /**
   * Reads the list and hashes its tree; writes nothing.
   *
   * @throws PayoutException if the list is wrong
   */
  public static PayoutSummary summary(Source source) throws IOException {
    PayoutList list = PayoutCsv.read(source.input());
    return new PayoutSummary(
        list.tree(source.leaf()).root(), list.total(), list.size(), source.leaf());
  }

  /**
   * Reads the list and writes all files.
   *
   * @throws PayoutException if the list is wrong, or something else is in the directory
   */
  public static PayoutSummary files(Source source, Path output, PayoutFiles.OnOther onOther)
      throws IOException {
    return PayoutFiles.write(output, PayoutCsv.read(source.input()), source.leaf(), onOther);
  }
}
