package io.assay.contracts.client;

/**
 * The chain holds something other than what was to be written there, so repeating cannot help.
 * Shown to users without a stack trace; a run that meets it ends with exit code 4.
 */
public final class ChainConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChainConflictException(String message) {
    super(message);
  }
}
