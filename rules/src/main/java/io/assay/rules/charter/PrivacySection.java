package io.assay.rules.charter;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is looked for in the content, and what follows.
 *
 * @param detectors for each detector that runs, what is done with an item in which it finds
 *     something
 */
public record PrivacySection(SortedMap<Detector, FindingAction> detectors) implements Serializable {

  public PrivacySection {
    detectors = Collections.unmodifiableSortedMap(new TreeMap<>(detectors));
  }
}
