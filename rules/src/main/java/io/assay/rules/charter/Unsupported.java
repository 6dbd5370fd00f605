package io.assay.rules.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A key that a charter may hold but that no stage honours yet. A run refuses it by name, since a
 * rule that is written and not applied is worse than none.
 *
 * @param key dotted path
 * @param reason what is missing
 */
public record Unsupported(String key, String reason) {

  private record Entry(String key, String reason, Predicate<Charter> present) {}

  /** All of them, in the order of the format. Remove the entry together with building the stage. */
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "provenance.attestation",
              "statements of contributors are not verified yet; leave the section out or write none",
              c ->
                  c.provenance() != null
                      && c.provenance().attestation() == AttestationPolicy.REQUIRED),
          new Entry("privacy", "no detector of personal data exists yet", c -> c.privacy() != null),
          new Entry(
              "representativeness.joint",
              "dimensions are compared one by one yet",
              c -> c.representativeness() != null && !c.representativeness().joint().isEmpty()),
          new Entry(
              "representativeness.reference",
              "targets are read from the charter only yet",
              c -> c.representativeness() != null && c.representativeness().reference() != null),
          new Entry(
              "rewards.quality",
              "records weigh the same whatever their quality yet",
              c -> c.rewards() != null && c.rewards().quality() != null),
          new Entry(
              "rewards.bounties",
              "gaps are listed and not paid for yet",
              c -> c.rewards() != null && c.rewards().bounties() != null),
          new Entry(
              "rewards.curator-basis",
              "every decision is paid yet",
              c -> c.rewards() != null && c.rewards().bases().curator() == CuratorBasis.AGREEMENT),
          new Entry(
              "rewards.weights.refresh",
              "new content is a revision yet, however old the item",
              c -> c.rewards() != null && c.rewards().weights().refresh() > 0),
          new Entry(
              "rewards.weights.correction",
              "new content is a revision yet, whoever accepted it",
              c -> c.rewards() != null && c.rewards().weights().correction() > 0),
          new Entry(
              "rewards.revenue",
              "files of revenue are not read yet",
              c -> c.rewards() != null && c.rewards().payment().revenue() != RevenueBasis.NONE),
          new Entry(
              "review.reputation",
              "the rate of review is the same for everybody yet",
              c -> c.review() != null && c.review().reputation() != null),
          new Entry(
              "chain.chain-id",
              "only the embedded chain is anchored on yet",
              c -> c.chain() != null && c.chain().chainId() != null),
          new Entry(
              "chain.challenge-window-hours",
              "payout roots are set without a window yet",
              c -> c.chain() != null && c.chain().challengeWindowHours() != null));

  static List<Unsupported> in(Charter charter) {
    List<Unsupported> found = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      if (entry.present().test(charter)) {
        found.add(new Unsupported(entry.key(), entry.reason()));
      }
    }
    return found;
  }
}
