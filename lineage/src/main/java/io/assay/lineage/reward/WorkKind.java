package io.assay.lineage.reward;

import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.RewardsSection.BountyTerms;
import io.assay.rules.charter.RewardsSection.Weights;
import java.util.Locale;

/** What the contributors' part of a pool is paid for, one piece of work at a time. */
public enum WorkKind {
  /** An item that is accepted and new to the dataset. */
  ACCEPTED_RECORD(Role.CONTRIBUTOR),
  /** What an accepted item adds to an earlier one of the same people, as a part of a whole. */
  REVISION(Role.CONTRIBUTOR),
  /** New content of an item that had become too old. */
  REFRESH(Role.CONTRIBUTOR),
  /** New content of an item that curators looked at and accepted. */
  CORRECTED_ITEM(Role.CONTRIBUTOR),
  /** A vote that counted towards a label. */
  VOTE(Role.ANNOTATOR),
  /** A thousandth of a bit that votes told and others had not. */
  INFORMATION(Role.ANNOTATOR);

  /** Pieces of information that weigh as much as a vote. */
  public static final int PIECES_IN_A_BIT = 1000;

  private final Role role;

  WorkKind(Role role) {
    this.role = role;
  }

  /** In what capacity the work is done. */
  public Role role() {
    return role;
  }

  /** The ledger's reason for paying it. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that the ledger pays for a reason. */
  public static WorkKind ofReason(String reason) {
    for (WorkKind kind : values()) {
      if (kind.reason().equals(reason)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("reason: %s (expected: one of work)".formatted(reason));
  }

  /**
   * Weight of a piece of full quality, in units of which all pieces of the same terms are counted.
   */
  public int weight(RewardsSection terms) {
    Weights weights = terms.weights();
    int unit = unit(terms);
    return switch (this) {
      case ACCEPTED_RECORD -> weights.acceptedRecord() * unit;
      case REVISION -> weights.revision() * unit;
      case REFRESH -> weights.refresh() * unit;
      case CORRECTED_ITEM -> weights.correction() * unit;
      case VOTE -> weights.vote() * unit;
      case INFORMATION -> weights.vote();
    };
  }

  /** Weight of a whole bounty beside such a piece, in the same units; 0 for kinds without one. */
  public int bounty(RewardsSection terms) {
    BountyTerms offered = terms.bounties();
    if (offered == null) {
      return 0;
    }
    return switch (this) {
      case ACCEPTED_RECORD -> offered.weight() * unit(terms);
      case REFRESH -> offered.refresh() * unit(terms);
      case REVISION, CORRECTED_ITEM, VOTE, INFORMATION -> 0;
    };
  }

  /** Only ratios of weights matter, so a thousandth of one makes the others a thousandfold. */
  static int unit(RewardsSection terms) {
    return switch (terms.voteBasis()) {
      case AGREEMENT -> 1;
      case INFORMATION -> PIECES_IN_A_BIT;
    };
  }
}
