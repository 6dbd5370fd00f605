package io.assay.rules.label.consensus;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed about how annotators answer, as the half of an iteration that sees counts alone.
 * Its cost is annotators × classes², so it runs once for each iteration, on the driver. Every model
 * gives a probability above 0 to every answer: no single vote can rule a class out.
 */
public sealed interface ConsensusModel extends Serializable
    permits Majority, OneCoin, DawidSkene, ShrunkDawidSkene, EasyAndHard {

  /** How the counts of a task lie. */
  default CountLayout layout(int annotators, int classes) {
    return new CountLayout(annotators, classes, classes * kindShares().length);
  }

  /** Shares of the kinds of items that an estimate begins with; one kind for most models. */
  default double[] kindShares() {
    return new double[] {1};
  }

  /**
   * The parameters under which the counts are most probable, drawn towards the model's prior.
   *
   * @param counts summed over all partitions
   * @param previous the parameters that the counts were made with; null for those of the start
   */
  Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous);
}
