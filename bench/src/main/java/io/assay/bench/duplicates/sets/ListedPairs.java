package io.assay.bench.duplicates.sets;

import io.assay.rules.dedupe.similarity.SortedSets;
import java.util.List;

/**
 * The pairs that somebody labelled: records 0 and 1, 2 and 3, and so on.
 *
 * @param labels for each pair whether it matches
 */
record ListedPairs(List<Boolean> labels) implements Comparisons {

  @Override
  public void forEach(List<long[][]> views, Receiver receiver) {
    int[] shared = new int[views.size()];
    for (int pair = 0; pair < labels.size(); pair++) {
      for (int view = 0; view < shared.length; view++) {
        long[][] sets = views.get(view);
        shared[view] = SortedSets.overlap(sets[2 * pair], sets[2 * pair + 1]).shared();
      }
      receiver.take(2 * pair, 2 * pair + 1, labels.get(pair), shared);
    }
  }

  @Override
  public int matches() {
    return (int) labels.stream().filter(label -> label).count();
  }
}
