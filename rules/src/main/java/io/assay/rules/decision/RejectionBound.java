package io.assay.rules.decision;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * How large a share of one contributor's rows in a batch may be rejected before the rest goes to
 * review. Rows rejected for any reason count, duplicates among them; redelivered rows are not
 * judged and count on neither side. Below {@value #LEAST_REJECTED} rejected rows the bound does not
 * apply: somebody whose one row is rejected has not delivered junk.
 *
 * @param share between 0 and 1; exactly the bound is still fine
 */
public record RejectionBound(BigDecimal share) implements Serializable {

  /** Rejected rows from which on the share is looked at. */
  public static final int LEAST_REJECTED = 3;

  public RejectionBound {
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("share: " + share + " (expected: 0 to 1)");
    }
  }

  /** Whether {@code rejected} of {@code judged} rows are too many. */
  public boolean exceededBy(long rejected, long judged) {
    if (rejected < 0 || rejected > judged) {
      throw new IllegalArgumentException(
          "rejected: " + rejected + " (expected: 0 to " + judged + ")");
    }
    return rejected >= LEAST_REJECTED
        && new Fraction(BigInteger.valueOf(rejected), BigInteger.valueOf(judged))
                .compareTo(Fraction.of(share))
            > 0;
  }
}
