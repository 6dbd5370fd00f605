package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;

/**
 * What one transaction is to do.
 *
 * @param name what it is, for people and to find it again; the same name, contract and data are the
 *     same call
 * @param contract whom it calls
 * @param data selector and arguments, hex with {@code 0x}
 * @param repeat what comes of doing it twice
 */
record Call(String name, Address contract, String data, Repeat repeat) {

  /** What comes of the same call under another transaction number. */
  enum Repeat {
    /** The contract refuses it, or it changes nothing. */
    REFUSED,
    /** It has its effect twice, as a transfer has. */
    COUNTS_TWICE
  }

  /** A call that a contract takes once. */
  static Call once(String name, Address contract, String data) {
    return new Call(name, contract, data, Repeat.REFUSED);
  }

  boolean isSame(Call other) {
    return name.equals(other.name)
        && contract.equals(other.contract)
        && data.equalsIgnoreCase(other.data);
  }
}
