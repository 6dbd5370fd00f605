package io.assay.rules.representation.coverage;

import java.util.List;

/**
 * Combinations and patterns over a few attributes, each packed into one number: a mixed radix with
 * the first attribute as the highest digit. The digit of an attribute is one of its categories,
 * from 0, or {@link #other} for an item whose value is none of these; in a pattern that digit
 * leaves the attribute open.
 */
public final class PatternSpace {
  private final int[] categories;
  private final long[] below;

  /**
   * Attributes with so many categories each, at least one.
   *
   * @throws IllegalArgumentException above 2<sup>62</sup> combinations
   */
  public PatternSpace(List<Integer> categories) {
    this.categories = categories.stream().mapToInt(Integer::intValue).toArray();
    this.below = new long[categories.size() + 1];
    long product = 1;
    for (int i = this.categories.length; i-- > 0; ) {
      below[i + 1] = product;
      long digits = this.categories[i] + 1L;
      if (digits < 2 || product > (1L << 62) / digits) {
        throw new IllegalArgumentException(
            "categories: " + categories + " (expected: at most 2^62 combinations)");
      }
      product *= digits;
    }
    below[0] = product;
  }

  /** Whether so many categories fit into one number. */
  public static boolean isPossible(List<Integer> categories) {
    double combinations = 1;
    for (int each : categories) {
      combinations *= each + 1.0;
    }
    return combinations < 0x1p62;
  }

  /** How many attributes there are. */
  public int attributes() {
    return categories.length;
  }

  /** How many categories an attribute has. */
  public int categories(int attribute) {
    return categories[attribute];
  }

  /** The digit for no category. */
  public int other(int attribute) {
    return categories[attribute];
  }

  /** Packs one digit for each attribute. */
  public long pack(int... digits) {
    long packed = 0;
    for (int i = 0; i < digits.length; i++) {
      packed += digits[i] * below[i + 1];
    }
    return packed;
  }

  /** The digit of an attribute. */
  public int digit(long packed, int attribute) {
    return (int) (packed % below[attribute] / below[attribute + 1]);
  }

  /** The pattern that leaves every attribute open. */
  public long open() {
    return below[0] - 1;
  }

  /** The pattern with another digit. */
  public long with(long packed, int attribute, int digit) {
    return packed + (digit - digit(packed, attribute)) * below[attribute + 1];
  }

  /** How many attributes a pattern names a category of. */
  public int level(long pattern) {
    int named = 0;
    for (int i = 0; i < categories.length; i++) {
      named += digit(pattern, i) == categories[i] ? 0 : 1;
    }
    return named;
  }

  /** How many combinations there are of the attributes from this one on. */
  long from(int attribute) {
    return below[attribute];
  }

  /** How many combinations there are of the attributes behind this one. */
  long behind(int attribute) {
    return below[attribute + 1];
  }
}
