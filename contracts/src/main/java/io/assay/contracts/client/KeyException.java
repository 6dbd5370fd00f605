package io.assay.contracts.client;

import java.nio.file.Path;

/**
 * A key that cannot be used: its file, its passphrase, or the program that holds it. A usage error
 * for the command line; the message never shows a part of key or passphrase.
 */
public final class KeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private KeyException(String message) {
    super(message);
  }

  static KeyException unreadable(Path file, String found) {
    return new KeyException(
        "keystore: cannot read "
            + file
            + ": "
            + found
            + " (expected: Web3 Secret Storage, version 3). Export the key anew from the wallet"
            + " that made it.");
  }

  static KeyException wrongPassphrase(Path file) {
    return new KeyException(
        "keystore: the passphrase does not open " + file + ". Give the one it was made with.");
  }

  static KeyException missing() {
    return new KeyException(
        "There is no key to sign with (expected: one of an account that may do this). Give"
            + " --keystore or --signer-url.");
  }

  static KeyException refused(String what) {
    return new KeyException("external signer: " + what);
  }
}
