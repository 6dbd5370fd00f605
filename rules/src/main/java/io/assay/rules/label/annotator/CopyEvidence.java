package io.assay.rules.label.annotator;

import io.assay.rules.label.consensus.FixedPoint;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.vote.PackedVotes;
import java.io.Serializable;
import java.util.function.Function;

/**
 * How much more probable each pair's answers are if one of the two took a part of its answers over
 * from the other, at several rates, than if both looked for themselves (the model of Dong,
 * Berti-Equille and Srivastava, Proceedings of the VLDB Endowment 2, 2009). To agree where
 * everybody agrees says little; to agree against what the others say is hardly explained but by
 * copying. What an answer's probability was without copying is read from the votes of those who are
 * kin to neither of the two, so that a ring is no witness for itself.
 *
 * <p>It is no accusation: it says how far answers can be taken for the annotator's own, also where
 * {@link CopyingRings}, who must be sure, finds nobody. Of an item with very many votes a sample is
 * looked at. Sums of integers: partitions add up.
 */
public final class CopyEvidence implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Certainty, in basis points. */
  public static final int WHOLE = 10_000;

  /** Parts of the answers that may be taken over. */
  private static final double[] RATES = {0.5, 0.75, 0.95};

  /**
   * By this much real crowds vary more than their models do, so that evidence counts less: the
   * square of the spread that {@link CopyingRings} allows for (quasi-likelihood; Wedderburn,
   * Biometrika 61, 1974).
   */
  private static final double DISPERSION = 1.69;

  private static final int ROUNDS = 3;

  /**
   * Steps of probability in which logarithms are known beforehand; none is nearer to 0 than one.
   */
  private static final int STEPS = 4096;

  private static final long[][] AGREED = agreed();

  /** Beyond this nothing is more certain, and sums stay finite. */
  private static final double MOST_LOG = 100;

  private static final int SHARED = 0;
  private static final int DIFFER = 1;
  private static final int THERE = 2;
  private static final int BACK = THERE + RATES.length;

  private final Kinship kinship;
  private final PairCounts pairs = new PairCounts(BACK + RATES.length);
  private final long[] shared;

  /**
   * @param kinship who is no witness about whom
   */
  public CopyEvidence(int annotators, Kinship kinship) {
    this.kinship = kinship;
    this.shared = new long[annotators];
  }

  /**
   * The evidence of a crowd. At first everybody is a witness about everybody, then nobody about
   * those with whom there is rather copying than not: each round hears fewer accomplices.
   *
   * @param sums over all votes that count, for a kinship
   */
  public static CopyEvidence of(int annotators, Function<Kinship, CopyEvidence> sums) {
    Kinship kinship = Kinship.none(annotators);
    for (int round = 1; round < ROUNDS; round++) {
      kinship = sums.apply(kinship).kinship();
    }
    return sums.apply(kinship);
  }

  /**
   * Adds the votes of a partition.
   *
   * @param votes those that count after screening
   * @param parameters fitted to them
   */
  public CopyEvidence add(PackedVotes votes, Parameters parameters) {
    PackedVotes compared = ComparedVotes.of(votes);
    ItemPosterior posterior = new ItemPosterior(compared, parameters);
    for (int item = 0; item < compared.items(); item++) {
      add(compared, item, posterior);
    }
    return this;
  }

  private void add(PackedVotes votes, int item, ItemPosterior posterior) {
    for (int one = votes.begin(item); one < votes.end(item); one++) {
      for (int other = one + 1; other < votes.end(item); other++) {
        int first = votes.annotator(one);
        int second = votes.annotator(other);
        if (first == second) {
          continue;
        }
        shared[first]++;
        shared[second]++;
        long pair = PairCounts.key(first, second);
        pairs.add(pair, SHARED, 1);
        if (votes.label(one) != votes.label(other)) {
          pairs.add(pair, DIFFER, 1);
          continue;
        }
        addLogs(pair, THERE, predicted(posterior, item, one, first, second));
        addLogs(pair, BACK, predicted(posterior, item, other, second, first));
      }
    }
  }

  /**
   * Probability of a vote to the other of the two and to those who are kin to neither. The other's
   * own answer speaks for a truth as well: where few know, two who look for themselves agree more
   * often than the rest can tell, and that is no copying.
   */
  private double predicted(ItemPosterior posterior, int item, int vote, int one, int other) {
    return posterior.predictsWithout(
        item,
        vote,
        witness ->
            witness == one
                || (witness != other
                    && (kinship.contains(one, witness) || kinship.contains(other, witness))));
  }

  private void addLogs(long pair, int direction, double probability) {
    int step = Math.max(1, (int) Math.round(probability * STEPS));
    for (int rate = 0; rate < RATES.length; rate++) {
      pairs.add(pair, direction + rate, AGREED[rate][step]);
    }
  }

  /** What an agreement says, by rate and probability. */
  private static long[][] agreed() {
    long[][] logs = new long[RATES.length][STEPS + 1];
    for (int rate = 0; rate < RATES.length; rate++) {
      for (int step = 1; step <= STEPS; step++) {
        double ratio = 1 - RATES[rate] + RATES[rate] * STEPS / step;
        logs[rate][step] = Math.round(StrictMath.log(ratio) * FixedPoint.NAT);
      }
    }
    return logs;
  }

  /** Adds the sums of another partition to these. */
  public CopyEvidence add(CopyEvidence other) {
    pairs.add(other.pairs);
    for (int annotator = 0; annotator < shared.length; annotator++) {
      shared[annotator] += other.shared[annotator];
    }
    return this;
  }

  /** Pairs whose answers are more probable if one of the two copies than if none does. */
  public Kinship kinship() {
    Kinship found = Kinship.none(shared.length);
    pairs.forEach(
        (key, figures) -> {
          if (odds(figures) > 1) {
            found.add(SharedAnswers.one(key), SharedAnswers.other(key));
          }
        });
    return found;
  }

  /**
   * How probable it is that the answers are the annotator's own, in basis points rounded down.
   * Before they are seen it is as probable that an annotator copies as not, every rate is as
   * probable as another, and the source is the more probable the more items it shares. So who has
   * shown nothing has half, and who shares no item with anybody, all.
   */
  public int[] own() {
    double[] copies = new double[shared.length];
    pairs.forEach(
        (key, figures) -> {
          double odds = figures[SHARED] * odds(figures);
          int one = SharedAnswers.one(key);
          int other = SharedAnswers.other(key);
          copies[one] += odds / shared[one];
          copies[other] += odds / shared[other];
        });
    int[] own = new int[shared.length];
    for (int annotator = 0; annotator < own.length; annotator++) {
      own[annotator] = (int) (WHOLE / (1 + copies[annotator]));
    }
    return own;
  }

  /** That one of the two copies, against both looking for themselves; the mean over rates. */
  private static double odds(long[] figures) {
    double sum = 0;
    for (int rate = 0; rate < RATES.length; rate++) {
      sum += odds(figures, rate);
    }
    return sum / RATES.length;
  }

  /** For a rate, against both looking for themselves; the mean of both directions. */
  private static double odds(long[] figures, int rate) {
    double differ = figures[DIFFER] * StrictMath.log(1 - RATES[rate]);
    return (odds(figures[THERE + rate], differ) + odds(figures[BACK + rate], differ)) / 2;
  }

  private static double odds(long agreed, double differ) {
    double log = (agreed / (double) FixedPoint.NAT + differ) / DISPERSION;
    return StrictMath.exp(Math.min(log, MOST_LOG));
  }
}
