package io.assay.rules.label.consensus;

import org.jspecify.annotations.Nullable;

/**
 * {@link DawidSkene} with {@link ShrunkMatrices}, for dense and for sparse votes: with few votes it
 * behaves as a majority weighted by skill, with many as the original.
 *
 * @param matrices how annotators are drawn to the crowd
 * @param classItems items added to every class
 */
public record ShrunkDawidSkene(ShrunkMatrices matrices, double classItems)
    implements ConsensusModel {

  /** Weak enough to be forgotten after a dozen votes. */
  public static final ShrunkDawidSkene DEFAULT = new ShrunkDawidSkene(new ShrunkMatrices(2, 4), 1);

  @Override
  public Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous) {
    Answers matrices = this.matrices.estimate(Answers.of(layout, counts, 0));
    Beliefs beliefs = new Beliefs(layout).prior(counts, classItems);
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < layout.classes(); truth++) {
        for (int label = 0; label < layout.classes(); label++) {
          beliefs.answer(annotator, truth, label, matrices.get(annotator, truth, label));
        }
      }
    }
    return beliefs.build();
  }
}
