package io.assay.rules.label.calibration;

/**
 * Expected calibration error over ten bins of equal width (Naeini et al., AAAI 2015): how far, on
 * average over labels, the share that is right differs from the confidence that was stated.
 */
public final class CalibrationError {
  private static final int BINS = 10;

  private final double[] confidence = new double[BINS];
  private final long[] right = new long[BINS];
  private final long[] labels = new long[BINS];

  /** Adds a label whose truth is known. */
  public void add(double stated, GoldOutcome outcome) {
    int bin = Math.min(BINS - 1, (int) (stated * BINS));
    confidence[bin] += stated;
    right[bin] += outcome == GoldOutcome.RIGHT ? 1 : 0;
    labels[bin]++;
  }

  /** 0 to 1; 0 without labels. */
  public double expected() {
    double error = 0;
    long all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
      all += labels[bin];
    }
    return all == 0 ? 0 : error / all;
  }
}
