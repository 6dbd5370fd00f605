package io.assay.rules.charter;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which licences a contribution may have.
 *
 * @param accept SPDX licence identifiers
 * @param uses what the community wants to do with the data
 * @param unknown what happens to an item whose licence is not known
 */
public record LicencesSection(List<String> accept, SortedSet<LicensedUse> uses, Severity unknown)
    implements Serializable {

  public LicencesSection {
    accept = List.copyOf(accept);
    uses = Collections.unmodifiableSortedSet(new TreeSet<>(uses));
  }
}
