package io.assay.jobs.label;

import io.assay.rules.label.number.NumberScale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** The answers of a numeric task: each text that occurs in a partition has a number there. */
final class NumberCodes implements LabelCodes {
  private static final long serialVersionUID = 1L;

  private final NumberScale scale;
  private final Map<UTF8String, Integer> numbers = new HashMap<>();
  private long[] steps = new long[64];

  NumberCodes(NumberScale scale) {
    this.scale = scale;
  }

  @Override
  public int ofVote(UTF8String label) {
    Integer known = numbers.get(label);
    if (known != null) {
      return known;
    }
    long value = scale.steps(label.toString());
    if (value < 0) {
      return -1;
    }
    int number = numbers.size();
    if (number == steps.length) {
      steps = Arrays.copyOf(steps, Math.multiplyExact(number, 2));
    }
    steps[number] = value;
    numbers.put(label.clone(), number);
    return number;
  }

  @Override
  public long decided(UTF8String label) {
    return scale.steps(label.toString());
  }

  /** In steps of the scale. */
  @Override
  public long value(int number) {
    return steps[number];
  }
}
