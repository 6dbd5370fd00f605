package io.assay.jobs.label;

import io.assay.rules.label.vote.LabelSets;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Sets of labels by number. What was read once is not taken apart again. */
final class SetCodes implements LabelCodes {
  private static final long serialVersionUID = 1L;
  private static final int MOST_KNOWN = 1 << 12;

  private final LabelSets sets;
  private final Map<UTF8String, Integer> known = new HashMap<>();

  SetCodes(LabelSets sets) {
    this.sets = sets;
  }

  @Override
  public int ofVote(UTF8String label) {
    Integer number = known.get(label);
    if (number != null) {
      return number;
    }
    int read = sets.number(label.toString());
    if (known.size() < MOST_KNOWN) {
      known.put(label.clone(), read);
    }
    return read;
  }

  @Override
  public long decided(UTF8String label) {
    return ofVote(label);
  }
}
