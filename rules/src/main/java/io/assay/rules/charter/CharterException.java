package io.assay.rules.charter;

import org.jspecify.annotations.Nullable;

/**
 * A charter that cannot be used, as its author has to read it: the message names file, line, key,
 * the value found, the value expected and what to do. Shown without a stack trace; exit code 2.
 */
public final class CharterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CharterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
