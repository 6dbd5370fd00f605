package io.assay.lineage.reward;

/** The ledger's reasons beyond those of {@link WorkKind}; each is a code for good. */
public final class Reasons {
  /** A curator's share, by number of review decisions. */
  public static final String REVIEW_DECISION = "review-decision";

  /** The treasury's basis points. */
  public static final String TREASURY_SHARE = "treasury-share";

  /** What the batch before carried over, taken out of carry: negative. */
  public static final String CARRIED_IN = "carried-in";

  /** Of the contributors' part: what the cap cut off, or all of it if no work counted. */
  public static final String NOT_EARNED = "not-earned";

  /** The curators' part of a batch without review decisions. */
  public static final String NO_DECISIONS = "no-decisions";

  /** What splitting the pool by basis points left over. */
  public static final String SPLIT_REMAINDER = "split-remainder";

  /** Taken from a person against an earlier overpayment: negative. */
  public static final String CORRECTION = "correction";

  /** The other side of {@link #CORRECTION}: money to distribute again. */
  public static final String RECOVERED = "recovered";

  private Reasons() {}
}
