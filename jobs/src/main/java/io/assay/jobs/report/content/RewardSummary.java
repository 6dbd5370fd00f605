package io.assay.jobs.report.content;

import io.assay.jobs.table.WaitingTotals;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the pool of a batch went, in base units.
 *
 * @param pool all entries together
 * @param byRole sum of the entries of each role
 * @param carriedIn what an earlier batch had carried over and this one distributed
 * @param lines number of people, by role
 * @param accounts people with earnings in this batch
 * @param top the accounts that earned most, then by pseudonym
 * @param payable cumulative amounts of all addresses together
 * @param addresses how many addresses have a cumulative amount
 * @param balances what waits, is held and is owed after the batch
 */
public record RewardSummary(
    BigInteger pool,
    Map<String, BigInteger> byRole,
    BigInteger carriedIn,
    Map<String, Long> lines,
    long accounts,
    List<Account> top,
    BigInteger payable,
    long addresses,
    WaitingTotals balances) {

  /** Copies. */
  public RewardSummary {
    byRole = new TreeMap<>(byRole);
    lines = new TreeMap<>(lines);
    top = List.copyOf(top);
  }

  /** The sum of the entries of a role. */
  public BigInteger of(String role) {
    return byRole.getOrDefault(role, BigInteger.ZERO);
  }

  /** What one person earned in the batch, above 0. */
  public record Account(String pseudonym, BigInteger amount) {}
}
