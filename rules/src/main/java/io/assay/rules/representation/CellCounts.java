package io.assay.rules.representation;

import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.distribution.Binomial;
import io.assay.rules.representation.measure.Estimate;
import io.assay.rules.representation.measure.Significance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a set as whole numbers, which exact tests ask for. Of a weighted set they are those
 * of as many items alike as its effective number, rounded down: a share of it is seldom whole, and
 * counts as the whole number next to it on the side of what is expected, so that rounding makes
 * nothing look further off than it is.
 */
final class CellCounts {
  private final Cells cells;
  private final Weighting weighting;
  private final long total;
  private final double weight;

  private CellCounts(Cells cells, Weighting weighting) {
    this.cells = cells;
    this.weighting = weighting;
    Amount all = cells.total();
    this.total = (long) weighting.size(all);
    this.weight = weighting.of(all);
  }

  static CellCounts of(Cells cells, Weighting weighting) {
    return new CellCounts(cells, weighting);
  }

  /** Items of the set; 0 where its weights tell less than one. */
  long total() {
    return total;
  }

  /** The share of a cell, in the interval that contains it with {@link Estimate#LEVEL}. */
  Estimate share(int cell) {
    double share = exactShare(cell);
    double count = share * total;
    double lower = Binomial.interval((long) Math.floor(count), total, Estimate.LEVEL).lower();
    double upper = Binomial.interval((long) Math.ceil(count), total, Estimate.LEVEL).upper();
    return new Estimate(share, Math.min(share, lower), Math.max(share, upper));
  }

  /** Of all cells together; null where they cannot be tested. */
  @Nullable Double probability() {
    int all = cells.population().isSample() ? cells.listed() : cells.categories().size();
    long[] counts = new long[all];
    long[] sample = new long[all];
    double[] target = new double[all];
    for (int cell = 0; cell < all; cell++) {
      counts[cell] = count(cell);
      target[cell] = cells.target(cell);
      sample[cell] = cells.population().isSample() ? cells.sample(cell) : 0;
    }
    if (!cells.population().isSample()) {
      return Significance.ofAll(counts, target);
    }
    return isCut()
        ? null
        : Significance.ofAll(counts, sample, withValue() - Arrays.stream(counts).sum());
  }

  /** Of one cell; null where it is not tested. */
  @Nullable Double probability(int cell) {
    if (cells.target(cell) == 0) {
      return null;
    }
    if (!cells.population().isSample()) {
      return Significance.ofCell(count(cell), total, cells.target(cell));
    }
    return isCut()
        ? null
        : Significance.ofCell(
            count(cell), withValue(), cells.sample(cell), cells.population().sample());
  }

  /**
   * Whether the sample has more values than are kept of it: those that are kept are the ones it
   * happened to have most of, and so differ from any other sample.
   */
  private boolean isCut() {
    return cells.population().share(ReservedCategory.UNLISTED).numerator().signum() > 0;
  }

  /** Items with a value: of a sample, those without one are no part of its shares. */
  private long withValue() {
    int last = cells.categories().size() - 1;
    boolean hasMissing = last >= 0 && cells.categories().get(last) == null;
    return hasMissing ? total - count(last) : total;
  }

  private long count(int cell) {
    if (weighting == Weighting.ITEMS) {
      return cells.amounts().get(cell).count();
    }
    double count = exactShare(cell) * total;
    double expected = cells.target(cell) * total;
    return (long) (count < expected ? Math.min(Math.ceil(count), total) : Math.floor(count));
  }

  private double exactShare(int cell) {
    return weighting.of(cells.amounts().get(cell)) / weight;
  }
}
