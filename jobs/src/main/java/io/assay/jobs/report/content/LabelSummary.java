package io.assay.jobs.report.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far annotators agree.
 *
 * @param items items by outcome: {@code decided}, {@code below-quorum}, {@code tied}
 * @param labels decided items by label
 * @param votes counted votes on decided items
 * @param agreeing of these, votes for the agreed label
 * @param annotators how many people voted
 * @param mostVotes those with the most votes, then by pseudonym
 */
public record LabelSummary(
    Map<String, Long> items,
    Map<String, Long> labels,
    long votes,
    long agreeing,
    long annotators,
    List<Annotator> mostVotes) {

  /** Copies, sorted. */
  public LabelSummary {
    items = new TreeMap<>(items);
    labels = new TreeMap<>(labels);
    mostVotes = List.copyOf(mostVotes);
  }

  /** One person's votes on decided items, and how many were for the agreed label. */
  public record Annotator(String pseudonym, long votes, long agreeing) {}
}
