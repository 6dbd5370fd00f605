package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** What annotators are asked. */
public sealed interface LabelTask extends Serializable {

  /**
   * One value from a closed list.
   *
   * @param values at least two, all different, in the order of the charter
   */
  record Categorical(List<String> values) implements LabelTask {
    public Categorical {
      values = List.copyOf(values);
    }
  }

  /**
   * A number from {@code minimum} to {@code maximum}, both included.
   *
   * @param tolerance above 0: so far from the truth, a number still counts as right
   */
  record Numeric(BigDecimal minimum, BigDecimal maximum, BigDecimal tolerance)
      implements LabelTask {}
}
