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
 */
public record Inputs(
    List<Path> items, List<Path> votes, List<Path> decisions, Map<String, String> options) {

  /** Nothing, for stages after ingest. */
  public static final Inputs NONE = new Inputs(List.of(), List.of(), List.of(), Map.of());

  /** Copies. */
  public Inputs {
    items = List.copyOf(items);
    votes = List.copyOf(votes);
    decisions = List.copyOf(decisions);
    options = Map.copyOf(options);
  }
}
