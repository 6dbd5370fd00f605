package io.assay.rules.label;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One label that one annotator gave to one item.
 *
 * @param annotator pseudonym, comparable with the contributors' pseudonyms
 * @param batchSequence the number of the batch that brought the vote
 * @param votedAt as delivered with the vote, null if the file has no such column
 */
public record Vote(String annotator, String label, long batchSequence, @Nullable Instant votedAt)
    implements Serializable {

  /**
   * The order in which an annotator's later vote replaces the earlier one: by batch, then by
   * instant, where a vote without one is older than any with one. Votes that are equal in both
   * contradict each other without an order; the lower label then counts as the later vote.
   */
  static final Comparator<Vote> BY_RECENCY =
      Comparator.comparingLong(Vote::batchSequence)
          .thenComparing(Vote::votedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Vote::label, Comparator.reverseOrder());

  public Vote {
    Objects.requireNonNull(annotator, "annotator");
    Objects.requireNonNull(label, "label");
  }
}
