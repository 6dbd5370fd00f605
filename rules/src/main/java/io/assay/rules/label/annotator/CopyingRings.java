package io.assay.rules.label.annotator;

import io.assay.rules.distribution.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Groups of annotators who agree with each other more than the items explain. For two annotators
 * who answer independently, agreement above chance is a product of their skills; each skill shows
 * in the agreement with others on the very items they share, so the expected agreement of the two
 * follows from what the rest of the crowd answered there: easy items explain much, hard ones
 * little. Others are annotators close to neither, so a ring that outnumbers everybody else on its
 * items is no witness for itself. A pair is suspect if it agrees more often than that.
 *
 * <p>Pairs are found at a false-discovery rate of {@value #FALSE_DISCOVERY} over all pairs that
 * were compared (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995): at
 * most that share of the pairs found is expected to be found wrongly. Pairs that hang together are
 * a ring. Two annotators on whose items nobody else answers, or who are close to nearly everybody,
 * cannot be told from a ring and are not taken for one; so crowds of a dozen or less have no rings.
 *
 * <p>Items may be hard for everybody, or mislead everybody. But difficulty is one for all: a few
 * annotators who are right on more than nineteen of twenty items where all others guess agree as
 * copies do, and the votes alone cannot tell the two apart. Gold can.
 */
public final class CopyingRings {

  /** Expected share of wrongly found pairs among those found. */
  public static final double FALSE_DISCOVERY = 0.01;

  /**
   * Share of shared items on which copies are alike. On real crowds annotators of one school agree
   * on four of five, more than any model without schools explains, and have not copied.
   */
  public static final double LEAST_COPIED = 0.9;

  /** Agreements by which those on the shared items are drawn to those everywhere. */
  private static final double PRIOR_VOTES = 10;

  /** Annotators close to neither of a pair without whom it is not judged. */
  public static final int LEAST_WITNESSES = 10;

  /** Agreement of others above chance that is assumed at least, so that noise is not divided by. */
  private static final double LEAST_AGREEMENT = 0.05;

  /** Independent annotators differ now and then, however good they are. */
  private static final double CERTAIN = 0.97;

  /** How much more than by chance votes vary on real crowds, whose items are not all alike. */
  private static final double SPREAD = 1.3;

  private CopyingRings() {}

  /**
   * For each annotator the lowest member of its ring; itself for one who is in no ring.
   *
   * @param answers of the second round, of the whole task
   */
  public static int[] representatives(SharedAnswers answers, ClosePairs close) {
    List<Pair> pairs = new ArrayList<>();
    answers
        .pairs()
        .forEach(
            (key, figures) -> {
              int one = SharedAnswers.one(key);
              int other = SharedAnswers.other(key);
              double chance = answers.chance(one, other);
              double among = among(figures, close.everywhere());
              int witnesses = answers.annotators() - close.closeToEither(one, other);
              if (witnesses >= LEAST_WITNESSES && canCopy(figures, chance, among)) {
                pairs.add(new Pair(one, other, score(figures, chance, among, close.everywhere())));
              }
            });
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    int[] representatives = new int[answers.annotators()];
    Arrays.setAll(representatives, annotator -> annotator);
    for (Pair pair : pairs.subList(0, suspects(pairs, close.compared()))) {
      int one = root(representatives, pair.one());
      int other = root(representatives, pair.other());
      representatives[Math.max(one, other)] = Math.min(one, other);
    }
    for (int annotator = 0; annotator < representatives.length; annotator++) {
      representatives[annotator] = root(representatives, annotator);
    }
    return representatives;
  }

  private record Pair(int one, int other, double score) {}

  /**
   * Whether the pair agrees as copies do, and can be judged: witnesses who do not agree beyond
   * chance with each other say nothing about somebody who agrees with them all the same.
   */
  private static boolean canCopy(long[] figures, double chance, double among) {
    double others = figures[SharedAnswers.OTHERS];
    if (others == 0
        || figures[SharedAnswers.AGREE] < LEAST_COPIED * figures[SharedAnswers.SHARED]) {
      return false;
    }
    double most =
        Math.max(figures[SharedAnswers.ONE_WITH_OTHERS], figures[SharedAnswers.OTHER_WITH_OTHERS]);
    boolean knows = most / others - chance > 2 * Math.sqrt(0.25 / others);
    return among - chance > LEAST_AGREEMENT || !knows;
  }

  /** Standard deviations by which a pair agrees more often than expected. */
  private static double score(long[] figures, double chance, double among, double everywhere) {
    long others = figures[SharedAnswers.OTHERS];
    double first = drawn(figures[SharedAnswers.ONE_WITH_OTHERS], others, everywhere);
    double second = drawn(figures[SharedAnswers.OTHER_WITH_OTHERS], others, everywhere);
    double skills =
        Math.max(0, first - chance)
            * Math.max(0, second - chance)
            / Math.max(LEAST_AGREEMENT, among - chance);
    double shared = figures[SharedAnswers.SHARED];
    double expected = Math.min(CERTAIN, chance + skills);
    return (figures[SharedAnswers.AGREE] - shared * expected)
        / Math.sqrt(shared * expected * (1 - expected) + 0.25)
        / SPREAD;
  }

  private static double among(long[] figures, double everywhere) {
    return drawn(
        figures[SharedAnswers.AMONG_OTHERS], figures[SharedAnswers.PAIRS_OF_OTHERS], everywhere);
  }

  private static double drawn(long agree, long all, double usual) {
    return (agree + PRIOR_VOTES * usual) / (all + PRIOR_VOTES);
  }

  /** How many of the pairs, highest score first, are found. */
  private static int suspects(List<Pair> pairs, int compared) {
    int found = 0;
    for (int rank = 1; rank <= pairs.size(); rank++) {
      if (Normal.above(pairs.get(rank - 1).score()) <= FALSE_DISCOVERY * rank / compared) {
        found = rank;
      }
    }
    return found;
  }

  private static int root(int[] representatives, int annotator) {
    int root = annotator;
    while (representatives[root] != root) {
      root = representatives[root];
    }
    return root;
  }
}
