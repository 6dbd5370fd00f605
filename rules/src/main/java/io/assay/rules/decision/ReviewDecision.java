package io.assay.rules.decision;

import java.io.Serializable;
import java.util.Objects;

/**
 * What one reviewer decided about one item.
 *
 * @param reviewer the reviewer's pseudonym, comparable with the contributors' pseudonyms
 * @param choice accept or reject
 * @param sequence orders the decisions of one reviewer: the later one replaces the earlier. The
 *     sequence number of the batch that brought the decision serves.
 */
public record ReviewDecision(String reviewer, Choice choice, long sequence)
    implements Serializable {

  /** The two things a reviewer can decide; leaving an item alone needs no decision. */
  public enum Choice {
    ACCEPT,
    REJECT
  }

  public ReviewDecision {
    Objects.requireNonNull(reviewer, "reviewer");
    Objects.requireNonNull(choice, "choice");
  }
}
