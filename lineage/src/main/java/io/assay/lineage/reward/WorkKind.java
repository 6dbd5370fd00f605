package io.assay.lineage.reward;

import io.assay.rules.charter.RewardsSection.Weights;
import java.util.Locale;

/** What the contributors' part of a pool is paid for, one piece of work at a time. */
public enum WorkKind {
  /** An item that is accepted and new to the dataset. */
  ACCEPTED_RECORD(Role.CONTRIBUTOR),
  /** An accepted item that revises an earlier one. */
  REVISION(Role.CONTRIBUTOR),
  /** A vote that counted towards a label. */
  VOTE(Role.ANNOTATOR);

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

  int weight(Weights weights) {
    return switch (this) {
      case ACCEPTED_RECORD -> weights.acceptedRecord();
      case REVISION -> weights.revision();
      case VOTE -> weights.vote();
    };
  }
}
