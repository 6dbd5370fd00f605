package io.assay.jobs.report.content;

import io.assay.rules.charter.RewardsSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset lacks, what to collect, and what that earns.
 *
 * @param gaps all of them, the largest first
 * @param terms of the charter's rewards; null where it offers no bounties
 */
public record Wanted(List<Gap> gaps, CollectionAdvice plan, @Nullable RewardsSection terms) {
  /** Nothing. */
  public static final Wanted NOTHING =
      new Wanted(List.of(), new CollectionAdvice(List.of(), null), null);

  /** Copies. */
  public Wanted {
    gaps = List.copyOf(gaps);
  }
}
