package io.assay.jobs.report.content;

import java.util.List;

/**
 * Everything one rule found.
 *
 * @param rule reason code
 * @param severity {@code warn}, {@code review} or {@code reject}
 * @param message what the charter tells the contributor, or empty
 * @param items items that fail the rule
 * @param examples the first of them by item id
 */
public record FindingGroup(
    String rule, String severity, String message, long items, List<Example> examples) {

  /** Copies. */
  public FindingGroup {
    examples = List.copyOf(examples);
  }

  /** One item that fails, with what was found. */
  public record Example(String detail, Excerpt excerpt) {}
}
