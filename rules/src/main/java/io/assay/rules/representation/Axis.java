package io.assay.rules.representation;

import io.assay.rules.charter.BinLabels;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.ReservedCategory;
import io.assay.rules.representation.target.Population;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dimension with its target, wherever that stands.
 *
 * @param population null where the target is a batch that is not in the history
 * @param cuts where numbers are cut; empty for dimensions of values
 */
public record Axis(Dimension dimension, @Nullable Population population, List<BigDecimal> cuts)
    implements Serializable {

  public Axis {
    cuts = List.copyOf(cuts);
  }

  public String name() {
    return dimension.name();
  }

  /** The categories that are told apart, in their order: bins, or what the target lists. */
  public List<String> categories() {
    if (dimension.isNumeric()) {
      return BinLabels.of(cuts);
    }
    return population == null ? List.of() : List.copyOf(population.shares().keySet());
  }

  /** The categories that the target asks for. */
  public List<String> wanted() {
    if (population == null) {
      return List.of();
    }
    return categories().stream()
        .filter(category -> !category.equals(ReservedCategory.UNLISTED))
        .filter(category -> population.share(category).numerator().signum() > 0)
        .toList();
  }
}
