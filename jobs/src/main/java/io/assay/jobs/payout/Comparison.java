package io.assay.jobs.payout;

/**
 * Two accounts of one thing.
 *
 * @param what is compared
 * @param expected what one says
 * @param found what the other says
 */
public record Comparison(String what, String expected, String found) {
  static Comparison of(String what, Object expected, Object found) {
    return new Comparison(what, expected.toString(), found.toString());
  }

  /** Whether both agree. */
  public boolean holds() {
    return expected.equals(found);
  }
}
