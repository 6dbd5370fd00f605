package io.assay.jobs.report.content;

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
 * @param accounts accounts that earned something in this batch
 * @param top the accounts that earned most, then by pseudonym
 * @param payable cumulative amounts of all addresses together
 * @param addresses how many addresses have a cumulative amount
 * @param waiting what people without an address have earned so far
 * @param waitingAccounts how many they are
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
    BigInteger waiting,
    long waitingAccounts) {

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

  /** What one person earned in the batch. */
  public record Account(String pseudonym, BigInteger amount, boolean waits) {}
}
