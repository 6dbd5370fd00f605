package io.assay.jobs.report.content;

import org.jspecify.annotations.Nullable;

/**
 * What one person's answers are worth.
 *
 * @param votes on items with an agreed label
 * @param agreeing of these, for that label
 * @param skill share of answers that are expected to be right; null if no answer counts
 * @param goldAnswers to items with a known label
 * @param goldRight of these, right
 * @param standing what the answers show, as stored
 * @param ring lowest pseudonym of those who copy from each other, null if in none
 * @param information that nobody else had given, in nats
 * @param spread mean distance of numbers from the items' values; null of words
 * @param seconds between answers, the middle one; null without instants
 * @param perHour answers in an hour of work; null likewise
 * @param drift whether later answers agree as often, as stored; null likewise
 */
public record AnnotatorFigures(
    String pseudonym,
    long votes,
    long agreeing,
    @Nullable Double skill,
    long goldAnswers,
    long goldRight,
    String standing,
    @Nullable String ring,
    double information,
    @Nullable Double spread,
    @Nullable Double seconds,
    @Nullable Double perHour,
    @Nullable String drift) {

  /** Whether the person's own votes count nothing. */
  public boolean isFlagged() {
    return ring != null || standing.equals("independent");
  }
}
