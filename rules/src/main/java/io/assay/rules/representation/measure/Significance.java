package io.assay.rules.representation.measure;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.ChiSquared;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How probable a deviation as large as the observed one is by chance alone. */
public final class Significance {
  /** Fewer expected items than this and chi-squared is no good approximation. */
  private static final double FEWEST_EXPECTED = 5;

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

  /** The same against a sample, by the chi-squared of the two rows, pooled alike. */
  public static @Nullable Double ofAll(long[] counts, long[] sample) {
    double n = Arrays.stream(counts).sum();
    double m = Arrays.stream(sample).sum();
    if (n == 0 || m == 0) {
      return null;
    }
    double factor = Math.min(n, m) / (n + m);
    List<Integer> order =
        IntStream.range(0, counts.length)
            .filter(cell -> counts[cell] + sample[cell] > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(cell -> counts[cell] + sample[cell])
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    double statistic = 0;
    double one = 0;
    double other = 0;
    double left = n + m;
    int cells = 0;
    for (int cell : order) {
      one += counts[cell];
      other += sample[cell];
      left -= counts[cell] + sample[cell];
      boolean isLast = cell == order.get(order.size() - 1);
      if (isLast || (one + other) * factor >= FEWEST_EXPECTED && left * factor >= FEWEST_EXPECTED) {
        double difference = one / n - other / m;
        statistic += n * m / (one + other) * difference * difference;
        cells++;
        one = 0;
        other = 0;
      }
    }
    return cells < 2 ? null : ChiSquared.above(statistic, cells - 1.0);
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

  /** The same against a sample: the two-by-two table with Yates's correction. */
  public static double ofCell(long count, long total, long sample, long sampleTotal) {
    double n = total;
    double m = sampleTotal;
    double column = (double) count + sample;
    double rest = n + m - column;
    if (column == 0 || rest == 0) {
      return 1;
    }
    double difference = Math.abs(count * (m - sample) - sample * (n - count)) - (n + m) / 2;
    double corrected = Math.max(0, difference);
    return ChiSquared.above((n + m) * corrected / n * corrected / m / column / rest, 1);
  }
}
