package io.assay.jobs.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered with a batch.
 *
 * @param items files of records
 * @param votes files of votes
 * @param decisions files of review decisions
 * @param options values of the charter's batch options, for example {@code submitted-at}
 * @param registry the contributors' registry that the charter names, if it does
 */
public record Inputs(
    List<Path> items,
    List<Path> votes,
    List<Path> decisions,
    Map<String, String> options,
    @Nullable Path registry) {

  /** Copies. */
  public Inputs {
    items = List.copyOf(items);
    votes = List.copyOf(votes);
    decisions = List.copyOf(decisions);
    options = Map.copyOf(options);
  }

  /** The same registry with no files, for stages that run alone after ingest. */
  public static Inputs none(@Nullable Path registry) {
    return new Inputs(List.of(), List.of(), List.of(), Map.of(), registry);
  }
}
