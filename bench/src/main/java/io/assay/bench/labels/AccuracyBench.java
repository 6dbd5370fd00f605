package io.assay.bench.labels;

import io.assay.rules.label.consensus.ConsensusModel;
import io.assay.rules.label.consensus.DawidSkene;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Fit;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Stopping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Accuracy of every consensus method on every crowd with known truth.
 *
 * <p>Usage: {@code AccuracyBench DIRECTORY}.
 */
public final class AccuracyBench {

  /** The labels of plain Dawid-Skene wander long after its likelihood has come to rest. */
  private static final Stopping HUNDRED = new Stopping(0, 100);

  private AccuracyBench() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    Map<String, ConsensusModel> models = new LinkedHashMap<>();
    models.put("plain DS", new DawidSkene(1e-9));
    for (Method method : Method.values()) {
      models.put(method.key(), method.model());
    }
    System.out.printf("%-12s", "set");
    models.keySet().forEach(name -> System.out.printf("%20s", name));
    System.out.println();
    double[] sums = new double[models.size()];
    List<CrowdSet> sets = CrowdSet.all(Path.of(arguments[0]));
    for (CrowdSet set : sets) {
      System.out.printf("%-12s", set.name());
      int column = 0;
      for (ConsensusModel model : models.values()) {
        Stopping stopping = model instanceof DawidSkene ? HUNDRED : Stopping.DEFAULT;
        Fit fit = Estimation.fit(List.of(set.votes()), model, stopping);
        ItemPosterior posterior = new ItemPosterior(set.votes(), fit.parameters());
        double accuracy = set.accuracy(posterior::of);
        sums[column++] += accuracy;
        System.out.printf(
            Locale.ROOT, "%13.2f (%3d%s)", accuracy, fit.iterations(), fit.converged() ? "" : "!");
      }
      System.out.println();
    }
    System.out.printf("%-12s", "mean");
    for (double sum : sums) {
      System.out.printf(Locale.ROOT, "%13.2f      ", sum / sets.size());
    }
    System.out.println();
  }
}
