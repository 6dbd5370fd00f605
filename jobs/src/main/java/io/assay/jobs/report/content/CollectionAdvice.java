package io.assay.jobs.report.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to collect next.
 *
 * @param steps the most useful first
 * @param reach what all of them come to; null where there are none, or a batch of long ago did not
 *     say it
 */
public record CollectionAdvice(List<PlanStep> steps, @Nullable Reach reach) {
  /** Copies. */
  public CollectionAdvice {
    steps = List.copyOf(steps);
  }

  /** Records of all steps. */
  public long records() {
    return steps.stream().mapToLong(PlanStep::records).sum();
  }

  /**
   * How good the steps are.
   *
   * @param isTogether whether they close all gaps and keep all shares at once
   * @param isBounded whether the best kind of record was found for every step
   * @param fewest no collection of fewer records is enough
   */
  public record Reach(boolean isTogether, boolean isBounded, long fewest) {}
}
