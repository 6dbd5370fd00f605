package io.assay.lineage.reward;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money in a batch. Ordered by role, account, reason, amount and address.
 *
 * @param account a pseudonym, {@code treasury}, {@code carry} or {@code receivable}
 * @param role in what capacity
 * @param reason what for, a code of {@link Reasons}
 * @param amount base units; negative where it takes back
 * @param address whose cumulative amount it moves; null while it waits, and for no account
 */
public record LedgerEntry(
    String account, Role role, String reason, BigInteger amount, @Nullable Address address)
    implements Comparable<LedgerEntry> {
  private static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::role)
          .thenComparing(LedgerEntry::account)
          .thenComparing(LedgerEntry::reason)
          .thenComparing(LedgerEntry::amount)
          .thenComparing(
              LedgerEntry::address, Comparator.nullsFirst(Comparator.<Address>naturalOrder()));

  public LedgerEntry {
    if (role.isPersonal()) {
      new Pseudonym(account);
    } else if (!account.equals(role.text())) {
      throw new IllegalArgumentException(
          "account: %s (expected: %s)".formatted(account, role.text()));
    }
  }

  LedgerEntry(String account, Role role, String reason, BigInteger amount) {
    this(account, role, reason, amount, null);
  }

  static LedgerEntry of(Pseudonym person, Role role, String reason, BigInteger amount) {
    return new LedgerEntry(person.hex(), role, reason, amount);
  }

  static LedgerEntry treasury(BigInteger amount) {
    return new LedgerEntry(Role.TREASURY.text(), Role.TREASURY, Reasons.TREASURY_SHARE, amount);
  }

  static LedgerEntry carry(String reason, BigInteger amount) {
    return new LedgerEntry(Role.CARRY.text(), Role.CARRY, reason, amount);
  }

  static LedgerEntry receivable(String reason, BigInteger amount) {
    return new LedgerEntry(Role.RECEIVABLE.text(), Role.RECEIVABLE, reason, amount);
  }

  /** The same movement, to or from an address. */
  LedgerEntry at(@Nullable Address other) {
    return new LedgerEntry(account, role, reason, amount, other);
  }

  /** The person the entry belongs to; empty for treasury and carry. */
  public Optional<Pseudonym> person() {
    return role.isPersonal() ? Optional.of(new Pseudonym(account)) : Optional.empty();
  }

  @Override
  public int compareTo(LedgerEntry other) {
    return ORDER.compare(this, other);
  }
}
