package io.assay.lineage.reward;

/** The ledger's reasons beyond those of {@link WorkKind}; each is a code for good. */
public final class Reasons {
  /** A curator's share, by number of review decisions. */
  public static final String REVIEW_DECISION = "review-decision";

  /** The treasury's basis points. */
  public static final String TREASURY_SHARE = "treasury-share";

  /** What the batch before carried over, taken out of carry: negative. */
  public static final String CARRIED_IN = "carried-in";

  /** What filling a gap added to a person's work. */
  public static final String BOUNTY = "bounty";

  /** What the cap for each contributor cut off: negative. */
  public static final String OVER_CAP = "over-cap";

  /** Of the contributors' part: what the caps cut off, or all of it if no work counted. */
  public static final String NOT_EARNED = "not-earned";

  /** Of the curators' part: what the cap cut off, or all of it if no decision counted. */
  public static final String NO_DECISIONS = "no-decisions";

  /** What splitting the pool by basis points left over. */
  public static final String SPLIT_REMAINDER = "split-remainder";

  /** What is found to have been paid for something bad: taken from the person, owed to the pool. */
  public static final String CORRECTION = "correction";

  /** What votes earned that are found not to be the annotator's own: taken back in the same way. */
  public static final String DISOWNED_VOTES = "disowned-votes";

  /** What earnings paid of debts: no more owed, and money to distribute again. */
  public static final String RECOVERED = "recovered";

  /** What had waited and goes to an address: as much out of waiting as into the address. */
  public static final String RELEASED = "released";

  private Reasons() {}
}
