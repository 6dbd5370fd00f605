package io.assay.rules.representation.measure;

import org.jspecify.annotations.Nullable;

/**
 * Effect size of the chi-squared test, from 0 to 1: of two samples Cramér's V, √(χ²/(n + m));
 * against declared shares its counterpart Fei, √(χ²/(n(1/q − 1))) with the smallest declared share
 * q (Ben-Shachar, Patil, Thériault, Wiernik and Lüdecke, Mathematics 11, 2023, 1982), which is 1
 * where all items are in the rarest category, and for equal shares the same as √(χ²/(n(k − 1))). It
 * is about the cells with a declared share and the items in them: where nothing is expected,
 * chi-squared has no value.
 */
public final class CramersV {
  private CramersV() {}

  /** The chi-squared statistic behind it; null with less than two cells or without items. */
  public static @Nullable Double chiSquared(Contrast contrast) {
    Contrast expected = expected(contrast);
    return expected == null ? null : value(expected) * scale(expected);
  }

  /** Degrees of freedom of the statistic. */
  public static double freedom(Contrast contrast) {
    Contrast expected = expected(contrast);
    return expected == null ? 0 : expected.cells() - 1.0;
  }

  /** The effect size; null with less than two cells or without items in them. */
  public static @Nullable Estimate of(Contrast contrast) {
    Contrast expected = expected(contrast);
    if (expected == null) {
      return null;
    }
    double freedom = expected.cells() - 1.0;
    double most = expected.isDeclared() ? 1 / rarest(expected) - 1 : 1;
    return new Divergence(value(expected), scale(expected), freedom, variance(expected))
        .estimate()
        .scaled(square -> Math.min(1, StrictMath.sqrt(square / most)));
  }

  private static double rarest(Contrast contrast) {
    double rarest = 1;
    for (int i = 0; i < contrast.cells(); i++) {
      rarest = Math.min(rarest, contrast.target(i));
    }
    return rarest;
  }

  private static double scale(Contrast contrast) {
    return contrast.isDeclared() ? contrast.size() : contrast.size() + contrast.targetSize();
  }

  /** The statistic over the scale. */
  private static double value(Contrast contrast) {
    double sum = 0;
    for (int i = 0; i < contrast.cells(); i++) {
      double difference = contrast.share(i) - contrast.target(i);
      sum += difference * difference / pooled(contrast, i);
    }
    return part(contrast) * rest(contrast) * sum;
  }

  private static double variance(Contrast contrast) {
    int cells = contrast.cells();
    double part = part(contrast);
    double rest = rest(contrast);
    double[] shares = new double[cells];
    double[] target = new double[cells];
    double[] gradient = new double[cells];
    double[] targetGradient = new double[cells];
    for (int i = 0; i < cells; i++) {
      shares[i] = contrast.share(i);
      target[i] = contrast.target(i);
      double ratio = (shares[i] - target[i]) / pooled(contrast, i);
      double own = contrast.isDeclared() ? 0 : part;
      gradient[i] = part * rest * (2 * ratio - ratio * ratio * own);
      targetGradient[i] = part * rest * (-2 * ratio - ratio * ratio * rest);
    }
    return Divergence.variance(shares, gradient, contrast.size())
        + Divergence.variance(target, targetGradient, contrast.targetSize());
  }

  /** What is expected in a cell: of a sample, by both together. */
  private static double pooled(Contrast contrast, int cell) {
    return contrast.isDeclared()
        ? contrast.target(cell)
        : part(contrast) * contrast.share(cell) + rest(contrast) * contrast.target(cell);
  }

  private static double part(Contrast contrast) {
    return contrast.isDeclared() ? 1 : contrast.size() / (contrast.size() + contrast.targetSize());
  }

  private static double rest(Contrast contrast) {
    return contrast.isDeclared() ? 1 : 1 - part(contrast);
  }

  /** The cells in which something is expected. */
  private static @Nullable Contrast expected(Contrast contrast) {
    int cells = contrast.cells();
    double[] shares = new double[cells];
    double[] target = new double[cells];
    double items = 0;
    int used = 0;
    for (int i = 0; i < cells; i++) {
      if (contrast.target(i) > 0 || !contrast.isDeclared()) {
        shares[used] = contrast.share(i);
        target[used++] = contrast.target(i);
        items += contrast.share(i);
      }
    }
    if (used < 2 || items == 0) {
      return null;
    }
    double[] of = java.util.Arrays.copyOf(shares, used);
    double[] against = java.util.Arrays.copyOf(target, used);
    return contrast.isDeclared()
        ? Contrast.declared(of, contrast.size() * items, against)
        : Contrast.sampled(of, contrast.size(), against, contrast.targetSize());
  }
}
