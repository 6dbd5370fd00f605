package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * One movement of money in a batch. Ordered by role, account and reason.
 *
 * @param account a pseudonym, {@code treasury} or {@code carry}
 * @param role in what capacity
 * @param reason what for, a code of {@link Reasons}
 * @param amount base units; negative where it takes back
 */
public record LedgerEntry(String account, Role role, String reason, BigInteger amount)
    implements Comparable<LedgerEntry> {
  private static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::role)
          .thenComparing(LedgerEntry::account)
          .thenComparing(LedgerEntry::reason)
          .thenComparing(LedgerEntry::amount);

  public LedgerEntry {
    if (role.isPersonal()) {
      new Pseudonym(account);
    } else if (!account.equals(role.text())) {
      throw new IllegalArgumentException(
          "account: %s (expected: %s)".formatted(account, role.text()));
    }
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

  /** The person the entry belongs to; empty for treasury and carry. */
  public Optional<Pseudonym> person() {
    return role.isPersonal() ? Optional.of(new Pseudonym(account)) : Optional.empty();
  }

  @Override
  public int compareTo(LedgerEntry other) {
    return ORDER.compare(this, other);
  }
}
