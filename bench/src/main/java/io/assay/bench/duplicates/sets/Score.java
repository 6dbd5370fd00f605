package io.assay.bench.duplicates.sets;

import java.util.Locale;

/**
 * How well pairs were told.
 *
 * @param right pairs that match and were said to
 * @param wrong pairs that do not match and were said to
 * @param missed pairs that match and were not said to
 */
record Score(long right, long wrong, long missed) {

  double precision() {
    return right == 0 ? 0 : (double) right / (right + wrong);
  }

  double recall() {
    return right == 0 ? 0 : (double) right / (right + missed);
  }

  /** Harmonic mean of precision and recall. */
  double f1() {
    return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f, %.3f)", f1(), precision(), recall());
  }
}
