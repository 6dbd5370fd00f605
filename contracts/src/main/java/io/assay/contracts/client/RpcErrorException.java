package io.assay.contracts.client;

import org.jspecify.annotations.Nullable;

/**
 * A node's own answer "no" to one call, with its code and, for a revert, the contract's error
 * bytes.
 */
final class RpcErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What most nodes give for one, also where the contract gave no bytes. */
  private static final int REVERT = 3;

  private final int code;
  private final @Nullable String data;

  RpcErrorException(int code, String message, @Nullable String data) {
    super(message);
    this.code = code;
    this.data = data;
  }

  int code() {
    return code;
  }

  /** The error bytes as hex, or null when the node gave none. */
  @Nullable String data() {
    return data;
  }

  /** Whether a contract said no, not the node before it. */
  boolean isRevert() {
    return data != null || code == REVERT || text().contains("revert");
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
