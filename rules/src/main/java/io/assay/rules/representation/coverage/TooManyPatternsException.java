package io.assay.rules.representation.coverage;

/** There are more covered or uncovered patterns than anybody could read, or memory would hold. */
public final class TooManyPatternsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyPatternsException(int most) {
    super("more than %,d patterns".formatted(most));
  }
}
