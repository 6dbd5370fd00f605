package io.assay.bench.labels;

import io.assay.rules.label.vote.PackedVotes;
import io.assay.rules.label.vote.Repetition;
import io.assay.rules.label.vote.VotePacker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * 200 annotators, some of whom attack. Honest ones have skills as on real sets: three in four
 * answers right on average, hardly anybody below half of that above chance. All have at least
 * thirty votes, most have many more. A spammer draws labels from a habit of its own, one in five
 * always the same. A ring of copiers hands in its leader's answers, changing one in twenty; the
 * leader does not look. A heavy annotator does not look either, and has two of five votes.
 *
 * @param attackers whether each annotator attacks
 * @param spammers whether each is one of those who draw labels from a habit
 * @param honest the votes of those who do not attack alone
 * @param skills of the honest: how often each answers right
 */
record SimulatedCrowd(
    PackedVotes votes,
    PackedVotes honest,
    boolean[] attackers,
    boolean[] spammers,
    int[] truth,
    double[] skills) {
  private static final int ANNOTATORS = 200;
  private static final int LEAST_VOTES = 30;
  private static final int RING = 8;

  /** Who attacks: shares of annotators, and whether one more gives two of five votes. */
  enum Attack {
    NONE(0, 0, false),
    SPAMMERS(0.3, 0, false),
    COPIERS(0, 0.2, false),
    HEAVY(0, 0, true),
    ALL(0.3, 0.2, true);

    private final double spammers;
    private final double copiers;
    private final boolean heavy;

    Attack(double spammers, double copiers, boolean heavy) {
      this.spammers = spammers;
      this.copiers = copiers;
      this.heavy = heavy;
    }
  }

  /**
   * How often an honest annotator answers right.
   *
   * @param deviation from the mean, in standard deviations
   */
  static double skill(int classes, double deviation) {
    return Math.min(0.98, Math.max(1.0 / classes + 0.15, 0.77 + 0.1 * deviation));
  }

  /** Draws a crowd. */
  static SimulatedCrowd drawn(Attack attack, int classes, long seed) {
    return new Drawing(attack, classes, seed).draw();
  }

  private static final class Drawing {
    private final Attack attack;
    private final int classes;
    private final Random random;
    private final int[] volumes = new int[ANNOTATORS];
    private final double[] skills = new double[ANNOTATORS];
    private final List<int[]> given = new ArrayList<>();
    private int[] truth = new int[0];

    Drawing(Attack attack, int classes, long seed) {
      this.attack = attack;
      this.classes = classes;
      this.random = new Random(seed);
    }

    SimulatedCrowd draw() {
      int spammers = (int) Math.round(ANNOTATORS * attack.spammers);
      int copiers = (int) Math.round(ANNOTATORS * attack.copiers);
      int heavy = attack.heavy ? 1 : 0;
      boolean[] attackers = new boolean[ANNOTATORS];
      boolean[] draw = new boolean[ANNOTATORS];
      int votes = 0;
      for (int annotator = 0; annotator < ANNOTATORS; annotator++) {
        attackers[annotator] = annotator < spammers + copiers + heavy;
        draw[annotator] = annotator >= heavy && annotator < heavy + spammers;
        volumes[annotator] = LEAST_VOTES + (int) (90 * StrictMath.exp(random.nextGaussian() * 0.8));
        votes += volumes[annotator];
      }
      // The heavy one can vote on each item once, so its two of five votes are on two in three
      // votes
      // of the others; a crowd without it has five votes an item.
      int items = attack.heavy ? votes * 2 / 3 : votes / 5;
      truth = new int[items];
      Arrays.setAll(truth, item -> random.nextInt(classes));
      int next = 0;
      for (; next < heavy; next++) {
        answer(next, all(items), habit());
      }
      for (; next < heavy + spammers; next++) {
        answer(next, some(items, volumes[next]), habit());
      }
      for (; next < heavy + spammers + copiers; next++) {
        copy(heavy + spammers, next);
      }
      for (; next < ANNOTATORS; next++) {
        answer(next, some(items, volumes[next]), new double[0]);
      }
      return new SimulatedCrowd(
          packed(attackers, true), packed(attackers, false), attackers, draw, truth, skills);
    }

    private PackedVotes packed(boolean[] attackers, boolean all) {
      long[] keys = new long[truth.length];
      Arrays.setAll(keys, item -> item);
      VotePacker packer = new VotePacker(classes, ANNOTATORS, keys);
      for (int[] vote : given) {
        if (all || !attackers[vote[1]]) {
          packer.add(vote[0], vote[1], vote[2], 0);
        }
      }
      return packer.pack(Repetition.LAST);
    }

    /** Shares of the labels that one who does not look gives. */
    private double[] habit() {
      double[] habit = new double[classes];
      int favourite = random.nextInt(classes);
      double share = random.nextInt(5) == 0 ? 1 : random.nextDouble() * 0.5;
      Arrays.fill(habit, (1 - share) / classes);
      habit[favourite] += share;
      return habit;
    }

    private void answer(int annotator, int[] items, double[] habit) {
      double skill = skill(classes, random.nextGaussian());
      skills[annotator] = skill;
      for (int item : items) {
        int label = truth[item];
        if (habit.length > 0) {
          double point = random.nextDouble();
          label = 0;
          while (label < classes - 1 && point >= habit[label]) {
            point -= habit[label++];
          }
        } else if (random.nextDouble() >= skill) {
          label = (label + 1 + random.nextInt(classes - 1)) % classes;
        }
        given.add(new int[] {item, annotator, label});
      }
    }

    private void copy(int first, int annotator) {
      int leader = first + (annotator - first) / RING * RING;
      if (annotator == leader) {
        double[] even = new double[classes];
        Arrays.fill(even, 1.0 / classes);
        answer(annotator, some(truth.length, volumes[annotator]), even);
        return;
      }
      for (int[] vote : given.stream().filter(vote -> vote[1] == leader).toList()) {
        int label = random.nextInt(20) == 0 ? random.nextInt(classes) : vote[2];
        given.add(new int[] {vote[0], annotator, label});
      }
    }

    private static int[] all(int items) {
      int[] all = new int[items];
      Arrays.setAll(all, item -> item);
      return all;
    }

    private int[] some(int items, int count) {
      return random.ints(0, items).distinct().limit(count).toArray();
    }
  }
}
