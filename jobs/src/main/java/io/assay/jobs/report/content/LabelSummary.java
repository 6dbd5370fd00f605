package io.assay.jobs.report.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far annotators agree, and how good the labels are.
 *
 * @param items items by outcome: {@code decided}, {@code below-quorum}, {@code tied}
 * @param labels decided items by label
 * @param votes counted votes on decided items
 * @param agreeing of these, votes for the agreed label
 * @param annotators how many people voted
 * @param mostVotes those with the most votes, then by pseudonym
 * @param flagged those whose own votes do not count, likewise
 * @param quality of the whole set; null in a batch that changed no label, and where several labels
 *     are asked about
 * @param questions of a task of several labels, by label; none of any other
 * @param numbers where the truth of numbers lies; null of words
 * @param requests answers to ask for, the most worth first
 */
public record LabelSummary(
    Map<String, Long> items,
    Map<String, Long> labels,
    long votes,
    long agreeing,
    long annotators,
    List<AnnotatorFigures> mostVotes,
    List<AnnotatorFigures> flagged,
    @Nullable LabelQuality quality,
    List<Question> questions,
    @Nullable NumberIntervals numbers,
    List<Request> requests) {

  /** Copies, sorted. */
  public LabelSummary {
    items = new TreeMap<>(items);
    labels = new TreeMap<>(labels);
    mostVotes = List.copyOf(mostVotes);
    flagged = List.copyOf(flagged);
    questions = List.copyOf(questions);
    requests = List.copyOf(requests);
  }

  /**
   * Whether a label applies.
   *
   * @param applies items of the batch to which it does
   * @param quality of all answers to the question
   */
  public record Question(String label, long applies, LabelQuality quality) {}

  /** A further answer to an item, and what it is expected to tell, in nats. */
  public record Request(String itemId, long answer, double gain) {}
}
