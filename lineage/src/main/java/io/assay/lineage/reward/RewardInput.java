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
 * @param terms the charter's pool, split, weights and caps
 * @param funds what is distributed beside the pool
 * @param work accepted work in any order; units with the same people, kind and quality add up, and
 *     each says what it fills of a gap
 * @param decisions how many review decisions of each curator count in this batch, 0 or more
 */
public record RewardInput(
    RewardsSection terms, Funds funds, List<WorkUnit> work, SortedMap<Pseudonym, Long> decisions) {
  public RewardInput {
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

  /** A batch without revenue. */
  public RewardInput(
      RewardsSection terms,
      BigInteger carryIn,
      List<WorkUnit> work,
      SortedMap<Pseudonym, Long> decisions) {
    this(terms, Funds.carried(carryIn), work, decisions);
  }

  /** What the batch before carried over. */
  public BigInteger carryIn() {
    return funds.carryIn();
  }

  /** What is split by basis points: the charter's pool and the revenue. */
  public BigInteger pool() {
    return terms.poolPerBatch().add(funds.revenue());
  }
}
