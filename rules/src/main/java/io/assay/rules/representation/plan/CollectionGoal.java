package io.assay.rules.representation.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What has to be collected so that in the end no combination is short and every cell has its share
 * of the set as it is then, and the records for it. Records of the plan make the total larger, so
 * the total that shares are taken of is raised until the plan fits into it.
 *
 * @param wants what the plan closes, the largest first; ties as they were given
 * @param isTogether whether all shares are reached at once: not where targets contradict each
 *     other, or more is wanted than one plan takes
 * @param fewest no collection of fewer records closes all gaps: each lacks as much at the least
 *     total, and what the set has to grow by to reach that total is collected too
 */
public record CollectionGoal(
    List<Want> wants, CollectionPlan plan, boolean isTogether, long fewest) {
  /** Targets that contradict each other raise the total without end. */
  private static final int MOST_ROUNDS = 12;

  /** A total that is so many times the one each target asks for is one that none is enough for. */
  private static final long MOST_GROWTH = 1000;

  public CollectionGoal {
    wants = List.copyOf(wants);
  }

  /**
   * Plans for a set.
   *
   * @param total contents that it has
   * @param balances of its dimensions and joint targets
   * @param combinations of which it should have a number
   */
  public static CollectionGoal of(long total, List<Balance> balances, List<Want> combinations) {
    long least = Balance.leastTotal(balances, Math.max(1, total));
    long goal = least;
    CollectionGoal first = planned(total, goal, balances, combinations);
    CollectionGoal planned = first;
    long most = Math.multiplyExact(goal, MOST_GROWTH);
    long over = planned.plan.records() - (goal - total);
    for (int round = 1; over > 0 && round < MOST_ROUNDS; round++) {
      // Records for a combination bring its cells more than their share, which others must follow.
      CollectionPlan plan = planned.plan;
      List<Balance> grown = balances.stream().map(balance -> balance.grownBy(plan)).toList();
      long next = Balance.leastTotal(grown, total + plan.records());
      long overBefore = over;
      long before = goal;
      goal = Math.max(next, goal);
      planned = planned(total, goal, balances, combinations);
      over = planned.plan.records() - (goal - total);
      if (goal > most) {
        break; // No total helps.
      }
      long step = goal - before;
      if (over > 0 && step > 0 && over < overBefore) {
        // Both grow about in proportion: where they meet, less what rounding may have added.
        BigInteger ahead =
            BigInteger.valueOf(over)
                .multiply(BigInteger.valueOf(step))
                .divide(BigInteger.valueOf(overBefore - over));
        goal = Balance.leastTotal(balances, goal + ahead.min(BigInteger.valueOf(most)).longValue());
        planned = planned(total, goal, balances, combinations);
        over = planned.plan.records() - (goal - total);
      }
    }
    long fewest = first.wants.isEmpty() ? 0 : Math.max(first.plan.fewest(), least - total);
    return over > 0
        ? new CollectionGoal(first.wants, first.plan, false, fewest)
        : new CollectionGoal(planned.wants, planned.plan, planned.isTogether, fewest);
  }

  private static CollectionGoal planned(
      long total, long goal, List<Balance> balances, List<Want> combinations) {
    List<Want> wants = new ArrayList<>(combinations);
    for (Balance balance : balances) {
      for (Balance.Cell cell : balance.cells()) {
        long missing = cell.missing(goal);
        if (missing > 0) {
          Want.Reason reason =
              cell.isBelow(Math.max(1, total)) ? Want.Reason.SHARE : Want.Reason.BALANCE;
          wants.add(new Want(new TreeMap<>(cell.pattern()), missing, reason));
        }
      }
    }
    // A gap that is there before one that would only open, or the plan leaves it out for that.
    wants.sort(
        Comparator.<Want, Boolean>comparing(want -> want.reason() == Want.Reason.BALANCE)
            .thenComparing(Comparator.comparingLong(Want::missing).reversed()));
    boolean isWhole = wants.size() <= CollectionPlan.MOST_GAPS;
    CollectionPlan plan = CollectionPlan.of(wants);
    return new CollectionGoal(wants, plan, isWhole, plan.fewest());
  }
}
