package io.assay.rules.label.relabel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The answers that are most worth asking for, within a budget. Holds no more than the budget, so
 * those of partitions are small and merge in any order. Not thread-safe.
 */
public final class RelabelQueue implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most worth first; equal ones by item, and an item's first answer before its second. */
  private static final Comparator<Request> BEST_FIRST =
      Comparator.comparingDouble(Request::gain)
          .reversed()
          .thenComparing(Request::item)
          .thenComparing(Request::vote);

  private final int budget;
  private final ArrayList<Request> kept = new ArrayList<>();
  private double least;

  /**
   * One further answer.
   *
   * @param item id
   * @param vote 1 for the first further answer to the item
   * @param gain expected information, in nats
   */
  public record Request(String item, int vote, double gain) implements Serializable {}

  /**
   * @param budget answers that can be asked for, at least 0
   */
  public RelabelQueue(int budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("budget: " + budget + " (expected: at least 0 answers)");
    }
    this.budget = budget;
  }

  /**
   * Whether an answer with this gain could be among the requests. No more than a hint: most items
   * of a large set need not be looked at further.
   */
  public boolean couldTake(double gain) {
    return gain > 0 && gain >= least;
  }

  /** Offers an item with the gains of its further answers, see {@link VoteGain}. */
  public void add(String item, double[] gains) {
    for (int vote = 0; vote < gains.length; vote++) {
      if (gains[vote] > 0) {
        kept.add(new Request(item, vote + 1, gains[vote]));
      }
    }
    if (kept.size() > 2L * budget + 1024) {
      trim();
    }
  }

  /** Takes over what another queue holds. */
  public RelabelQueue add(RelabelQueue other) {
    kept.addAll(other.kept);
    trim();
    return this;
  }

  /** What to ask for, the most worth first. */
  public List<Request> requests() {
    trim();
    return List.copyOf(kept);
  }

  private void trim() {
    kept.sort(BEST_FIRST);
    if (kept.size() > budget) {
      kept.subList(budget, kept.size()).clear();
      least = budget == 0 ? Double.POSITIVE_INFINITY : kept.get(budget - 1).gain();
    }
  }
}
