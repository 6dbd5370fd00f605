package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels that records bring along, and how those that are probably wrong are found. Of {@code
 * probabilities} and {@code classifier} exactly one is there.
 *
 * @param attribute that holds the label
 * @param values at least two, all different, in the order of the charter
 * @param probabilities attribute that holds the out-of-fold probability of each value
 * @param classifier that estimates them from the content
 */
public record GivenLabelsSection(
    String attribute,
    List<String> values,
    @Nullable Map<String, String> probabilities,
    @Nullable Classifier classifier,
    SuspectAction onSuspect)
    implements Serializable {

  public GivenLabelsSection {
    values = List.copyOf(values);
    probabilities = probabilities == null ? null : Map.copyOf(probabilities);
  }

  /**
   * A classifier of texts.
   *
   * @param fields content fields that it reads
   * @param folds parts that the items are cut into, each judged by what the others teach
   */
  public record Classifier(List<String> fields, int folds) implements Serializable {
    public Classifier {
      fields = List.copyOf(fields);
    }
  }
}
