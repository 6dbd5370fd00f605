package io.assay.jobs.report.content;

import java.util.List;

/**
 * What waits for a person.
 *
 * @param items items that this batch sent to review
 * @param examples the first of them by item id
 */
public record ReviewQueue(long items, List<Waiting> examples) {

  /** Copies. */
  public ReviewQueue {
    examples = List.copyOf(examples);
  }

  /** One item and why it waits. */
  public record Waiting(Excerpt excerpt, List<String> reasons) {
    /** Copies. */
    public Waiting {
      reasons = List.copyOf(reasons);
    }
  }
}
