package io.assay.rules.label.annotator;

import io.assay.rules.distribution.Normal;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;

/**
 * Whether an annotator's answers depend on the item at all. The statistic is how often the answers
 * are expected to name the item's class, as the <em>other</em> annotators see it. If answers were
 * given without looking, any order of the same answers would do as well: mean and variance of the
 * statistic over all orders are known exactly (Hoeffding, Annals of Mathematical Statistics 22,
 * 1951), whatever labels the annotator prefers. Answers that are the same for every item depend on
 * nothing by definition.
 *
 * <p>The threshold is set by the false-alarm rate: of annotators as good as the crowd, with these
 * items, at most {@link #FALSE_ALARM} fall below it. One who does not look falls below it with
 * probability 1 − {@link #MISSED} given enough answers, and never less than 1 − {@link
 * #MISSED_AT_MOST}; where that cannot be had, the standing is {@link Standing#TOO_FEW_ANSWERS}.
 *
 * <p>Everything is sums of integers: those of partitions add up.
 */
public final class AnswerDependence implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Probability that one who does not look passes by luck, where answers are many. */
  public static final double MISSED = 0.01;

  /** The same, where answers are few. */
  public static final double MISSED_AT_MOST = 0.1;

  /** Probability that somebody as good as the crowd is taken for one who does not look. */
  public static final double FALSE_ALARM = 0.005;

  /** Probability that one who does not look is paid by luck. */
  public static final double PAID_BY_LUCK = 0.001;

  /** Nine tenths of the crowd's skill above chance is as good as the crowd. */
  private static final double AS_GOOD = 0.9;

  private static final long ONE = 1L << 20;

  /** Weight of annotators who do not stand out, so that a crowd without any other has a mean. */
  private static final double SMALLEST = 1e-9;

  /** What the answers show. */
  public enum Standing {
    /** The answers depend on the items. */
    INFORMED,
    /** The answers depend on the items the wrong way round. */
    CONTRARY,
    /** The answers do not depend on the items. */
    INDEPENDENT,
    /** Too few answers, or too even items, to tell. */
    TOO_FEW_ANSWERS
  }

  private final int classes;
  private final long[] answers;
  private final long[] opinions;
  private final long[] products;
  private final long[] agreement;

  public AnswerDependence(int annotators, int classes) {
    this.classes = classes;
    this.answers = new long[annotators * classes];
    this.opinions = new long[annotators * classes];
    this.products = new long[annotators * classes * classes];
    this.agreement = new long[annotators];
  }

  /**
   * Adds the answers of a partition, except to items on which no other witness voted. Of somebody
   * who answered an item several times one answer counts: to repeat oneself is to show nothing
   * more.
   *
   * @param witnesses those of the votes whose opinion counts
   * @param parameters fitted to the witnesses
   */
  public AnswerDependence add(PackedVotes votes, PackedVotes witnesses, Parameters parameters) {
    ItemPosterior posterior = new ItemPosterior(witnesses, parameters);
    long[] opinion = new long[classes];
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        int annotator = votes.annotator(vote);
        if (votes.isRepeated(item, vote) || !hasOther(witnesses, item, annotator)) {
          continue;
        }
        double[] others = posterior.withoutAnnotator(item, annotator);
        for (int label = 0; label < classes; label++) {
          opinion[label] = Math.round(others[label] * ONE);
        }
        add(annotator, votes.label(vote), opinion);
      }
    }
    return this;
  }

  private static boolean hasOther(PackedVotes votes, int item, int annotator) {
    // They lie in the order of annotators, so that one at an end is another if any is.
    return votes.votesOn(item) > 0
        && (votes.annotator(votes.begin(item)) != annotator
            || votes.annotator(votes.end(item) - 1) != annotator);
  }

  private void add(int annotator, int label, long[] opinion) {
    answers[annotator * classes + label]++;
    agreement[annotator] += opinion[label];
    for (int one = 0; one < classes; one++) {
      opinions[annotator * classes + one] += opinion[one];
      for (int other = 0; other < classes; other++) {
        products[(annotator * classes + one) * classes + other] +=
            opinion[one] * opinion[other] / ONE;
      }
    }
  }

  /** Adds the sums of another partition to these. */
  public AnswerDependence add(AnswerDependence other) {
    add(answers, other.answers);
    add(opinions, other.opinions);
    add(products, other.products);
    add(agreement, other.agreement);
    return this;
  }

  private static void add(long[] sums, long[] others) {
    for (int place = 0; place < sums.length; place++) {
      sums[place] += others[place];
    }
  }

  /** How many standard deviations the answers agree better than their orders; 0 if constant. */
  public double score(int annotator) {
    double spread = Math.sqrt(variance(annotator, shares(annotator)));
    double chance = chance(annotator, shares(annotator));
    return spread < 1e-9 ? 0 : (agreement[annotator] / (double) ONE - chance) / spread;
  }

  /** Whether the answers depend on the items, either way round, beyond luck that would be paid. */
  public boolean isShown(int annotator) {
    return Math.abs(score(annotator)) > Normal.quantileAbove(PAID_BY_LUCK);
  }

  /**
   * What the answers show.
   *
   * @param crowd the typical annotator's probability of a label, by class
   */
  public Standing standing(int annotator, double[][] crowd) {
    double score = score(annotator);
    if (score < -Normal.quantileAbove(FALSE_ALARM)) {
      return Standing.CONTRARY;
    }
    double honest = expectedScore(annotator, crowd) - Normal.quantileAbove(FALSE_ALARM);
    double threshold = Math.min(honest, Normal.quantileAbove(MISSED));
    if (threshold < Normal.quantileAbove(MISSED_AT_MOST)) {
      return score > Normal.quantileAbove(MISSED) ? Standing.INFORMED : Standing.TOO_FEW_ANSWERS;
    }
    return score > threshold ? Standing.INFORMED : Standing.INDEPENDENT;
  }

  /** Probability of a label, by class, for those whose answers visibly depend on the items. */
  public double[][] informedCrowd(Parameters parameters) {
    double[][] crowd = new double[classes][classes];
    double all = 0;
    for (int annotator = 0; annotator < agreement.length; annotator++) {
      double weight = score(annotator) > Normal.quantileAbove(MISSED) ? count(annotator) : SMALLEST;
      all += weight;
      for (int truth = 0; truth < classes; truth++) {
        for (int label = 0; label < classes; label++) {
          crowd[truth][label] += weight * parameters.answer(annotator, truth, label);
        }
      }
    }
    for (double[] row : crowd) {
      for (int label = 0; label < classes; label++) {
        row[label] /= all;
      }
    }
    return crowd;
  }

  /** The score that somebody as good as the crowd would have on these items. */
  private double expectedScore(int annotator, double[][] crowd) {
    double[] shares = new double[classes];
    double matches = 0;
    double all = count(annotator);
    for (int truth = 0; truth < classes; truth++) {
      for (int label = 0; label < classes; label++) {
        double answer = AS_GOOD * crowd[truth][label] + (1 - AS_GOOD) / classes;
        shares[label] += opinions[annotator * classes + truth] / (double) ONE * answer / all;
        matches +=
            products[(annotator * classes + truth) * classes + label] / (double) ONE * answer;
      }
    }
    double spread = Math.sqrt(variance(annotator, shares));
    return all < 2 || spread < 1e-9 ? 0 : (matches - chance(annotator, shares)) / spread;
  }

  private double count(int annotator) {
    double count = 0;
    for (int label = 0; label < classes; label++) {
      count += answers[annotator * classes + label];
    }
    return count;
  }

  private double[] shares(int annotator) {
    double[] shares = new double[classes];
    for (int label = 0; label < classes; label++) {
      shares[label] = answers[annotator * classes + label] / Math.max(1, count(annotator));
    }
    return shares;
  }

  /** Agreement of the mean order. */
  private double chance(int annotator, double[] shares) {
    double chance = 0;
    for (int label = 0; label < classes; label++) {
      chance += shares[label] * opinions[annotator * classes + label] / ONE;
    }
    return chance;
  }

  /**
   * Variance of the agreement over all orders of answers with these shares: with each opinion
   * centred over the items, 1/(n − 1) times the sum of squares of what is left after the mean of
   * each item is taken off.
   */
  private double variance(int annotator, double[] shares) {
    double all = count(annotator);
    if (all < 2) {
      return 0;
    }
    double sum = 0;
    for (int one = 0; one < classes; one++) {
      sum += all * shares[one] * covariance(annotator, one, one);
      for (int other = 0; other < classes; other++) {
        sum -= all * shares[one] * shares[other] * covariance(annotator, one, other);
      }
    }
    return Math.max(0, sum * all / (all - 1));
  }

  private double covariance(int annotator, int one, int other) {
    double all = count(annotator);
    double mean = products[(annotator * classes + one) * classes + other] / (double) ONE / all;
    return mean
        - opinions[annotator * classes + one]
            / (double) ONE
            / all
            * (opinions[annotator * classes + other] / (double) ONE / all);
  }
}
