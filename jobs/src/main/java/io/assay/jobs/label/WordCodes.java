package io.assay.jobs.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** The labels of a categorical task, numbered as the task lists them. */
final class WordCodes implements LabelCodes {
  private static final long serialVersionUID = 1L;

  private final Map<UTF8String, Integer> numbers = new HashMap<>();

  WordCodes(List<String> labels) {
    for (String label : labels) {
      numbers.put(UTF8String.fromString(label), numbers.size());
    }
  }

  @Override
  public int ofVote(UTF8String label) {
    return numbers.getOrDefault(label, -1);
  }

  @Override
  public long decided(UTF8String label) {
    return ofVote(label);
  }
}
