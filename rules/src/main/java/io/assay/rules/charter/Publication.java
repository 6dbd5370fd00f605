package io.assay.rules.charter;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the dataset is made known.
 *
 * @param url address of its page, http or https
 * @param publisher who answers for publishing it
 * @param published day on which it was first published
 * @param citation how to cite it
 * @param keywords by which it is found
 * @param tasks that the Hub has a name for: {@code text-classification}
 * @param maintenance who keeps it up, how and for how long
 */
public record Publication(
    @Nullable String url,
    @Nullable String publisher,
    @Nullable LocalDate published,
    @Nullable String citation,
    List<String> keywords,
    List<String> tasks,
    @Nullable String maintenance)
    implements Serializable {
  /** Nothing is said. */
  public static final Publication NONE =
      new Publication(null, null, null, null, List.of(), List.of(), null);

  public Publication {
    keywords = List.copyOf(keywords);
    tasks = List.copyOf(tasks);
  }
}
