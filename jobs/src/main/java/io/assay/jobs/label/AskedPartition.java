package io.assay.jobs.label;

import io.assay.rules.label.annotator.ScreenedVotes;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.LabelSets;
import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of a task of several labels: the sets as they were given, and for each label the
 * votes on whether it applies, all with the same items in the same order.
 */
record AskedPartition(NumberPartition sets, List<LabelPartition> questions)
    implements Serializable {

  /** Adds the next question. */
  AskedPartition with(LabelPartition question) {
    List<LabelPartition> more = new ArrayList<>(questions);
    more.add(question);
    return new AskedPartition(sets, more);
  }

  /** The votes on whether the label of a place applies. */
  static LabelPartition question(NumberPartition sets, int place, int annotators) {
    JudgedItem[] items =
        Arrays.stream(sets.items()).map(item -> item.asked(place)).toArray(JudgedItem[]::new);
    VotePacker packer = new VotePacker(2, annotators, new long[0]);
    for (int item = 0; item < items.length; item++) {
      packer.addItem(LabelTerms.hash(items[item].id));
      for (int vote = sets.answers().offsets()[item];
          vote < sets.answers().offsets()[item + 1];
          vote++) {
        int label = LabelSets.holds(sets.answers().value()[vote], place) ? 1 : 0;
        packer.add(item, sets.answers().annotator()[vote], label, 0);
      }
    }
    // Which of several votes count is settled already.
    return new LabelPartition(items, ScreenedVotes.of(packer.pack(Repetition.ALL)));
  }

  /** What the items come to under the parameters of each question. */
  Decisions decisions(List<Parameters> parameters, int quorum) {
    List<ItemPosterior> posteriors = new ArrayList<>();
    for (int place = 0; place < questions.size(); place++) {
      posteriors.add(new ItemPosterior(questions.get(place).counting(), parameters.get(place)));
    }
    return new Decisions(posteriors, quorum);
  }

  /** What items and questions come to. Not thread-safe. */
  final class Decisions {
    private final List<ItemPosterior> posteriors;
    private final int quorum;

    private Decisions(List<ItemPosterior> posteriors, int quorum) {
      this.posteriors = posteriors;
      this.quorum = quorum;
    }

    /** Whether a label applies, 0 or 1, or why that is not decided. */
    int of(int item, int place) {
      return Decision.of(votes(place), item, posteriors.get(place), quorum);
    }

    /** Number of the set of all labels that apply, or why one of them is not decided. */
    long of(int item) {
      long set = 0;
      long open = 0;
      for (int place = 0; place < questions.size(); place++) {
        int decision = of(item, place);
        set |= (long) Math.max(decision, 0) << place;
        open = Math.min(open, decision);
      }
      return open < 0 ? open : set;
    }

    /** Probability of no and yes. */
    double[] probabilities(int item, int place) {
      return posteriors.get(place).of(item);
    }

    /** The votes that count. */
    PackedVotes votes(int place) {
      return questions.get(place).counting();
    }
  }
}
