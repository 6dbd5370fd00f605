package io.assay.jobs.expression;

/** Why an expression is not admitted, in words that follow "Cannot use the expression …:". */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String why) {
    super(why);
  }
}
