package io.assay.rules.representation.plan;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records to collect next, all alike.
 *
 * @param pattern category by dimension; what is left out is free
 * @param records how many
 * @param closes places of the gaps that each of them counts for, increasing
 */
public record Step(SortedMap<String, String> pattern, long records, List<Integer> closes)
    implements Serializable {

  public Step {
    pattern = Collections.unmodifiableSortedMap(new TreeMap<>(pattern));
    closes = List.copyOf(closes);
  }
}
