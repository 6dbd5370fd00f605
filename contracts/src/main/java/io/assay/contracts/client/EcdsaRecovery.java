package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.attestation.Signature;
import io.assay.lineage.attestation.SignatureRecovery;
import io.assay.rules.digest.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * Finds the signer of a digest as {@code ecrecover} does: public key recovery on secp256k1 (SEC 1,
 * 4.1.6), then the last 20 bytes of its keccak256. Asks no chain.
 */
public final class EcdsaRecovery implements SignatureRecovery {

  private static final int V_BASE = 27;
  private static final int PUBLIC_KEY = 64;

  @Override
  public Optional<Address> recover(byte[] digest, Signature signature) {
    if (digest.length != Keccak256.LENGTH) {
      throw new IllegalArgumentException("digest: " + digest.length + " bytes (expected: 32)");
    }
    BigInteger key = publicKey(digest, signature);
    return key.signum() == 0 ? Optional.empty() : Optional.of(address(key));
  }

  /** Zero when there is none: r is no x coordinate of the curve, or the key would be infinity. */
  private static BigInteger publicKey(byte[] digest, Signature signature) {
    ECDSASignature pair = new ECDSASignature(signature.r(), signature.s());
    try {
      BigInteger key = Sign.recoverFromSignature(signature.v() - V_BASE, pair, digest);
      return key == null ? BigInteger.ZERO : key;
    } catch (IllegalArgumentException notOnTheCurve) {
      return BigInteger.ZERO;
    }
  }

  private static Address address(BigInteger publicKey) {
    byte[] hash = Keccak256.of(Numeric.toBytesPadded(publicKey, PUBLIC_KEY));
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }
}
