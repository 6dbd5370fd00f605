package io.assay.rules.representation.measure;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.ChiSquared;
import io.assay.rules.distribution.Hypergeometric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How probable a deviation as large as the observed one is by chance alone. */
public final class Significance {
  /** Fewer expected items than this and chi-squared is no good approximation. */
  private static final double FEWEST_EXPECTED = 5;

  /**
   * The same of the smaller of two samples. With fewer, what one of them has not met is often due
   * to chance, and cells cannot be told apart by what the sample lists.
   */
  private static final double FEWEST_OF_SAMPLE = 10;

  private Significance() {}

  /**
   * Of the counts of all cells together, by chi-squared: against declared shares, cells that expect
   * fewer than five items are pooled, the rarest first. Null where less than two are left.
   *
   * @param counts items by cell; cells with target 0 are left out
   * @param target declared shares
   */
  public static @Nullable Double ofAll(long[] counts, double[] target) {
    List<Integer> order =
        IntStream.range(0, counts.length)
            .filter(cell -> target[cell] > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(cell -> target[cell])
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    double items = order.stream().mapToLong(cell -> counts[cell]).sum();
    double shares = order.stream().mapToDouble(cell -> target[cell]).sum();
    double statistic = 0;
    double observed = 0;
    double expected = 0;
    double left = items;
    int cells = 0;
    for (int cell : order) {
      observed += counts[cell];
      expected += items * target[cell] / shares;
      left -= items * target[cell] / shares;
      boolean isLast = cell == order.get(order.size() - 1);
      if (isLast || expected >= FEWEST_EXPECTED && left >= FEWEST_EXPECTED) {
        statistic += (observed - expected) * (observed - expected) / expected;
        cells++;
        observed = 0;
        expected = 0;
      }
    }
    return cells < 2 ? null : ChiSquared.above(statistic, cells - 1.0);
  }

  /**
   * The same against a sample. Which cells are rare is told by what both have together, which
   * chance alone says nothing about: they and what the sample does not list are pooled, since a
   * value is listed because the sample happened to have it. By Fisher's exact test where two cells
   * are left, else by the chi-squared of the two rows.
   *
   * @param counts items by cell that the sample lists
   * @param sample items of the sample in these cells
   * @param others items with a value that the sample does not have
   */
  public static @Nullable Double ofAll(long[] counts, long[] sample, long others) {
    long n = Arrays.stream(counts).sum() + others;
    long m = Arrays.stream(sample).sum();
    if (n == 0 || m == 0) {
      return null;
    }
    List<long[]> cells = new ArrayList<>();
    long[] rare = {others, 0};
    for (int cell = 0; cell < counts.length; cell++) {
      if (isFrequent(counts[cell] + sample[cell], n, m)) {
        cells.add(new long[] {counts[cell], sample[cell]});
      } else {
        rare[0] += counts[cell];
        rare[1] += sample[cell];
      }
    }
    cells.sort(Comparator.<long[]>comparingLong(cell -> cell[0] + cell[1]));
    if (isFrequent(rare[0] + rare[1], n, m)) {
      cells.add(rare);
    } else if (!cells.isEmpty()) {
      cells.get(0)[0] += rare[0];
      cells.get(0)[1] += rare[1];
    }
    if (cells.size() < 2) {
      return null;
    }
    return cells.size() == 2
        ? exact(cells.get(0)[0], n, cells.get(0)[1], m)
        : ChiSquared.above(statistic(cells, n, m), cells.size() - 1.0);
  }

  private static double statistic(List<long[]> cells, double n, double m) {
    double statistic = 0;
    for (long[] cell : cells) {
      double difference = cell[0] / n - cell[1] / m;
      statistic += n * m / (cell[0] + cell[1]) * difference * difference;
    }
    return statistic;
  }

  /** Whether both would have enough of so many items together, if they were alike. */
  private static boolean isFrequent(double together, double n, double m) {
    return together * (Math.min(n, m) / (n + m)) >= FEWEST_OF_SAMPLE;
  }

  /** Of one cell against its declared share: twice the smaller tail of the binomial, at most 1. */
  public static double ofCell(long count, long total, double target) {
    if (target <= 0 || target >= 1) {
      return (target <= 0 ? count : total - count) == 0 ? 1 : 0;
    }
    double tail =
        Math.min(Binomial.atLeast(count, total, target), Binomial.atMost(count, total, target));
    return Math.min(1, 2 * tail);
  }

  /**
   * The same against a sample, by Fisher's exact test (Statistical Methods for Research Workers,
   * 1925). Null for a rare cell, which is tested with the others alone.
   */
  public static @Nullable Double ofCell(long count, long total, long sample, long sampleTotal) {
    return isFrequent((double) count + sample, total, sampleTotal)
        ? (Double) exact(count, total, sample, sampleTotal)
        : null;
  }

  private static double exact(long count, long total, long sample, long sampleTotal) {
    long together = count + sample;
    long all = total + sampleTotal;
    double tail =
        Math.min(
            Hypergeometric.atLeast(count, total, together, all),
            Hypergeometric.atMost(count, total, together, all));
    return Math.min(1, 2 * tail);
  }
}
