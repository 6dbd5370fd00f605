package io.assay.rules.representation.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Few records that close all gaps: a greedy cover. Each step takes the kind of record that counts
 * for most open gaps (ties: the first found in the order of the gaps), as many as the smallest of
 * them lacks.
 *
 * <p>With m gaps that one record can count for at once, that is at most 1 + ln m times the smallest
 * number of records (Dobson, Mathematics of Operations Research 7, 1982), as long as the best kind
 * was found in each step: the search for it is exact unless it takes too many trials, which {@link
 * #isBounded} tells.
 *
 * @param steps the one that makes up for most first
 * @param isBounded whether the bound holds
 * @param fewest no plan for these gaps has fewer records than this: the most that one gap lacks
 */
public record CollectionPlan(List<Step> steps, boolean isBounded, long fewest) {
  /** More gaps than this are no plan; the first ones are taken. */
  public static final int MOST_GAPS = 300;

  public CollectionPlan {
    steps = List.copyOf(steps);
  }

  /** Records of all steps. */
  public long records() {
    return steps.stream().mapToLong(Step::records).sum();
  }

  /** Plans for the first {@value #MOST_GAPS} of these. */
  public static CollectionPlan of(List<Want> all) {
    List<Want> wants = all.subList(0, Math.min(MOST_GAPS, all.size()));
    long[] left = wants.stream().mapToLong(Want::missing).toArray();
    CompatibleGaps compatible = new CompatibleGaps(wants);
    List<Step> steps = new ArrayList<>();
    boolean bounded = true;
    BitSet open = new BitSet();
    open.set(0, wants.size());
    while (!open.isEmpty()) {
      CompatibleGaps.Choice choice = compatible.most(open);
      bounded &= choice.isExact();
      BitSet chosen = choice.gaps();
      long records = chosen.stream().mapToLong(place -> left[place]).min().orElseThrow();
      SortedMap<String, String> pattern = new TreeMap<>();
      List<Integer> closes = new ArrayList<>();
      chosen.stream()
          .forEach(
              place -> {
                pattern.putAll(wants.get(place).pattern());
                left[place] -= records;
                closes.add(place);
                if (left[place] == 0) {
                  open.clear(place);
                }
              });
      steps.add(new Step(pattern, records, closes));
    }
    long fewest = wants.stream().mapToLong(Want::missing).max().orElse(0);
    return new CollectionPlan(ranked(merged(steps), wants), bounded, fewest);
  }

  /** Steps of one kind that count for the same become one. */
  private static List<Step> merged(List<Step> steps) {
    Map<List<Object>, Step> merged = new LinkedHashMap<>();
    for (Step step : steps) {
      merged.merge(
          List.of(step.pattern(), step.closes()),
          step,
          (a, b) -> new Step(a.pattern(), a.records() + b.records(), a.closes()));
    }
    return new ArrayList<>(merged.values());
  }

  private static List<Step> ranked(List<Step> steps, List<Want> wants) {
    steps.sort(
        Comparator.<Step, BigInteger>comparing(step -> effect(step, wants))
            .reversed()
            .thenComparing(step -> step.pattern().toString()));
    return steps;
  }

  /** How many missing records of gaps a step makes up for; what only keeps a share is no gap. */
  private static BigInteger effect(Step step, List<Want> wants) {
    long gaps =
        step.closes().stream()
            .filter(place -> wants.get(place).reason() != Want.Reason.BALANCE)
            .count();
    return BigInteger.valueOf(step.records()).multiply(BigInteger.valueOf(gaps));
  }
}
