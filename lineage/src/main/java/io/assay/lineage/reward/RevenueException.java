package io.assay.lineage.reward;

/** Revenue that cannot be counted; the message is for whoever delivered it. */
public final class RevenueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RevenueException(String message) {
    super(message);
  }

  RevenueException(String message, Throwable cause) {
    super(message, cause);
  }
}
