package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction is to do.
 *
 * @param name what it is, for people and to find it again; the same name, contract and data are the
 *     same call
 * @param contract whom it calls
 * @param data selector and arguments, hex with {@code 0x}
 * @param repeat what comes of doing it twice
 * @param purpose why it is made; null for a call whose contract refuses it once it is in vain
 */
record Call(String name, Address contract, String data, Repeat repeat, @Nullable Purpose purpose) {

  /** What comes of the same call under another transaction number. */
  enum Repeat {
    /** The contract refuses it, or it changes nothing. */
    REFUSED,
    /** It has its effect twice, as a transfer has. */
    COUNTS_TWICE
  }

  /**
   * What a call is to change. It is in vain once that is not as it was found. Two calls that change
   * the same are rivals: at most one of them may be mined.
   *
   * @param contract whom to ask
   * @param data the question
   * @param answer what was answered when the call was planned; null if the call is wanted whatever
   *     it is
   */
  record Purpose(Address contract, String data, @Nullable String answer) {
    boolean isAbout(@Nullable Purpose other) {
      return other != null && contract.equals(other.contract) && data.equalsIgnoreCase(other.data);
    }
  }

  /** A call that a contract takes once. */
  static Call once(String name, Address contract, String data) {
    return new Call(name, contract, data, Repeat.REFUSED, null);
  }

  /** A call that has its effect as often as it is made. */
  static Call counting(String name, Address contract, String data, @Nullable Purpose purpose) {
    return new Call(name, contract, data, Repeat.COUNTS_TWICE, purpose);
  }

  boolean countsTwice() {
    return repeat == Repeat.COUNTS_TWICE;
  }

  boolean isSame(Call other) {
    return name.equals(other.name)
        && contract.equals(other.contract)
        && data.equalsIgnoreCase(other.data);
  }

  boolean isRivalOf(Call other) {
    return purpose != null && purpose.isAbout(other.purpose) && !isSame(other);
  }
}
