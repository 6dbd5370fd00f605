package io.assay.rules.representation.plan;

import io.assay.rules.decision.Fraction;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of one dimension, or of one joint target, whose shares are to be reached together. A
 * record for one of them makes the set larger and so the shares of all others smaller; what is
 * missing of each therefore follows from the total that the set has in the end. The least total at
 * which every cell can have its share is the smallest fixed point of what the set holds if each
 * cell has its share of a total.
 *
 * @param cells those that should have a share above 0; their shares sum to less than 1, as no total
 *     is enough for all of it
 * @param others contents in none of them, which count in the total all the same
 */
public record Balance(List<Cell> cells, long others) implements Serializable {
  /** Digits of the sum of shares that a bound is computed with, rounded to its safe side. */
  private static final int DIGITS = 40;

  /** A total of more has no place in a table. */
  private static final BigInteger MOST = BigInteger.TWO.pow(62);

  public Balance {
    cells = List.copyOf(cells);
    BigDecimal shares = BigDecimal.ZERO;
    for (Cell cell : cells) {
      shares = shares.add(cell.share()).add(BigDecimal.ONE.movePointLeft(DIGITS));
    }
    if (shares.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("shares: " + shares + " (expected: a sum below 1)");
    }
  }

  /**
   * One cell.
   *
   * @param pattern category by dimension
   * @param observed contents in it
   * @param least share that it should have at least, above 0, at most 1
   */
  public record Cell(SortedMap<String, String> pattern, long observed, Fraction least)
      implements Serializable {

    public Cell {
      pattern = Collections.unmodifiableSortedMap(new TreeMap<>(pattern));
      if (least.numerator().signum() <= 0 || least.compareTo(Fraction.ONE) > 0) {
        throw new IllegalArgumentException("least: " + least + " (expected: above 0, at most 1)");
      }
    }

    /** Further contents of the cell in a set that has so many in the end. */
    public long missing(long total) {
      return wanted(BigInteger.valueOf(total)).longValueExact() - observed;
    }

    /** Whether the cell has less than its share of a set of so many. */
    public boolean isBelow(long total) {
      return missing(total) > 0;
    }

    /** The least share, rounded down. */
    private BigDecimal share() {
      return new BigDecimal(least.numerator())
          .divide(new BigDecimal(least.denominator()), DIGITS, RoundingMode.DOWN);
    }

    private Cell grownBy(CollectionPlan plan) {
      long records =
          plan.steps().stream()
              .filter(step -> step.pattern().entrySet().containsAll(pattern.entrySet()))
              .mapToLong(Step::records)
              .sum();
      return new Cell(pattern, Math.addExact(observed, records), least);
    }

    private BigInteger wanted(BigInteger total) {
      BigInteger[] parts =
          least.numerator().multiply(total).divideAndRemainder(least.denominator());
      BigInteger whole = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
      return whole.max(BigInteger.valueOf(observed));
    }
  }

  /**
   * The least total, of at least so many, at which all cells of all balances can have their share;
   * exact.
   */
  public static long leastTotal(List<Balance> balances, long from) {
    BigInteger total = BigInteger.valueOf(from);
    while (true) {
      BigInteger next = total;
      for (Balance balance : balances) {
        BigInteger held = balance.held(total);
        next = next.max(held);
        // Where no more than rounding is left, the bound adds nothing.
        if (held.subtract(total).compareTo(BigInteger.valueOf(balance.cells.size())) > 0) {
          next = next.max(balance.bound(total));
        }
      }
      if (next.equals(total)) {
        return total.longValueExact();
      }
      if (next.compareTo(MOST) > 0) {
        throw new ArithmeticException("total: above 2^62 (expected: fewer contents)");
      }
      total = next;
    }
  }

  /** The least total at which the cells of this one can have their share. */
  public long leastTotal() {
    // An empty set has no shares.
    return leastTotal(List.of(this), Math.max(1, observed()));
  }

  /** The same with what a plan adds to each cell for certain. */
  Balance grownBy(CollectionPlan plan) {
    return new Balance(cells.stream().map(cell -> cell.grownBy(plan)).toList(), others);
  }

  /** Contents that the set has. */
  public long observed() {
    return cells.stream().mapToLong(Cell::observed).reduce(others, Math::addExact);
  }

  /** Contents that the set has if every cell has at least its share of so many. */
  private BigInteger held(BigInteger total) {
    BigInteger held = BigInteger.valueOf(others);
    for (Cell cell : cells) {
      held = held.add(cell.wanted(total));
    }
    return held;
  }

  /**
   * What the least total is not below either: cells that lack some at this total lack some at every
   * larger one, so that they have at least their exact share of it, and the rest what it has. This
   * leaves only the rounding to be stepped through.
   */
  private BigInteger bound(BigInteger total) {
    BigDecimal shares = BigDecimal.ZERO;
    BigInteger rest = BigInteger.valueOf(others);
    for (Cell cell : cells) {
      BigInteger observed = BigInteger.valueOf(cell.observed());
      if (cell.wanted(total).compareTo(observed) > 0) {
        shares = shares.add(cell.share());
      } else {
        rest = rest.add(observed);
      }
    }
    return new BigDecimal(rest)
        .divide(BigDecimal.ONE.subtract(shares), 0, RoundingMode.CEILING)
        .toBigInteger();
  }
}
