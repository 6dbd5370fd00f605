package io.assay.rules.label.consensus;

import org.jspecify.annotations.Nullable;

/**
 * Each annotator is right with one probability, whatever the class, and wrong evenly; classes are
 * equally frequent. For sparse votes, and for tasks whose labels are confused evenly. An annotator
 * has one right and one wrong vote more than given, so one vote alone makes nobody certain.
 */
public record OneCoin() implements ConsensusModel {

  @Override
  public Parameters maximise(CountLayout layout, long[] counts, @Nullable Parameters previous) {
    Answers answers = Answers.of(layout, counts, 0);
    Beliefs beliefs = new Beliefs(layout).evenPrior();
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      double skill = (answers.right(annotator) + 1) / (answers.of(annotator) + 2);
      beliefs.coin(annotator, layout.classes() == 1 ? 1 : skill);
    }
    return beliefs.build();
  }
}
