package io.assay.rules.decision;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Why a verdict is what it is, as a short text that is hashed into proofs: 1 to 128 characters of
 * {@code a-z 0-9 : . _ -}, written {@code family:cause}. Codes order by their text. A code never
 * changes its meaning, since anchored leaves refer to it.
 */
public record ReasonCode(String text) implements Comparable<ReasonCode>, Serializable {

  // First, since the constants below are checked against it.
  private static final Pattern SYNTAX = Pattern.compile("[a-z0-9:._-]{1,128}");
  private static final String RULE_FAMILY = "rule:";

  /** The same normalised content is held by an item that came first. */
  public static final ReasonCode DUPLICATE_EXACT = new ReasonCode("duplicate:exact");

  /** An item that came first has much of the same content, as the charter bounds it. */
  public static final ReasonCode DUPLICATE_NEAR = new ReasonCode("duplicate:near");

  /** Much of the content is that of an earlier item of the same contributors, which it extends. */
  public static final ReasonCode DUPLICATE_REVISION = new ReasonCode("duplicate:revision");

  /** The item that this one was a duplicate of was finally rejected. */
  public static final ReasonCode DUPLICATE_KEPT_ITEM_REJECTED =
      new ReasonCode("duplicate:kept-item-rejected");

  /** The item that this one extends was finally rejected. */
  public static final ReasonCode DUPLICATE_EXTENDED_ITEM_REJECTED =
      new ReasonCode("duplicate:extended-item-rejected");

  /** Others delivered a duplicate in the same batch, and who was first is only their word. */
  public static final ReasonCode DUPLICATE_CONTESTED = new ReasonCode("duplicate:contested");

  /** People rejected the same content before, whoever delivered it. */
  public static final ReasonCode CONTENT_REJECTED_BEFORE =
      new ReasonCode("content:rejected-before");

  /** Somebody else's record under an id that is known already. */
  public static final ReasonCode IDENTITY_FOREIGN_ID = new ReasonCode("identity:foreign-id");

  /** Fewer counted votes than the charter's quorum. */
  public static final ReasonCode LABEL_BELOW_QUORUM = new ReasonCode("label:below-quorum");

  /** Two or more labels share the highest number of votes. */
  public static final ReasonCode LABEL_TIED = new ReasonCode("label:tied");

  /** The label that the record brought along is probably wrong. */
  public static final ReasonCode GIVEN_LABEL_SUSPECT = new ReasonCode("given-label:suspect");

  /** Too large a share of the contributor's rows in this batch was rejected. */
  public static final ReasonCode CONTRIBUTOR_REJECTION_BOUND =
      new ReasonCode("contributor:rejection-bound");

  /** Drawn for people to look at, at the rate that the contributor's past sets. */
  public static final ReasonCode CONTRIBUTOR_SAMPLED = new ReasonCode("contributor:sampled");

  /** As many reviewers as the charter asks for accepted the item. */
  public static final ReasonCode REVIEW_ACCEPTED = new ReasonCode("review:accepted");

  /** As many reviewers as the charter asks for rejected the item. */
  public static final ReasonCode REVIEW_REJECTED = new ReasonCode("review:rejected");

  /** Reviewers contradict each other, so the item stays in review. */
  public static final ReasonCode REVIEW_CONFLICTING = new ReasonCode("review:conflicting");

  public ReasonCode {
    if (!SYNTAX.matcher(text).matches()) {
      throw new IllegalArgumentException("reason code: " + text + " (expected: " + SYNTAX + ")");
    }
  }

  /** The code of a charter rule, {@code rule:} and the rule's id. */
  public static ReasonCode ofRule(String ruleId) {
    return new ReasonCode(RULE_FAMILY + ruleId);
  }

  @Override
  public int compareTo(ReasonCode other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
