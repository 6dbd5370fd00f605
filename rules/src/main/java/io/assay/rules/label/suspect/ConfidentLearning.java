package io.assay.rules.label.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Which given labels are probably wrong, by confident learning (Northcutt, Jiang and Chuang,
 * Journal of Artificial Intelligence Research 70, 2021), pruned by noise rate. {@link
 * ConfidentJoint} says how many items of each label belong to each other class. Of the items with
 * the label, that many are suspects: those whose probability of the other class exceeds that of the
 * label by most, all of several that are equal. An item whose label is its most probable class
 * never is.
 *
 * <p>Probabilities must be out of fold: estimated by a model that did not see the item.
 */
public final class ConfidentLearning {

  private ConfidentLearning() {}

  /**
   * A label that is probably wrong.
   *
   * @param item index
   * @param given its label
   * @param suggested the most probable class
   * @param margin by which the probability of the label is below that of the suggested class
   */
  public record Suspect(int item, int given, int suggested, double margin) {}

  /**
   * The suspects, the most suspect first, ties by item.
   *
   * @param given label of each item
   * @param probabilities of each item and class
   */
  public static List<Suspect> suspects(int[] given, double[][] probabilities) {
    if (given.length != probabilities.length) {
      throw new IllegalArgumentException(
          "given: " + given.length + " (expected: " + probabilities.length + " as probabilities)");
    }
    if (given.length == 0) {
      return List.of();
    }
    int classes = probabilities[0].length;
    ConfidentJoint.Thresholds thresholds = new ConfidentJoint.Thresholds(classes);
    for (int item = 0; item < given.length; item++) {
      thresholds.add(given[item], probabilities[item]);
    }
    ConfidentJoint joint = new ConfidentJoint(thresholds);
    for (int item = 0; item < given.length; item++) {
      joint.add(given[item], probabilities[item]);
    }
    TreeSet<Integer> items = new TreeSet<>();
    long[][] wrong = joint.wrong();
    for (int label = 0; label < classes; label++) {
      for (int other = 0; other < classes; other++) {
        if (other != label && wrong[label][other] > 0) {
          items.addAll(widest(given, probabilities, label, other, wrong[label][other]));
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    for (int item : items) {
      int suggested = best(probabilities[item]);
      if (suggested != given[item]) {
        suspects.add(
            new Suspect(
                item,
                given[item],
                suggested,
                probabilities[item][suggested] - probabilities[item][given[item]]));
      }
    }
    suspects.sort(
        Comparator.comparingDouble(Suspect::margin).reversed().thenComparing(Suspect::item));
    return suspects;
  }

  /** The items with the widest margins, and those that are as wide as the last of them. */
  private static List<Integer> widest(
      int[] given, double[][] probabilities, int label, int other, long count) {
    List<Integer> items = new ArrayList<>();
    for (int item = 0; item < given.length; item++) {
      if (given[item] == label) {
        items.add(item);
      }
    }
    Comparator<Integer> byMargin =
        Comparator.comparingDouble(item -> margin(probabilities[item], label, other));
    items.sort(byMargin.reversed());
    int end = (int) Math.min(count, items.size());
    while (end < items.size() && byMargin.compare(items.get(end), items.get(end - 1)) == 0) {
      end++;
    }
    return items.subList(0, end);
  }

  private static double margin(double[] probabilities, int label, int other) {
    return probabilities[other] - probabilities[label];
  }

  /** The most probable class, the lowest of several. */
  public static int best(double[] probabilities) {
    int best = 0;
    for (int label = 1; label < probabilities.length; label++) {
      best = probabilities[label] > probabilities[best] ? label : best;
    }
    return best;
  }
}
