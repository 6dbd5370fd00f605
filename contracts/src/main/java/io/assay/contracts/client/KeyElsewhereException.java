package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;

/** A transaction would have to be signed anew, and the key of its account is not at hand. */
final class KeyElsewhereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyElsewhereException(Address account, String why) {
    super(why + ", and the key of " + account + " is not at hand");
  }
}
