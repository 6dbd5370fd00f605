package io.assay.rules.label.consensus;

import org.jspecify.annotations.Nullable;

/**
 * Each annotator has a confusion matrix of its own, as counted (Dawid and Skene, Applied Statistics
 * 28, 1979). Here to be compared with: on sparse votes its matrices are noise, which {@link
 * ShrunkDawidSkene} mends.
 *
 * @param smoothing votes added to every entry, above 0, so that nothing is impossible
 */
public record DawidSkene(double smoothing) implements ConsensusModel {

  @Override
  public Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous) {
    Answers answers = Answers.of(layout, counts, 0);
    Beliefs beliefs = new Beliefs(layout).prior(counts, 0);
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < layout.classes(); truth++) {
        double all = answers.toClass(annotator, truth) + smoothing * layout.classes();
        for (int label = 0; label < layout.classes(); label++) {
          beliefs.answer(
              annotator, truth, label, (answers.get(annotator, truth, label) + smoothing) / all);
        }
      }
    }
    return beliefs.build();
  }
}
