package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.rules.digest.Eip55;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/**
 * The account that pays for and signs transactions. Its key is never printed, logged or handed out,
 * and need not be known here at all.
 */
public final class Signer {

  /** Anvil's first development key: printed in its manual, so known to everybody. */
  private static final BigInteger PUBLIC_DEVELOPMENT_KEY =
      new BigInteger("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80", 16);

  private static final Address PUBLIC_DEVELOPMENT_ADDRESS =
      new Address("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

  /** Whatever turns a transaction into a signed one. */
  interface Key {
    byte[] sign(RawTransaction transaction);
  }

  private final Address address;
  private final Key key;

  private Signer(Address address, Key key) {
    this.address = address;
    this.key = key;
  }

  /**
   * The account of the embedded chain. Anybody can sign with its key, so what it signs proves
   * nothing to third parties, and no other chain accepts it here.
   */
  public static Signer embedded() {
    return new Signer(PUBLIC_DEVELOPMENT_ADDRESS, held(PUBLIC_DEVELOPMENT_KEY));
  }

  /** The account of a private key, a number between 1 and the order of secp256k1 - 1. */
  public static Signer ofPrivateKey(BigInteger key) {
    if (key.signum() <= 0 || key.compareTo(Sign.CURVE_PARAMS.getN()) >= 0) {
      throw new IllegalArgumentException(
          "private key: out of range (expected: 1 to the order of secp256k1 - 1)");
    }
    Credentials credentials = Credentials.create(ECKeyPair.create(key));
    return new Signer(new Address(Eip55.checksummed(credentials.getAddress())), held(key));
  }

  /**
   * The account of an encrypted key file (Web3 Secret Storage, version 3), as wallets write it.
   *
   * @param passphrase overwritten before this returns
   * @throws KeyException when the file is no such file, or the passphrase is not its own
   */
  public static Signer ofKeystore(Path file, char[] passphrase) {
    return KeystoreFile.read(file, passphrase);
  }

  /**
   * An account whose key another program holds, which signs over JSON-RPC by {@code
   * eth_signTransaction}, as Web3Signer does. What it returns is checked to be the transaction that
   * was asked for, signed by that account.
   *
   * @param url http or https
   */
  public static Signer external(URI url, Address account) {
    return new Signer(account, new ExternalSigner(url, account));
  }

  /** Nobody: for whoever only reads. */
  public static Signer reader() {
    return new Signer(
        Address.ZERO,
        transaction -> {
          throw KeyException.missing();
        });
  }

  public Address address() {
    return address;
  }

  /** Whether its key is printed in manuals. */
  boolean isPublic() {
    return address.equals(PUBLIC_DEVELOPMENT_ADDRESS);
  }

  /**
   * @throws KeyException when this is nobody
   */
  void requireKey() {
    if (address.equals(Address.ZERO)) {
      throw KeyException.missing();
    }
  }

  byte[] sign(RawTransaction transaction) {
    return key.sign(transaction);
  }

  /** Loading the curve costs 300 ms of CPU once, so whoever only reads must not come here. */
  private static Key held(BigInteger key) {
    return transaction ->
        TransactionEncoder.signMessage(transaction, Credentials.create(ECKeyPair.create(key)));
  }

  @Override
  public String toString() {
    return "Signer[" + address + "]";
  }
}
