package io.assay.rules.label.pace;

import org.jspecify.annotations.Nullable;

/**
 * How fast somebody answers, from the time between consecutive answers. A longer pause than {@link
 * #BREAK_SECONDS} is a break and counts nothing.
 *
 * @param answers that follow another without a break
 * @param microseconds between these and those before, together
 * @param median of the seconds between, in whole seconds rounded down; null without such answers
 */
public record Speed(long answers, long microseconds, @Nullable Double median) {

  /** Seconds after which work is taken up anew. */
  public static final long BREAK_SECONDS = 1800;

  private static final double MICROSECONDS_IN_AN_HOUR = 3.6e9;

  /** Answers in an hour of work; null where no time passed that could be measured. */
  public @Nullable Double perHour() {
    return microseconds == 0 ? null : answers * MICROSECONDS_IN_AN_HOUR / microseconds;
  }
}
