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
 * @param revenue files of payments for the dataset
 * @param options values of the charter's batch options, for example {@code submitted-at}
 * @param referred files that the charter refers to
 */
public record Inputs(
    List<Path> items,
    List<Path> votes,
    List<Path> decisions,
    List<Path> revenue,
    Map<String, String> options,
    ReferredFiles referred) {

  /** Copies. */
  public Inputs {
    items = List.copyOf(items);
    votes = List.copyOf(votes);
    decisions = List.copyOf(decisions);
    revenue = List.copyOf(revenue);
    options = Map.copyOf(options);
  }

  /** Without revenue. */
  public Inputs(
      List<Path> items,
      List<Path> votes,
      List<Path> decisions,
      Map<String, String> options,
      ReferredFiles referred) {
    this(items, votes, decisions, List.of(), options, referred);
  }

  /** Nothing delivered, for stages that run alone after ingest. */
  public static Inputs none(ReferredFiles referred) {
    return new Inputs(List.of(), List.of(), List.of(), Map.of(), referred);
  }
}
