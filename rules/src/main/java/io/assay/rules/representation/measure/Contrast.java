package io.assay.rules.representation.measure;

import java.util.Arrays;

/**
 * The shares of a set beside those of its target, cell by cell. Cells that neither has are left
 * out.
 */
public final class Contrast {
  private final double[] shares;
  private final double[] target;
  private final double size;
  private final double targetSize;

  private Contrast(double[] shares, double size, double[] target, double targetSize) {
    this.shares = shares;
    this.size = size;
    this.target = target;
    this.targetSize = targetSize;
  }

  /**
   * A set against declared shares.
   *
   * @param amounts of each cell, at least 0, with a sum above 0
   * @param size items in the set, above 0; of a weighted set its effective number
   * @param target declared shares, which sum to 1
   */
  public static Contrast declared(double[] amounts, double size, double[] target) {
    return of(amounts, size, target, Double.POSITIVE_INFINITY);
  }

  /**
   * A set against a sample, which deviates by chance as well.
   *
   * @param targetSize items in the sample, above 0
   */
  public static Contrast sampled(
      double[] amounts, double size, double[] targetAmounts, double targetSize) {
    return of(amounts, size, targetAmounts, targetSize);
  }

  private static Contrast of(
      double[] amounts, double size, double[] targetAmounts, double targetSize) {
    if (amounts.length != targetAmounts.length) {
      throw new IllegalArgumentException(
          "cells: " + amounts.length + " (expected: " + targetAmounts.length + ")");
    }
    int cells = 0;
    double[] shares = new double[amounts.length];
    double[] target = new double[amounts.length];
    double sum = Arrays.stream(amounts).sum();
    double targetSum = Arrays.stream(targetAmounts).sum();
    if (!(sum > 0 && targetSum > 0 && size > 0 && targetSize > 0)) {
      throw new IllegalArgumentException("an empty set or target (expected: at least one item)");
    }
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i] > 0 || targetAmounts[i] > 0) {
        shares[cells] = amounts[i] / sum;
        target[cells++] = targetAmounts[i] / targetSum;
      }
    }
    return new Contrast(
        Arrays.copyOf(shares, cells), size, Arrays.copyOf(target, cells), targetSize);
  }

  /** How many cells there are. */
  int cells() {
    return shares.length;
  }

  /** Share of the set in a cell. */
  double share(int cell) {
    return shares[cell];
  }

  /** Share of the target in a cell. */
  double target(int cell) {
    return target[cell];
  }

  /** Items in the set. */
  double size() {
    return size;
  }

  /** Items in the target; infinite if it is declared. */
  double targetSize() {
    return targetSize;
  }

  /** Whether the target is declared, so that it does not deviate by chance. */
  boolean isDeclared() {
    return Double.isInfinite(targetSize);
  }

  /** The size of a single sample that would deviate as much by chance. */
  double jointSize() {
    return isDeclared() ? size : size / (size + targetSize) * targetSize;
  }

  /** The share with half an item more in each cell, so that none is empty. */
  double smoothed(int cell) {
    return smoothed(shares[cell], size);
  }

  /** The same of the target, as if it were a sample; of a declared one, as large as the set. */
  double smoothedTarget(int cell) {
    return smoothed(target[cell], isDeclared() ? size : targetSize);
  }

  private double smoothed(double share, double of) {
    return (of * share + 0.5) / (of + cells() / 2.0);
  }
}
