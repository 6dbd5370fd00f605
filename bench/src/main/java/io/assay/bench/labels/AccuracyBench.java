package io.assay.bench.labels;

import io.assay.rules.label.annotator.CrowdScreening;
import io.assay.rules.label.choice.GoldScores;
import io.assay.rules.label.choice.HeldOut;
import io.assay.rules.label.choice.MethodChoice;
import io.assay.rules.label.choice.PredictiveScores;
import io.assay.rules.label.consensus.DawidSkene;
import io.assay.rules.label.consensus.Estimation;
import io.assay.rules.label.consensus.Fit;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Method;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.consensus.Stopping;
import io.assay.rules.label.vote.PackedVotes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Accuracy of every consensus method on every crowd with known truth, and of what is done by
 * default: the chosen method after screening the annotators. In brackets the iterations.
 *
 * <p>Usage: {@code AccuracyBench DIRECTORY}.
 */
public final class AccuracyBench {

  /** The labels of plain Dawid-Skene wander long after its likelihood has come to rest. */
  private static final Stopping HUNDRED = new Stopping(0, 100);

  private static final String DEFAULT = "default";
  private static final String CHOICE = "choice";
  private static final long SEED = 1;

  private AccuracyBench() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    List<CrowdSet> sets = CrowdSet.all(Path.of(arguments[0]));
    Map<String, Double> sums = new LinkedHashMap<>();
    for (CrowdSet set : sets) {
      Map<String, String> row = new LinkedHashMap<>();
      Map<String, Double> accuracies = accuracies(set, row);
      if (sums.isEmpty()) {
        System.out.printf("%-12s", "set");
        accuracies.keySet().forEach(name -> System.out.printf("%20s", name));
        System.out.println("   chosen");
      }
      System.out.printf("%-12s", set.name());
      accuracies.forEach(
          (name, accuracy) -> {
            System.out.printf(Locale.ROOT, "%13.2f %6s", accuracy, row.get(name));
            sums.merge(name, accuracy, Double::sum);
          });
      System.out.println("   " + row.get(CHOICE));
    }
    System.out.printf("%-12s", "mean");
    sums.values()
        .forEach(sum -> System.out.printf(Locale.ROOT, "%13.2f       ", sum / sets.size()));
    System.out.println();
  }

  /** Percentages by method; the row gets what is written beside them. */
  private static Map<String, Double> accuracies(CrowdSet set, Map<String, String> row) {
    Map<String, Double> accuracies = new LinkedHashMap<>();
    Fit plain = Estimation.fit(List.of(set.votes()), new DawidSkene(1e-9), HUNDRED);
    row.put("plain DS", "(" + plain.iterations() + ")");
    accuracies.put("plain DS", accuracy(set, set.votes(), plain));
    for (Method method : Method.values()) {
      Fit fit = Estimation.fit(List.of(set.votes()), method.model(), Stopping.DEFAULT);
      row.put(method.key(), "(" + fit.iterations() + (fit.converged() ? ")" : "!)"));
      accuracies.put(method.key(), accuracy(set, set.votes(), fit));
    }
    Method chosen = chosen(set.votes());
    CrowdScreening screening =
        CrowdScreening.of(List.of(set.votes()), chosen.model(), Stopping.DEFAULT);
    PackedVotes counting = screening.votes().get(0);
    Fit screened = Estimation.fit(List.of(counting), chosen.model(), Stopping.DEFAULT);
    row.put(DEFAULT, "");
    row.put(CHOICE, chosen.key());
    accuracies.put(DEFAULT, accuracy(set, counting, screened));
    return accuracies;
  }

  private static double accuracy(CrowdSet set, PackedVotes votes, Fit fit) {
    return set.accuracy(new ItemPosterior(votes, fit.parameters())::of);
  }

  private static Method chosen(PackedVotes votes) {
    long[] keys = new long[votes.annotators()];
    Arrays.setAll(keys, annotator -> annotator);
    HeldOut heldOut = HeldOut.seeded(SEED, keys);
    PackedVotes training = heldOut.training(votes);
    List<Parameters> trained =
        Stream.of(Method.values())
            .map(
                method ->
                    Estimation.fit(List.of(training), method.model(), Stopping.DEFAULT)
                        .parameters())
            .toList();
    return MethodChoice.between(
            PredictiveScores.of(votes, heldOut, trained), GoldScores.none(trained.size()))
        .method();
  }
}
