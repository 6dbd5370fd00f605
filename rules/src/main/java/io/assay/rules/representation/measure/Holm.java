package io.assay.rules.representation.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment (Scandinavian Journal of Statistics 6, 1979): of all tests of a
 * family, whatever hangs together between them, the probability that any true hypothesis is
 * rejected is at most the level.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted values, in the order of the tests; each at least its own, at most 1. */
  public static double[] adjusted(double[] probabilities) {
    int tests = probabilities.length;
    int[] order =
        IntStream.range(0, tests)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(test -> probabilities[test])
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[tests];
    double before = 0;
    for (int rank = 0; rank < tests; rank++) {
      int test = order[rank];
      before = Math.max(before, Math.min(1, (tests - rank) * probabilities[test]));
      adjusted[test] = before;
    }
    return adjusted;
  }
}
