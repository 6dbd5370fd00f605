package io.assay.bench.labels;

import io.assay.bench.labels.SimulatedCrowd.Attack;
import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.util.List;
import java.util.Locale;

/**
 * What attackers cost and how many of them are found, over several drawn crowds. Accuracy is that
 * on the items that honest annotators voted on, against the same crowd without the attackers. The
 * last column is what the best of all tests finds that flags one honest annotator in a hundred
 * ({@link DetectionBound}).
 *
 * <p>Usage: {@code AttackBench CROWDS}.
 */
public final class AttackBench {
  /** Share of the honest that may be flagged. */
  private static final double MOST_FALSE_ALARMS = 0.01;

  private static final ConsensusModel MODEL = Method.SHRUNK_DAWID_SKENE.model();

  private AttackBench() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    int crowds = Integer.parseInt(arguments[0]);
    System.out.printf(
        "%-9s %8s %9s %9s %9s %8s %15s %15s %15s %15s%n",
        "attack",
        "classes",
        "without",
        "screened",
        "plain",
        "found",
        "honest flagged",
        "of them in rings",
        "spammers found",
        "at best");
    for (Attack attack : Attack.values()) {
      for (int classes : new int[] {2, 4}) {
        double[] totals = new double[7];
        DetectionBound bound = new DetectionBound();
        for (int crowd = 0; crowd < crowds; crowd++) {
          SimulatedCrowd drawn = SimulatedCrowd.drawn(attack, classes, 1000L + crowd);
          bound.add(drawn);
          double[] result = measure(drawn);
          for (int place = 0; place < totals.length; place++) {
            totals[place] += 100 * result[place] / crowds;
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%-9s %8d %9.2f %9.2f %9.2f %8.2f %15.2f %15.2f %15.2f %15.2f%n",
            attack,
            classes,
            totals[0],
            totals[1],
            totals[2],
            totals[3],
            totals[4],
            totals[5],
            totals[6],
            100 * bound.found(MOST_FALSE_ALARMS));
      }
    }
  }

  private static double[] measure(SimulatedCrowd crowd) {
    CrowdScreening screening = CrowdScreening.of(List.of(crowd.votes()), MODEL, Stopping.DEFAULT);
    int found = 0;
    int attackers = 0;
    int flagged = 0;
    int inRings = 0;
    int spammers = 0;
    int spammersFound = 0;
    for (int annotator = 0; annotator < crowd.attackers().length; annotator++) {
      if (crowd.attackers()[annotator]) {
        attackers++;
        found += screening.isFlagged(annotator) ? 1 : 0;
        spammers += crowd.spammers()[annotator] ? 1 : 0;
        spammersFound += crowd.spammers()[annotator] && screening.isFlagged(annotator) ? 1 : 0;
      } else {
        flagged += screening.isFlagged(annotator) ? 1 : 0;
        inRings += screening.inRing(annotator) ? 1 : 0;
      }
    }
    return new double[] {
      accuracy(crowd, crowd.honest()),
      accuracy(crowd, screening.votes().get(0)),
      accuracy(crowd, crowd.votes()),
      attackers == 0 ? 1 : found / (double) attackers,
      flagged / (double) (crowd.attackers().length - attackers),
      inRings / (double) (crowd.attackers().length - attackers),
      spammers == 0 ? 1 : spammersFound / (double) spammers
    };
  }

  private static double accuracy(SimulatedCrowd crowd, PackedVotes votes) {
    ItemPosterior posterior =
        new ItemPosterior(
            votes, Estimation.fit(List.of(votes), MODEL, Stopping.DEFAULT).parameters());
    double right = 0;
    double known = 0;
    for (int item = 0; item < crowd.truth().length; item++) {
      if (crowd.honest().votesOn(item) > 0) {
        known++;
        right += ItemPosterior.best(posterior.of(item)) == crowd.truth()[item] ? 1 : 0;
      }
    }
    return right / known;
  }
}
