package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the data and those who made it come from, as far as the community says.
 *
 * @param collectionTypes kinds of collection: {@code Surveys}, {@code Secondary Data Analysis}
 * @param sources other datasets that it was made from
 * @param countries ISO 3166, in which it was collected
 * @param annotators who labels it
 * @param socialImpact what it may do to people
 */
public record Background(
    List<String> collectionTypes,
    List<String> sources,
    List<String> countries,
    @Nullable String annotators,
    @Nullable String socialImpact)
    implements Serializable {
  /** Nothing is said. */
  public static final Background NONE = new Background(List.of(), List.of(), List.of(), null, null);

  public Background {
    collectionTypes = List.copyOf(collectionTypes);
    sources = List.copyOf(sources);
    countries = List.copyOf(countries);
  }
}
