package io.assay.bench.labels;

import io.assay.rules.distribution.Normal;
import io.assay.rules.label.vote.PackedVotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many spammers of simulated crowds anybody could find who flags a given share of the honest.
 * The judge here knows more than any method may: who of the others is honest, how good each of them
 * is, and how honest skills and spammers' habits are drawn. What is left to it are the answers
 * themselves, judged by their likelihood ratio, which no test beats at the same share of false
 * alarms (Neyman and Pearson 1933).
 */
final class DetectionBound {
  private static final int STEPS = 25;

  private final List<Double> honest = new ArrayList<>();
  private final List<Double> spammers = new ArrayList<>();

  /** Judges the spammers and the honest of a crowd. */
  void add(SimulatedCrowd crowd) {
    int annotators = crowd.attackers().length;
    List<List<double[]>> answers = new ArrayList<>();
    IntStream.range(0, annotators).forEach(annotator -> answers.add(new ArrayList<>()));
    PackedVotes votes = crowd.votes();
    for (int item = 0; item < votes.items(); item++) {
      for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
        int annotator = votes.annotator(vote);
        double[] others = othersSay(crowd, item, annotator);
        double[] answer = Arrays.copyOf(others, others.length + 1);
        answer[others.length] = votes.label(vote);
        answers.get(annotator).add(answer);
      }
    }
    for (int annotator = 0; annotator < annotators; annotator++) {
      double ratio = logRatio(answers.get(annotator), votes.classes());
      if (!crowd.attackers()[annotator]) {
        honest.add(ratio);
      } else if (crowd.spammers()[annotator]) {
        spammers.add(ratio);
      }
    }
  }

  /** Share of spammers found where this share of the honest is flagged; 1 without spammers. */
  double found(double falseAlarms) {
    double[] sorted = honest.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double threshold = sorted[(int) (falseAlarms * sorted.length)];
    return spammers.stream().mapToDouble(ratio -> ratio < threshold ? 1 : 0).average().orElse(1);
  }

  /** Probability of each class by the answers of the other honest annotators. */
  private static double[] othersSay(SimulatedCrowd crowd, int item, int annotator) {
    PackedVotes votes = crowd.votes();
    double[] logs = new double[votes.classes()];
    for (int vote = votes.begin(item); vote < votes.end(item); vote++) {
      int other = votes.annotator(vote);
      if (other != annotator && !crowd.attackers()[other]) {
        double skill = crowd.skills()[other];
        for (int truth = 0; truth < logs.length; truth++) {
          logs[truth] +=
              StrictMath.log(truth == votes.label(vote) ? skill : (1 - skill) / (logs.length - 1));
        }
      }
    }
    return shares(logs);
  }

  /** Of being honest against being a spammer. */
  private static double logRatio(List<double[]> answers, int classes) {
    double[] byHonest = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      double skill = SimulatedCrowd.skill(classes, -Normal.quantileAbove((step + 0.5) / STEPS));
      for (double[] answer : answers) {
        double right = answer[(int) answer[classes]];
        byHonest[step] += StrictMath.log(right * skill + (1 - right) * (1 - skill) / (classes - 1));
      }
    }
    return mean(byHonest) - mean(bySpammers(answers, classes));
  }

  private static double[] bySpammers(List<double[]> answers, int classes) {
    double[] counts = new double[classes];
    answers.forEach(answer -> counts[(int) answer[classes]]++);
    // One in five answers always the same, the others draw a preference of up to a half.
    double[] logs = new double[classes * STEPS];
    for (int favourite = 0; favourite < classes; favourite++) {
      for (int step = 0; step < STEPS; step++) {
        boolean constant = step < STEPS / 5;
        double share = constant ? 1 : 0.5 * (step - STEPS / 5 + 0.5) / (STEPS - STEPS / 5);
        double log = 0;
        for (int label = 0; label < classes; label++) {
          double probability = (1 - share) / classes + (label == favourite ? share : 0);
          log += counts[label] == 0 ? 0 : counts[label] * StrictMath.log(probability);
        }
        logs[favourite * STEPS + step] = log;
      }
    }
    return logs;
  }

  /** The logarithm of the mean of what these are logarithms of. */
  private static double mean(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    double sum = Arrays.stream(logs).map(log -> StrictMath.exp(log - most)).sum();
    return most + StrictMath.log(sum / logs.length);
  }

  private static double[] shares(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    double[] shares = Arrays.stream(logs).map(log -> StrictMath.exp(log - most)).toArray();
    double all = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / all).toArray();
  }
}
