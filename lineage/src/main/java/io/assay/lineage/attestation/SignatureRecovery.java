package io.assay.lineage.attestation;

import java.util.Optional;

/** The port through which a signer is found; implemented where elliptic curves are at hand. */
@FunctionalInterface
public interface SignatureRecovery {
  /**
   * The account whose key made the signature over exactly this digest, or empty if the signature
   * belongs to no key. Any well-formed signature recovers to some account: the caller compares.
   *
   * @param digest 32 bytes, signed as they are, without a message prefix
   */
  Optional<Address> recover(byte[] digest, Signature signature);
}
