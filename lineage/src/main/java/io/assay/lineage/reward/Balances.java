package io.assay.lineage.reward;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has been paid out and what has not, after some batch.
 *
 * @param cumulative all that each address may ever have claimed, above 0 and below 2^256; the
 *     leaves of the rewards tree
 * @param waiting of each pseudonym: earnings that no address is known for, above 0, or a debt from
 *     an overpayment, below 0; never 0
 */
public record Balances(
    SortedMap<Address, BigInteger> cumulative, SortedMap<Pseudonym, BigInteger> waiting) {
  private static final int CHAIN_BITS = 256;

  public Balances {
    cumulative = new TreeMap<>(cumulative);
    waiting = new TreeMap<>(waiting);
    for (Map.Entry<Address, BigInteger> entry : cumulative.entrySet()) {
      if (entry.getValue().signum() <= 0 || entry.getValue().bitLength() > CHAIN_BITS) {
        throw new IllegalArgumentException(
            "cumulative of %s: %s (expected: 1 to 2^256 - 1)"
                .formatted(entry.getKey(), entry.getValue()));
      }
    }
    for (Map.Entry<Pseudonym, BigInteger> entry : waiting.entrySet()) {
      if (entry.getValue().signum() == 0) {
        throw new IllegalArgumentException(
            "waiting of %s: 0 (expected: no entry)".formatted(entry.getKey()));
      }
    }
  }

  /** Before the first batch. */
  public static Balances none() {
    return new Balances(new TreeMap<>(), new TreeMap<>());
  }
}
