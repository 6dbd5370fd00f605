package io.assay.jobs.report.content;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dimension of representativeness.
 *
 * @param name name of the dimension
 * @param batchTotal accepted items of the batch
 * @param datasetTotal accepted items of the dataset after the batch
 * @param batchDistance total variation distance from the target, 0 to 1, null for no items
 * @param datasetDistance the same of the dataset
 * @param categories declared and found ones, missing values last
 */
public record DimensionShares(
    String name,
    long batchTotal,
    long datasetTotal,
    @Nullable BigDecimal batchDistance,
    @Nullable BigDecimal datasetDistance,
    List<Category> categories) {

  /** Copies. */
  public DimensionShares {
    categories = List.copyOf(categories);
  }

  /**
   * One category.
   *
   * @param name null stands for items without a value
   * @param batch accepted items of the batch in it
   * @param dataset accepted items of the dataset in it
   * @param target declared share, or null when undeclared
   */
  public record Category(
      @Nullable String name, long batch, long dataset, @Nullable BigDecimal target) {}
}
