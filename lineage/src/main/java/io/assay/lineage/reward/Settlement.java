package io.assay.lineage.reward;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The books after a batch: its ledger, with what was taken back, and the new balances.
 *
 * <p>Cumulative amounts never fall. Earnings and waiting amounts of a person first pay that
 * person's debts, then go to the address the registry names now, or wait; what an address got
 * before stays there when the registry changes. Recovered debts join the carry. So cumulative
 * amounts, waiting earnings and carry-out add up to everything the pools ever held.
 *
 * @param ledger of the batch, complete
 * @param balances after the batch
 * @param accounts where amounts of this batch went
 */
public record Settlement(Ledger ledger, Balances balances, Accounts accounts) {
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
   * Books a batch.
   *
   * @param previous balances after the batch before
   * @param ledger as {@link Allocation} made it
   * @param corrections newly found overpayments by pseudonym, above 0 each
   */
  public static Settlement of(
      Balances previous,
      Ledger ledger,
      SortedMap<Pseudonym, BigInteger> corrections,
      Accounts accounts) {
    return new Booking(previous, ledger, accounts).book(corrections);
  }

  /** Books a batch without corrections. */
  public static Settlement of(Balances previous, Ledger ledger, Accounts accounts) {
    return of(previous, ledger, new TreeMap<>(), accounts);
  }

  /** The address an entry's amount went to; empty while it waits, and for carry. */
  public Optional<Address> addressOf(LedgerEntry entry) {
    return switch (entry.role()) {
      case TREASURY -> Optional.of(accounts.treasury());
      case CARRY -> Optional.empty();
      case CONTRIBUTOR, ANNOTATOR, CURATOR -> entry.person().map(accounts.people()::get);
    };
  }

  private static final class Booking {
    private final Balances previous;
    private final Ledger ledger;
    private final Accounts accounts;
    private final SortedMap<Address, BigInteger> cumulative;
    private final SortedMap<Pseudonym, BigInteger> waiting = new TreeMap<>();
    private final List<LedgerEntry> entries;

    Booking(Balances previous, Ledger ledger, Accounts accounts) {
      this.previous = previous;
      this.ledger = ledger;
      this.accounts = accounts;
      this.cumulative = new TreeMap<>(previous.cumulative());
      this.entries = new ArrayList<>(ledger.entries());
    }

    Settlement book(SortedMap<Pseudonym, BigInteger> corrections) {
      SortedMap<Pseudonym, BigInteger> earned = ledger.byPerson();
      SortedSet<Pseudonym> people = new TreeSet<>(earned.keySet());
      people.addAll(previous.waiting().keySet());
      people.addAll(corrections.keySet());
      for (Pseudonym person : people) {
        BigInteger before = previous.waiting().getOrDefault(person, BigInteger.ZERO);
        BigInteger correction = corrections.getOrDefault(person, BigInteger.ZERO);
        if (correction.signum() < 0) {
          throw new IllegalArgumentException(
              "correction of %s: %s (expected: above 0)".formatted(person, correction));
        }
        BigInteger available =
            earned.getOrDefault(person, BigInteger.ZERO).add(before.max(BigInteger.ZERO));
        BigInteger owed = correction.add(before.negate().max(BigInteger.ZERO));
        settle(person, available, owed);
      }
      pay(accounts.treasury(), ledger.treasury());
      return new Settlement(new Ledger(entries), new Balances(cumulative, waiting), accounts);
    }

    private void settle(Pseudonym person, BigInteger available, BigInteger owed) {
      BigInteger recovered = available.min(owed);
      if (recovered.signum() > 0) {
        entries.add(
            LedgerEntry.of(person, Role.CONTRIBUTOR, Reasons.CORRECTION, recovered.negate()));
        entries.add(LedgerEntry.carry(Reasons.RECOVERED, recovered));
      }
      BigInteger left = available.subtract(owed);
      Address address = accounts.people().get(person);
      if (left.signum() > 0 && address != null) {
        pay(address, left);
      } else if (left.signum() != 0) {
        waiting.put(person, left);
      }
    }

    private void pay(Address address, BigInteger amount) {
      if (amount.signum() > 0) {
        cumulative.merge(address, amount, BigInteger::add);
      }
    }
  }
}
