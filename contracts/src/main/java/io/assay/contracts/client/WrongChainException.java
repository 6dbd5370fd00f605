package io.assay.contracts.client;

import java.net.URI;

/** The node serves another chain than is meant; a usage error for the command line. */
public final class WrongChainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private WrongChainException(String message) {
    super(message);
  }

  static WrongChainException served(URI rpcUrl, long found, long expected) {
    return new WrongChainException(
        "rpc-url: "
            + JsonRpc.shown(rpcUrl)
            + " serves chain "
            + found
            + " (expected: "
            + expected
            + "). Name a node of that chain; charter and warehouse say which it is.");
  }

  static WrongChainException publicKey(long chain) {
    return new WrongChainException(
        "The embedded chain's key is known to everybody, and chain "
            + chain
            + " is another one (expected: a key of your own). Give --keystore or --signer-url.");
  }
}
