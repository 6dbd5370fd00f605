package io.assay.jobs.wording;

import java.util.Map;

/** Roles and reasons of the ledger in words; an unknown code stands for itself. */
public final class LedgerWording {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("accepted-record", "new items that were accepted"),
          Map.entry("revision", "accepted revisions of items"),
          Map.entry("refresh", "new content for items that had become too old"),
          Map.entry("corrected-item", "corrected items that curators accepted"),
          Map.entry("bounty", "items that filled a gap or renewed a stale one"),
          Map.entry("over-cap", "above the most that a contributor earns, carried over"),
          Map.entry("released", "waited until now"),
          Map.entry("vote", "votes for the label that was agreed on"),
          Map.entry("information", "what votes told that nobody else had"),
          Map.entry("review-decision", "review decisions"),
          Map.entry("treasury-share", "the treasury's share"),
          Map.entry("carried-in", "carried over from the batch before"),
          Map.entry("not-earned", "not earned, carried over"),
          Map.entry("no-decisions", "nothing was reviewed, carried over"),
          Map.entry("split-remainder", "remainder of the split, carried over"),
          Map.entry(
              "correction", "paid for what was found bad later, bounties included, owed back"),
          Map.entry("disowned-votes", "paid for votes that are not the annotator's own, owed back"),
          Map.entry("recovered", "earnings that paid back what was owed"));

  private static final Map<String, String> ROLES =
      Map.of(
          "contributor", "Contributors",
          "annotator", "Annotators",
          "curator", "Curators",
          "treasury", "Treasury",
          "carry", "Carried over",
          "receivable", "Owed by people");

  private LedgerWording() {}

  /** What was paid for. */
  public static String reason(String code) {
    return REASONS.getOrDefault(code, code);
  }

  /** Who was paid. */
  public static String role(String code) {
    return ROLES.getOrDefault(code, code);
  }
}
