package io.assay.lineage.reward;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Settlement.Accounts;
import io.assay.lineage.reward.Settlement.Withheld;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Books one batch; see {@link Settlement}. */
final class Booking {
  private final Balances previous;
  private final Withheld withheld;
  private final Accounts accounts;
  private final SortedMap<Address, BigInteger> cumulative;
  private final SortedMap<Pseudonym, BigInteger> waiting = new TreeMap<>();
  private final SortedMap<Pseudonym, SortedMap<Integer, BigInteger>> held = new TreeMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  Booking(Balances previous, Withheld withheld, Accounts accounts) {
    this.previous = previous;
    this.withheld = withheld;
    this.accounts = accounts;
    this.cumulative = new TreeMap<>(previous.cumulative());
  }

  Settlement book(Ledger ledger) {
    SortedMap<Pseudonym, BigInteger> earned = ledger.byPerson();
    SortedSet<Pseudonym> people = new TreeSet<>(earned.keySet());
    people.addAll(previous.waiting().keySet());
    people.addAll(previous.held().keySet());
    people.addAll(withheld.people());
    SortedMap<Pseudonym, Address> direct = new TreeMap<>();
    for (Pseudonym person : people) {
      Address address = accounts.people().get(person);
      if (settle(person, earned.getOrDefault(person, BigInteger.ZERO), address)) {
        direct.put(person, address);
      }
    }
    for (LedgerEntry entry : ledger.entries()) {
      entries.add(
          entry.role() == Role.TREASURY
              ? entry.at(accounts.treasury())
              : entry.at(entry.person().map(direct::get).orElse(null)));
    }
    pay(accounts.treasury(), ledger.treasury());
    return new Settlement(new Ledger(entries), new Balances(cumulative, waiting, held));
  }

  /** Whether what was earned goes to the address as it is; else it waits, and a part is let go. */
  private boolean settle(Pseudonym person, BigInteger earned, @Nullable Address address) {
    BigInteger before = previous.waiting().getOrDefault(person, BigInteger.ZERO);
    SortedMap<Integer, BigInteger> later = new TreeMap<>();
    BigInteger free = before.max(BigInteger.ZERO).add(age(person, later));
    boolean isHeld = withheld.holdBatches() > 0 && earned.signum() > 0;
    if (isHeld) {
      later.merge(withheld.holdBatches(), earned, BigInteger::add);
    }
    BigInteger owed = before.negate().max(BigInteger.ZERO).add(takeBack(person));
    boolean isDirect = false;
    if (!isHeld && owed.signum() == 0 && address != null) {
      isDirect = true;
      pay(address, earned);
    } else if (!isHeld) {
      free = free.add(earned);
    }
    BigInteger left = recover(free, owed, later);
    if (!later.isEmpty()) {
      held.put(person, later);
    }
    if (left.signum() > 0 && address != null) {
      release(person, address, left);
    } else if (left.signum() != 0) {
      waiting.put(person, left);
    }
    return isDirect;
  }

  /** What is newly found to be owed. */
  private BigInteger takeBack(Pseudonym person) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<String, BigInteger> found : withheld.from(person).entrySet()) {
      BigInteger amount = found.getValue();
      Role role = found.getKey().equals(Reasons.DISOWNED_VOTES) ? Role.ANNOTATOR : Role.CONTRIBUTOR;
      entries.add(LedgerEntry.of(person, role, found.getKey(), amount.negate()));
      entries.add(LedgerEntry.receivable(found.getKey(), amount));
      sum = sum.add(amount);
    }
    return sum;
  }

  /** One batch less to wait for; what has waited long enough is the result. */
  private BigInteger age(Pseudonym person, SortedMap<Integer, BigInteger> later) {
    BigInteger mature = BigInteger.ZERO;
    SortedMap<Integer, BigInteger> amounts = previous.held().getOrDefault(person, new TreeMap<>());
    for (SortedMap.Entry<Integer, BigInteger> entry : amounts.entrySet()) {
      if (entry.getKey() == 1) {
        mature = entry.getValue();
      } else {
        later.put(entry.getKey() - 1, entry.getValue());
      }
    }
    return mature;
  }

  /** Takes what is owed from what is free, then from what is held; what is left, or still owed. */
  private BigInteger recover(
      BigInteger available, BigInteger owed, SortedMap<Integer, BigInteger> later) {
    BigInteger recovered = available.min(owed);
    BigInteger left = available.subtract(recovered);
    for (Integer wait : List.copyOf(later.keySet())) {
      BigInteger amount = later.getOrDefault(wait, BigInteger.ZERO);
      BigInteger taken = amount.min(owed.subtract(recovered));
      recovered = recovered.add(taken);
      if (taken.equals(amount)) {
        later.remove(wait);
      } else {
        later.put(wait, amount.subtract(taken));
      }
    }
    if (recovered.signum() > 0) {
      entries.add(LedgerEntry.receivable(Reasons.RECOVERED, recovered.negate()));
      entries.add(LedgerEntry.carry(Reasons.RECOVERED, recovered));
    }
    return left.subtract(owed.subtract(recovered));
  }

  private void release(Pseudonym person, Address address, BigInteger amount) {
    LedgerEntry released = LedgerEntry.of(person, Role.CONTRIBUTOR, Reasons.RELEASED, amount);
    entries.add(LedgerEntry.of(person, Role.CONTRIBUTOR, Reasons.RELEASED, amount.negate()));
    entries.add(released.at(address));
    pay(address, amount);
  }

  private void pay(Address address, BigInteger amount) {
    if (amount.signum() > 0) {
      cumulative.merge(address, amount, BigInteger::add);
    }
  }
}
