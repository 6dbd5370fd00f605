package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the rewards of a batch depend on.
 *
 * @param terms the charter's pool, split, weights and cap
 * @param carryIn what the batch before carried over, 0 or more base units
 * @param work accepted work in any order; units with the same people and kind add up
 * @param decisions how many review decisions each curator took in this batch, 0 or more
 */
public record RewardInput(
    RewardsSection terms,
    BigInteger carryIn,
    List<WorkUnit> work,
    SortedMap<Pseudonym, Long> decisions) {
  public RewardInput {
    if (carryIn.signum() < 0) {
      throw new IllegalArgumentException("carry-in: %s (expected: 0 or more)".formatted(carryIn));
    }
    for (Map.Entry<Pseudonym, Long> entry : decisions.entrySet()) {
      if (entry.getValue() < 0) {
        throw new IllegalArgumentException(
            "decisions of %s: %d (expected: 0 or more)"
                .formatted(entry.getKey(), entry.getValue()));
      }
    }
    work = List.copyOf(work);
    decisions = new TreeMap<>(decisions);
  }
}
