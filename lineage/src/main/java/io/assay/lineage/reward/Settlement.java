package io.assay.lineage.reward;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The books after a batch: its ledger, with what was taken back and what was let go, and the new
 * balances.
 *
 * <p>Cumulative amounts never fall. Earnings may be held for some batches. What is free of a
 * person's earnings first pays that person's debts, and so does what is held; the rest goes to the
 * address the registry names now, or waits. What an address got before stays there when the
 * registry changes. Recovered debts join the carry.
 *
 * <p>The ledger alone tells the balances: over all batches, the rows with an address add up to what
 * is cumulative there, and the rows of a pseudonym without one to what waits and is held, less the
 * debt.
 *
 * @param ledger of the batch, complete
 * @param balances after the batch
 */
public record Settlement(Ledger ledger, Balances balances) {
  /**
   * Where money goes.
   *
   * @param people address of each pseudonym the registry knows
   * @param treasury an address like any other, which a person may share
   */
  public record Accounts(SortedMap<Pseudonym, Address> people, Address treasury) {
    public Accounts {
      people = new TreeMap<>(people);
    }
  }

  /**
   * What keeps earnings from an address.
   *
   * @param corrections newly found overpayments for contents by pseudonym, above 0 each
   * @param disownedVotes what votes earned that are now found to be no work of the annotator, above
   *     0 each
   * @param holdBatches batches for which the earnings of this one wait, 0 or more
   */
  public record Withheld(
      SortedMap<Pseudonym, BigInteger> corrections,
      SortedMap<Pseudonym, BigInteger> disownedVotes,
      int holdBatches) {
    /** Nothing does. */
    public static final Withheld NOTHING = new Withheld(new TreeMap<>(), 0);

    public Withheld {
      corrections = positive(Reasons.CORRECTION, corrections);
      disownedVotes = positive(Reasons.DISOWNED_VOTES, disownedVotes);
      if (holdBatches < 0) {
        throw new IllegalArgumentException(
            "hold-batches: %d (expected: 0 or more)".formatted(holdBatches));
      }
    }

    /** Without disowned votes. */
    public Withheld(SortedMap<Pseudonym, BigInteger> corrections, int holdBatches) {
      this(corrections, new TreeMap<>(), holdBatches);
    }

    /** By reason, what is taken back from a person; reasons without an amount are missing. */
    SortedMap<String, BigInteger> from(Pseudonym person) {
      SortedMap<String, BigInteger> found = new TreeMap<>();
      BigInteger contents = corrections.get(person);
      BigInteger votes = disownedVotes.get(person);
      if (contents != null) {
        found.put(Reasons.CORRECTION, contents);
      }
      if (votes != null) {
        found.put(Reasons.DISOWNED_VOTES, votes);
      }
      return found;
    }

    /** Who has something taken back. */
    SortedSet<Pseudonym> people() {
      SortedSet<Pseudonym> people = new TreeSet<>(corrections.keySet());
      people.addAll(disownedVotes.keySet());
      return people;
    }

    private static SortedMap<Pseudonym, BigInteger> positive(
        String reason, SortedMap<Pseudonym, BigInteger> amounts) {
      amounts.forEach(
          (person, amount) -> {
            if (amount.signum() <= 0) {
              throw new IllegalArgumentException(
                  "%s of %s: %s (expected: above 0)".formatted(reason, person, amount));
            }
          });
      return new TreeMap<>(amounts);
    }
  }

  /**
   * Books a batch.
   *
   * @param previous balances after the batch before
   * @param ledger as {@link Allocation} made it
   */
  public static Settlement of(
      Balances previous, Ledger ledger, Withheld withheld, Accounts accounts) {
    return new Booking(previous, withheld, accounts).book(ledger);
  }

  /** Books a batch from which nothing is withheld. */
  public static Settlement of(Balances previous, Ledger ledger, Accounts accounts) {
    return of(previous, ledger, Withheld.NOTHING, accounts);
  }

  /**
   * A batch that pays nobody: no amount moves, and what was carried over is carried on.
   *
   * @param previous balances after the batch before
   */
  public static Settlement withoutRewards(Balances previous, BigInteger carryIn) {
    List<LedgerEntry> entries =
        carryIn.signum() == 0
            ? List.of()
            : List.of(
                LedgerEntry.carry(Reasons.CARRIED_IN, carryIn.negate()),
                LedgerEntry.carry(Reasons.NOT_EARNED, carryIn));
    return new Settlement(new Ledger(entries), previous);
  }

  /** Whether nobody was ever paid and nothing is there to pay. */
  public boolean isEmpty() {
    return ledger.entries().isEmpty() && balances.equals(Balances.none());
  }
}
