package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.RewardsSection.BountyTerms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What bounties take of the contributors' part, and whose it is. A cell in which m items were
 * missing and n came in weighs as much as the smaller of the two; its n items share that equally,
 * in no order, so that nobody gains by being first or by saying so, and more than is missing earns
 * no more in sum. All bounties together take what their weight has a right to among all work, and
 * at most the budget.
 */
final class BountyShares {
  private final RewardsSection terms;
  private final SortedMap<String, BigInteger> weights = new TreeMap<>();
  private final SortedMap<String, List<Bounties.Claim>> claims = new TreeMap<>();

  BountyShares(RewardsSection terms, Bounties bounties) {
    this.terms = terms;
    BountyTerms offered = terms.bounties();
    if (offered == null) {
      return;
    }
    bounties.cells().forEach(cell -> claims.put(cell.name(), new ArrayList<>()));
    for (Bounties.Claim claim : bounties.claims()) {
      List<Bounties.Claim> ofCell = claims.get(claim.cell());
      if (ofCell != null && claim.evidence() != Bounties.Evidence.DECLARED) {
        ofCell.add(claim);
      }
    }
    for (Bounties.Cell cell : bounties.cells()) {
      BigInteger each =
          BigInteger.valueOf((long) cell.kind().weight(offered) * WorkKind.unit(terms));
      BigInteger filled = count(cell.name()).min(BigInteger.valueOf(cell.missing()));
      weights.put(cell.name(), filled.multiply(each).multiply(BigInteger.valueOf(Quality.WHOLE)));
    }
  }

  /** Weight of all cells. */
  BigInteger weight() {
    return sum(weights);
  }

  /**
   * Of the contributors' part, what bounties take.
   *
   * @param work weight of all other work
   */
  BigInteger part(BigInteger contributors, BigInteger work) {
    BigInteger own = sum(weights);
    BountyTerms offered = terms.bounties();
    if (offered == null || own.signum() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger budget =
        contributors
            .multiply(BigInteger.valueOf(offered.budgetBasisPoints()))
            .divide(BigInteger.valueOf(Quality.WHOLE));
    return budget.min(contributors.multiply(own).divide(own.add(work)));
  }

  /** The part among people; it adds up. */
  SortedMap<Pseudonym, BigInteger> of(BigInteger part) {
    SortedMap<Pseudonym, BigInteger> amounts = new TreeMap<>();
    if (sum(weights).signum() > 0) {
      LargestRemainder.split(part, weights)
          .forEach(
              (cell, amount) ->
                  ofCell(cell, amount)
                      .forEach((person, own) -> amounts.merge(person, own, BigInteger::add)));
    }
    return amounts;
  }

  private SortedMap<Pseudonym, BigInteger> ofCell(String cell, BigInteger amount) {
    SortedMap<Pseudonym, BigInteger> numerators = new TreeMap<>();
    for (Bounties.Claim claim : claims.getOrDefault(cell, List.of())) {
      BigInteger count = BigInteger.valueOf(claim.count());
      EqualShares.of(amount, claim.contributors())
          .forEach((person, own) -> numerators.merge(person, own.multiply(count), BigInteger::add));
    }
    return LargestRemainder.round(numerators, count(cell));
  }

  private BigInteger count(String cell) {
    BigInteger count = BigInteger.ZERO;
    for (Bounties.Claim claim : claims.getOrDefault(cell, List.of())) {
      count = count.add(BigInteger.valueOf(claim.count()));
    }
    return count;
  }

  private static BigInteger sum(SortedMap<String, BigInteger> values) {
    return values.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
