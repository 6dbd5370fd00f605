package io.assay.rules.label.contribution;

import io.assay.rules.label.annotator.Kinship;
import io.assay.rules.label.consensus.FixedPoint;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * What each annotator's votes added to what all others said: for each item that the annotator voted
 * on, however often, the mutual information of its class and this annotator's answer, given the
 * votes of others on the item, with or without those of the annotator's kin, whichever is less:
 * together kin may unsettle an item that strangers had settled, and apart they may tell again what
 * kin had told. A basis for pay, in units of 2⁻²⁰ nats.
 *
 * <p>It is never negative. It is nearly zero where the others had settled the item, and for answers
 * that do not depend on the item. It does not depend on which label the annotator gave to the item
 * at hand, only on how the annotator's answers relate to those of others over all items. So nothing
 * is won by guessing what others will say, and an honest minority answer costs nothing (compare
 * Miller, Resnick and Zeckhauser, Management Science 51, 2005). Sums of integers: partitions add
 * up.
 */
public final class VoteInformation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] sums;

  public VoteInformation(int annotators) {
    this.sums = new long[annotators];
  }

  /**
   * Adds the votes of a partition.
   *
   * @param votes those that count after screening
   * @param parameters fitted to them
   * @param kinship whose answers may have one source
   */
  public VoteInformation add(PackedVotes votes, Parameters parameters, Kinship kinship) {
    ItemPosterior posterior = new ItemPosterior(votes, parameters);
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        int annotator = votes.annotator(vote);
        if (votes.isRepeated(item, vote)) {
          continue;
        }
        double beside =
            information(posterior.withoutAnnotator(item, annotator), parameters, annotator);
        double[] strangers =
            posterior.without(
                item, other -> other == annotator || kinship.contains(annotator, other));
        double least = Math.min(beside, information(strangers, parameters, annotator));
        sums[annotator] += Math.round(least * FixedPoint.NAT);
      }
    }
    return this;
  }

  /** Adds the sums of another partition to these. */
  public VoteInformation add(VoteInformation other) {
    for (int annotator = 0; annotator < sums.length; annotator++) {
      sums[annotator] += other.sums[annotator];
    }
    return this;
  }

  /** What an annotator's votes told; 0 without a vote that counts. */
  public long basis(int annotator) {
    return sums[annotator];
  }

  private static double information(double[] classes, Parameters parameters, int annotator) {
    double information = 0;
    for (int label = 0; label < classes.length; label++) {
      double answered = 0;
      for (int truth = 0; truth < classes.length; truth++) {
        answered += classes[truth] * parameters.answer(annotator, truth, label);
      }
      for (int truth = 0; truth < classes.length; truth++) {
        double answer = parameters.answer(annotator, truth, label);
        if (classes[truth] > 0 && answered > 0) {
          information += classes[truth] * answer * StrictMath.log(answer / answered);
        }
      }
    }
    return Math.max(0, information);
  }
}
