package io.assay.rules.label;

import io.assay.rules.decision.Fraction;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much annotators agree over a set: the mean over its items of the share of votes that the
 * leading label got. Exact, so the grouping of items and their order are irrelevant. Items without
 * a counted vote are left out; tied items are in, with the share of one of the tied labels.
 */
public final class LabelAgreement {

  /**
   * Items whose votes have the same shape.
   *
   * @param leading votes of the item's label, or of a leading one if it has none, at least 0
   * @param votes all counted votes, at least {@code leading}
   * @param items how many items look like that
   */
  public record Shape(long leading, long votes, long items) implements Serializable {

    public Shape {
      if (leading < 0 || leading > votes) {
        throw new IllegalArgumentException(
            "leading: " + leading + " (expected: 0 to " + votes + " votes)");
      }
      if (items < 0) {
        throw new IllegalArgumentException("items: " + items + " (expected: at least 0)");
      }
    }
  }

  private LabelAgreement() {}

  /** The mean, 0 to 1; null if there is no item, since nobody can agree about nothing. */
  public static @Nullable Fraction mean(Collection<Shape> shapes) {
    TreeMap<Long, BigInteger> leadingByVotes = new TreeMap<>();
    BigInteger items = BigInteger.ZERO;
    for (Shape shape : shapes) {
      BigInteger count = BigInteger.valueOf(shape.items());
      leadingByVotes.merge(
          shape.votes(), BigInteger.valueOf(shape.leading()).multiply(count), BigInteger::add);
      items = items.add(count);
    }
    if (items.signum() == 0) {
      return null;
    }
    Fraction sum = Fraction.ZERO;
    for (Map.Entry<Long, BigInteger> entry : leadingByVotes.entrySet()) {
      sum = sum.plus(new Fraction(entry.getValue(), BigInteger.valueOf(entry.getKey())));
    }
    return new Fraction(sum.numerator(), sum.denominator().multiply(items));
  }
}
