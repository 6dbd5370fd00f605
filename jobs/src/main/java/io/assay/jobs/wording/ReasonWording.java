package io.assay.jobs.wording;

import io.assay.rules.charter.RuleEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reason codes of verdicts and findings in words. What the charter itself says about a rule goes
 * first; a code that is not known stands for itself.
 */
public final class ReasonWording {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("duplicate:exact", "an item that came first has the same text"),
          Map.entry("duplicate:near", "an item that came first has much of the same text"),
          Map.entry("duplicate:revision", "it extends an earlier item by the same people"),
          Map.entry(
              "duplicate:kept-item-rejected",
              "it repeats an item that was rejected later, so a person looks at it again"),
          Map.entry(
              "duplicate:extended-item-rejected",
              "it extends an item that was rejected later, so a person looks at it again"),
          Map.entry(
              "duplicate:contested",
              "somebody else delivered it in the same batch too, so a person looks at who was"
                  + " first"),
          Map.entry(
              "contributor:sampled",
              "it was drawn for a person to look at, as often as the contributor's earlier items"
                  + " ask for"),
          Map.entry(
              "content:rejected-before",
              "reviewers rejected the same text before, so a person looks at it again"),
          Map.entry("identity:foreign-id", "its id belongs to an item of somebody else"),
          Map.entry("label:below-quorum", "too few votes to agree on a label"),
          Map.entry("label:tied", "two or more labels have the same number of votes"),
          Map.entry("given-label:suspect", "the label that it brought along is probably wrong"),
          Map.entry(
              "contributor:rejection-bound",
              "too large a part of the contributor's items in this batch was rejected, so the rest"
                  + " is looked at by a person"),
          Map.entry("review:accepted", "reviewers accepted it"),
          Map.entry("review:rejected", "reviewers rejected it"),
          Map.entry("review:conflicting", "reviewers contradict each other"),
          Map.entry("licence:missing", "no licence is declared"),
          Map.entry("licence:unknown", "the declared licence is not one that is known"),
          Map.entry("licence:not-accepted", "the dataset does not accept the declared licence"),
          Map.entry("freshness:too-old", "it was submitted too long ago"),
          Map.entry("freshness:in-the-future", "it claims to be submitted after the batch"),
          Map.entry("required:missing", "a required field is missing"));

  private final Map<String, String> rules = new HashMap<>();

  private ReasonWording() {}

  /** Words for the codes of a charter with these rules. */
  public static ReasonWording of(Collection<RuleEntry> rules) {
    ReasonWording wording = new ReasonWording();
    rules.forEach(rule -> wording.rules.put("rule:" + rule.id(), rule.message()));
    return wording;
  }

  /** A part of a sentence for a code, without a full stop. */
  public String of(String code) {
    String message = rules.get(code);
    return message == null ? WORDS.getOrDefault(code, code) : "the charter asks: " + message;
  }

  /** What the charter says of a rule, or what is known of another code; empty if nothing is. */
  public String messageOf(String code) {
    return rules.getOrDefault(code, WORDS.getOrDefault(code, ""));
  }

  /** The codes this class has words for, sorted. */
  static List<String> known() {
    return WORDS.keySet().stream().sorted().toList();
  }
}
