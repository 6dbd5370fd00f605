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
   * Any of several values, or none: for each value the question whether it applies.
   *
   * @param values from 2 to {@link #MOST_VALUES}, all different, in the order of the charter
   * @param separator between the values of an answer, in none of them
   * @param none the answer that no value applies, not one of the values
   */
  record Multiple(List<String> values, String separator, String none) implements LabelTask {

    /** As many fit the bits of an int. */
    public static final int MOST_VALUES = 30;

    public Multiple {
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
