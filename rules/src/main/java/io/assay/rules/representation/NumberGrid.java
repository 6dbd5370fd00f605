package io.assay.rules.representation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers with their amounts, exactly up to {@value #MOST} different ones; above, numbers that
 * share their first binary digits fall together into the smallest of them, with as many digits as
 * leave no more. That depends on the set of numbers alone, so grids of parts merge into the grid of
 * the whole, in any order.
 */
public final class NumberGrid {
  /** Different numbers that are told apart. */
  public static final int MOST = 65_536;

  private TreeMap<Long, Amount> cells = new TreeMap<>();
  private int shift;

  /** Adds the amount of one number, which is finite. */
  public void add(double number, Amount amount) {
    cells.merge(ordered(number) >> shift, amount, Amount::plus);
    while (cells.size() > MOST) {
      coarsen(shift + 1);
    }
  }

  /** Drops so many digits at least. */
  public void coarsen(int digits) {
    if (digits > shift) {
      TreeMap<Long, Amount> coarser = new TreeMap<>();
      for (Map.Entry<Long, Amount> cell : cells.entrySet()) {
        coarser.merge(cell.getKey() >> digits - shift, cell.getValue(), Amount::plus);
      }
      cells = coarser;
      shift = digits;
    }
  }

  /** Binary digits that were dropped. */
  public int dropped() {
    return shift;
  }

  /** Amounts by number. */
  public SortedMap<Double, Amount> amounts() {
    SortedMap<Double, Amount> amounts = new TreeMap<>();
    cells.forEach((cell, amount) -> amounts.put(number(cell << shift), amount));
    return amounts;
  }

  /** What a set of one weighting has of each number. */
  public static SortedMap<Double, Double> of(
      SortedMap<Double, Amount> amounts, Weighting weighting) {
    SortedMap<Double, Double> values = new TreeMap<>();
    amounts.forEach((number, amount) -> values.put(number, weighting.of(amount)));
    return values;
  }

  /** A whole number that is ordered as the double is. */
  private static long ordered(double number) {
    long bits = Double.doubleToLongBits(number + 0.0); // No negative zero.
    return bits ^ bits >> 63 & Long.MAX_VALUE;
  }

  private static double number(long ordered) {
    return Double.longBitsToDouble(ordered ^ ordered >> 63 & Long.MAX_VALUE);
  }
}
