package io.assay.rules.charter;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The population that the accepted items should represent.
 *
 * @param minimumPerCombination items that each combination of categories should have; 0 asks for
 *     none
 * @param combinations names of the dimensions whose combinations are asked for
 * @param reference file of the population's shares, relative to the charter's directory
 * @param weight SQL number by which items count in weighted measures; null for none
 * @param topContributors how many contributors count as those with most
 * @param tolerance part of its target that a category may lack and still have its share, from 0.01
 *     to 1
 */
public record RepresentativenessSection(
    List<Dimension> dimensions,
    int minimumPerCombination,
    List<String> combinations,
    List<JointTarget> joint,
    @Nullable String reference,
    @Nullable String weight,
    int topContributors,
    BigDecimal tolerance)
    implements Serializable {

  /** No dimension: what a charter asks for that wants ages measured and nothing else. */
  public static final RepresentativenessSection AGES_ALONE =
      new RepresentativenessSection(
          List.of(), 0, List.of(), List.of(), null, null, 1, BigDecimal.ONE);

  /** Dimensions whose combinations can be asked for together. */
  public static final int MOST_COMBINED = 15;

  public RepresentativenessSection {
    dimensions = List.copyOf(dimensions);
    combinations = List.copyOf(combinations);
    joint = List.copyOf(joint);
  }

  /** Whether anything is compared with a population. */
  public boolean hasDimensions() {
    return !dimensions.isEmpty();
  }

  /** The place of a dimension among the dimensions; -1 for none of this name. */
  public int place(String name) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
