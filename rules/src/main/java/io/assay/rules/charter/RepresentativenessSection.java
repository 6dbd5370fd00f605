package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The population that the accepted items should represent.
 *
 * @param minimumPerCombination items that each combination of categories should have; 0 asks for
 *     none
 * @param reference file of the population's shares, relative to the charter's directory
 */
public record RepresentativenessSection(
    List<Dimension> dimensions,
    int minimumPerCombination,
    List<JointTarget> joint,
    @Nullable String reference)
    implements Serializable {

  public RepresentativenessSection {
    dimensions = List.copyOf(dimensions);
    joint = List.copyOf(joint);
  }
}
