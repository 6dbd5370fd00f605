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
 * @param held of each pseudonym: earnings, above 0, by the number of batches that they still wait
 *     for, above 0
 */
public record Balances(
    SortedMap<Address, BigInteger> cumulative,
    SortedMap<Pseudonym, BigInteger> waiting,
    SortedMap<Pseudonym, SortedMap<Integer, BigInteger>> held) {
  private static final int CHAIN_BITS = 256;

  public Balances {
    cumulative = new TreeMap<>(cumulative);
    waiting = new TreeMap<>(waiting);
    held = new TreeMap<>(held);
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
    for (Map.Entry<Pseudonym, SortedMap<Integer, BigInteger>> entry : held.entrySet()) {
      entry.getValue().forEach((left, amount) -> requireHeld(entry.getKey(), left, amount));
    }
  }

  /** Where nothing is held. */
  public Balances(
      SortedMap<Address, BigInteger> cumulative, SortedMap<Pseudonym, BigInteger> waiting) {
    this(cumulative, waiting, new TreeMap<>());
  }

  private static void requireHeld(Pseudonym person, int left, BigInteger amount) {
    if (left <= 0 || amount.signum() <= 0) {
      throw new IllegalArgumentException(
          "held of %s: %s for %d batches (expected: both above 0)".formatted(person, amount, left));
    }
  }

  /** Before the first batch. */
  public static Balances none() {
    return new Balances(new TreeMap<>(), new TreeMap<>());
  }
}
