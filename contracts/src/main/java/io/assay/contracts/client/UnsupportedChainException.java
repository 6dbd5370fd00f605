package io.assay.contracts.client;

import java.net.URI;

/**
 * The node serves a chain that this version does not publish to; a usage error for the command
 * line.
 */
public final class UnsupportedChainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedChainException(URI rpcUrl, long found) {
    super(
        "rpc-url: "
            + rpcUrl
            + " serves chain "
            + found
            + " (expected: "
            + ChainClient.EMBEDDED_CHAIN_ID
            + ", an embedded chain). Other chains are not supported yet; leave --rpc-url out.");
  }
}
