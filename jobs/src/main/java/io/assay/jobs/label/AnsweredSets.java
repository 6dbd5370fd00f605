package io.assay.jobs.label;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.number.PackedNumbers;
import java.io.Serializable;
import java.util.List;

/** How each annotator's sets compare with what is agreed on and with gold. Partitions add up. */
final class AnsweredSets implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LEVEL = 0.95;
  private static final int VOLUME = 0;
  private static final int ON_DECIDED = 1;
  private static final int AGREEING = 2;
  private static final int GOLD = 3;
  private static final int GOLD_RIGHT = 4;
  private static final int FIGURES = 5;

  private final long[][] counts;

  private AnsweredSets(int annotators) {
    this.counts = new long[FIGURES][annotators];
  }

  /** The figures of a partition. */
  static AnsweredSets of(AskedPartition part, List<Parameters> parameters, int quorum) {
    PackedNumbers sets = part.sets().answers();
    AnsweredSets figures = new AnsweredSets(parameters.get(0).layout().annotators());
    AskedPartition.Decisions decisions = part.decisions(parameters, quorum);
    for (int item = 0; item < sets.items(); item++) {
      long decision = decisions.of(item);
      long gold = part.sets().items()[item].gold;
      for (int vote = sets.offsets()[item]; vote < sets.offsets()[item + 1]; vote++) {
        figures.count(sets.annotator()[vote], sets.value()[vote], decision, gold);
      }
    }
    return figures;
  }

  private void count(int annotator, long set, long decision, long gold) {
    counts[VOLUME][annotator]++;
    if (decision >= 0) {
      counts[ON_DECIDED][annotator]++;
      counts[AGREEING][annotator] += set == decision ? 1 : 0;
    }
    if (gold >= 0) {
      counts[GOLD][annotator]++;
      counts[GOLD_RIGHT][annotator] += set == gold ? 1 : 0;
    }
  }

  /** Adds those of another partition to these. */
  AnsweredSets add(AnsweredSets other) {
    for (int figure = 0; figure < FIGURES; figure++) {
      for (int annotator = 0; annotator < counts[figure].length; annotator++) {
        counts[figure][annotator] += other.counts[figure][annotator];
      }
    }
    return this;
  }

  /** Items that were answered. */
  long volume(int annotator) {
    return counts[VOLUME][annotator];
  }

  /** Of these, items of which all labels are decided. */
  long onDecided(int annotator) {
    return counts[ON_DECIDED][annotator];
  }

  /** Of these, answers that are the very set. */
  long agreeing(int annotator) {
    return counts[AGREEING][annotator];
  }

  /** Answers to gold items. */
  long gold(int annotator) {
    return counts[GOLD][annotator];
  }

  /** Of these, answers that are the very set. */
  long goldRight(int annotator) {
    return counts[GOLD_RIGHT][annotator];
  }

  /** Where the share of right sets lies with 95 % confidence (Clopper and Pearson). */
  Interval accuracy(int annotator) {
    return Binomial.interval(goldRight(annotator), gold(annotator), LEVEL);
  }
}
