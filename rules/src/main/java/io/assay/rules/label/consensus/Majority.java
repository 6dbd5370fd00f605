package io.assay.rules.label.consensus;

import org.jspecify.annotations.Nullable;

/**
 * All annotators are equally good and no class is more frequent than another: the most probable
 * label is the one with most votes, and how probable it is follows from one skill for the whole
 * crowd. The skill stays above chance, so that the order of votes is never turned around. With one
 * class that class is certain.
 */
public record Majority() implements ConsensusModel {

  /** How far above chance the crowd's skill stays, and how far below certainty. */
  private static final double MARGIN = 1e-3;

  @Override
  public Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous) {
    Answers answers = Answers.of(layout, counts, 0);
    double right = 0;
    double all = 0;
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      right += answers.right(annotator);
      all += answers.of(annotator);
    }
    double seen = all == 0 ? 0 : right / all;
    double skill = Math.min(1 - MARGIN, Math.max(1.0 / layout.classes() + MARGIN, seen));
    Beliefs beliefs = new Beliefs(layout).evenPrior();
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      beliefs.coin(annotator, layout.classes() == 1 ? 1 : skill);
    }
    return beliefs.build();
  }
}
