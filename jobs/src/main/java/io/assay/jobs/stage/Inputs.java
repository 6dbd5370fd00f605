package io.assay.jobs.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is delivered with a batch.
 *
 * @param items files of records
 * @param votes files of votes
 * @param decisions files of review decisions
 * @param options values of the charter's batch options, for example {@code submitted-at}
 * @param referred files that the charter refers to
 */
public record Inputs(
    List<Path> items,
    List<Path> votes,
    List<Path> decisions,
    Map<String, String> options,
    ReferredFiles referred) {

  /** Copies. */
  public Inputs {
    items = List.copyOf(items);
    votes = List.copyOf(votes);
    decisions = List.copyOf(decisions);
    options = Map.copyOf(options);
  }

  /** Nothing delivered, for stages that run alone after ingest. */
  public static Inputs none(ReferredFiles referred) {
    return new Inputs(List.of(), List.of(), List.of(), Map.of(), referred);
  }
}
