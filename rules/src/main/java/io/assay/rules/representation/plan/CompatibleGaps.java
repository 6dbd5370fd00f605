package io.assay.rules.representation.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which gaps one record can count for together: those that want the same category of every
 * dimension that both name. Gaps that agree in pairs agree all together.
 */
final class CompatibleGaps {
  private static final int MOST_TRIALS = 20_000;

  private final BitSet[] agreeing;
  private final List<Named> dimensions = new ArrayList<>();

  CompatibleGaps(List<Want> wants) {
    agreeing = new BitSet[wants.size()];
    Map<String, Map<String, BitSet>> named = new HashMap<>();
    for (int i = 0; i < wants.size(); i++) {
      agreeing[i] = new BitSet();
      for (int j = 0; j < wants.size(); j++) {
        agreeing[i].set(j, wants.get(i).agreesWith(wants.get(j).pattern()));
      }
      for (Map.Entry<String, String> name : wants.get(i).pattern().entrySet()) {
        named
            .computeIfAbsent(name.getKey(), any -> new HashMap<>())
            .computeIfAbsent(name.getValue(), any -> new BitSet())
            .set(i);
      }
    }
    named.values().forEach(values -> dimensions.add(Named.of(wants.size(), values)));
  }

  /**
   * A dimension.
   *
   * @param open gaps that do not name it
   * @param values gaps that name each of its categories
   */
  private record Named(BitSet open, List<BitSet> values) {

    static Named of(int gaps, Map<String, BitSet> values) {
      BitSet open = new BitSet();
      open.set(0, gaps);
      values.values().forEach(open::andNot);
      return new Named(open, List.copyOf(values.values()));
    }

    /** One record has one category, so no more of these can agree. */
    int most(BitSet gaps) {
      int largest = 0;
      for (BitSet value : values) {
        largest = Math.max(largest, common(gaps, value));
      }
      return common(gaps, open) + largest;
    }

    private static int common(BitSet one, BitSet other) {
      BitSet both = (BitSet) one.clone();
      both.and(other);
      return both.cardinality();
    }
  }

  /**
   * Gaps that agree.
   *
   * @param isExact whether no more of them can
   */
  record Choice(BitSet gaps, boolean isExact) {}

  /** The largest set of open gaps that one record can count for, by branch and bound. */
  Choice most(BitSet open) {
    Search search = new Search();
    search.grow(new BitSet(), (BitSet) open.clone());
    return new Choice(search.best, search.trials <= MOST_TRIALS);
  }

  private final class Search {
    private BitSet best = new BitSet();
    private int trials;

    void grow(BitSet chosen, BitSet candidates) {
      if (chosen.cardinality() > best.cardinality()) {
        best = (BitSet) chosen.clone();
      }
      int place = candidates.nextSetBit(0);
      while (place >= 0 && trials++ <= MOST_TRIALS && canGrow(chosen, candidates)) {
        BitSet narrowed = (BitSet) candidates.clone();
        narrowed.and(agreeing[place]);
        narrowed.clear(place);
        boolean agreesWithAll = narrowed.cardinality() == candidates.cardinality() - 1;
        chosen.set(place);
        grow(chosen, narrowed);
        chosen.clear(place);
        if (agreesWithAll) {
          return; // Without it, no choice is larger.
        }
        candidates.clear(place);
        place = candidates.nextSetBit(place + 1);
      }
    }

    private boolean canGrow(BitSet chosen, BitSet candidates) {
      int wanted = best.cardinality() - chosen.cardinality();
      if (candidates.cardinality() <= wanted) {
        return false;
      }
      return dimensions.stream().allMatch(dimension -> dimension.most(candidates) > wanted);
    }
  }
}
