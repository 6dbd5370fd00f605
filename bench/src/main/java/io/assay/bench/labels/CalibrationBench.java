package io.assay.bench.labels;

import io.assay.rules.label.calibration.Calibration;
import io.assay.rules.label.calibration.CalibrationError;
import io.assay.rules.label.calibration.GoldOutcome;
import io.assay.rules.label.calibration.SetAccuracy;
import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.calibration.StrengthCounts;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How far stated confidence is from the share that is right, and whether the stated accuracy of the
 * set contains the true one, with a share of the known items as gold, over several drawings of it.
 *
 * <p>Usage: {@code CalibrationBench DIRECTORY GOLD_PERCENT DRAWINGS}.
 */
public final class CalibrationBench {
  private final CrowdSet set;
  private final int[] labels;
  private final int[] strengths;

  private CalibrationBench(CrowdSet set) {
    this.set = set;
    Parameters parameters =
        Estimation.fit(List.of(set.votes()), Method.SHRUNK_DAWID_SKENE.model(), Stopping.DEFAULT)
            .parameters();
    ItemPosterior posterior = new ItemPosterior(set.votes(), parameters);
    this.labels = new int[set.votes().items()];
    this.strengths = new int[set.votes().items()];
    for (int item = 0; item < labels.length; item++) {
      double[] classes = posterior.of(item);
      labels[item] = ItemPosterior.best(classes);
      strengths[item] = Strength.of(set.votes(), item, labels[item], classes[labels[item]]);
    }
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    double share = Double.parseDouble(arguments[1]) / 100;
    int drawings = Integer.parseInt(arguments[2]);
    List<CrowdSet> sets = CrowdSet.all(Path.of(arguments[0]));
    System.out.printf(
        "%-12s %8s %8s %9s %8s %12s%n",
        "set", "truth", "error", "contains", "width", "contradicted");
    double[] sums = new double[2];
    for (CrowdSet set : sets) {
      CalibrationBench bench = new CalibrationBench(set);
      double[] totals = new double[5];
      for (int drawing = 0; drawing < drawings; drawing++) {
        double[] result = bench.draw(share, drawing);
        for (int place = 0; place < totals.length; place++) {
          totals[place] += result[place] / drawings;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %8.4f %8.4f %9.2f %8.2f %12.2f%n",
          set.name(),
          totals[0],
          totals[1],
          totals[2],
          totals[3],
          totals[4]);
      sums[0] += totals[1] / sets.size();
      sums[1] += totals[2];
    }
    System.out.printf(Locale.ROOT, "mean error %.4f; contained on %.1f sets%n", sums[0], sums[1]);
    Path misled = Path.of(arguments[0]).resolve("hitspam_crowdflower");
    if (Files.exists(misled)) {
      System.out.println(misled.getFileName() + ": " + misled(CrowdSet.readTabbed(misled)));
    }
  }

  /** A crowd that is wrong together, with all of its gold. */
  private static String misled(CrowdSet set) {
    CalibrationBench bench = new CalibrationBench(set);
    StrengthCounts counts = new StrengthCounts();
    for (int item = 0; item < bench.labels.length; item++) {
      if (set.truth()[item] < 0) {
        counts.add(bench.strengths[item]);
      } else {
        counts.addGold(bench.strengths[item], bench.outcome(item));
      }
    }
    SetAccuracy accuracy = SetAccuracy.of(counts);
    return accuracy.explained() + " Decisive: " + accuracy.decisive();
  }

  private double[] draw(double share, long seed) {
    List<Integer> known = new ArrayList<>();
    for (int item = 0; item < labels.length; item++) {
      if (set.truth()[item] >= 0) {
        known.add(item);
      }
    }
    Collections.shuffle(known, new Random(seed));
    int gold = Math.max(1, (int) Math.round(known.size() * share));
    StrengthCounts counts = new StrengthCounts();
    for (int item : known.subList(0, gold)) {
      counts.addGold(strengths[item], outcome(item));
    }
    known.subList(gold, known.size()).forEach(item -> counts.add(strengths[item]));
    double[] confidences = Calibration.from(counts).confidences();
    CalibrationError error = new CalibrationError();
    for (int item : known.subList(gold, known.size())) {
      error.add(confidences[strengths[item]], outcome(item));
    }
    SetAccuracy accuracy = SetAccuracy.of(counts);
    double truth =
        known.stream().filter(item -> outcome(item) == GoldOutcome.RIGHT).count()
            / (double) known.size();
    return new double[] {
      truth,
      error.expected(),
      accuracy.decisive().contains(truth) ? 1 : 0,
      accuracy.decisive().width() / accuracy.gold().width(),
      accuracy.standing() == SetAccuracy.Standing.CONTRADICTED_BY_GOLD ? 1 : 0
    };
  }

  private GoldOutcome outcome(int item) {
    return labels[item] == set.truth()[item] ? GoldOutcome.RIGHT : GoldOutcome.WRONG;
  }
}
