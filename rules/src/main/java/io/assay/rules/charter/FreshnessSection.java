package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;

/**
 * How old an item may be, measured from its submission to the batch's as-of instant.
 *
 * @param maxAgeDays days of 24 hours, at least 1
 * @param severity what happens to an older item
 * @param windows ages in days, increasing, that the age of the dataset is shown by
 */
public record FreshnessSection(int maxAgeDays, Severity severity, List<Integer> windows)
    implements Serializable {

  public FreshnessSection {
    windows = List.copyOf(windows);
  }
}
