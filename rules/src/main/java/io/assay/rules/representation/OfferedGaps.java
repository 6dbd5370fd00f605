package io.assay.rules.representation;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which gaps records can fill for a bounty: the first {@value #MOST} of those that name dimensions
 * of the charter. They are asked about one by one, the largest first. Not thread-safe.
 */
public final class OfferedGaps {
  /** Gaps that a bounty is offered for. */
  public static final int MOST = 1000;

  private final RepresentativenessSection section;
  private final DerivedDimensions derived;
  private final Map<String, GapEvidence> offered = new LinkedHashMap<>();

  /** Of a charter; none was asked about yet. */
  public OfferedGaps(Charter charter, RepresentativenessSection section) {
    this.section = section;
    this.derived = new DerivedDimensions(charter);
  }

  /**
   * What evidence the next gap needs; null for one that is not offered.
   *
   * @param cell name of the gap; one that lacks both its share and its number comes twice
   * @param dimensions that it names
   */
  public @Nullable GapEvidence next(String cell, Collection<String> dimensions) {
    GapEvidence known = offered.get(cell);
    if (known != null || dimensions.isEmpty() || offered.size() >= MOST) {
      return known;
    }
    TreeSet<String> asked = new TreeSet<>();
    boolean isConfirmable = true;
    for (String name : dimensions) {
      int place = section.place(name);
      if (place < 0) {
        return null; // The charter has no such dimension any more.
      }
      Dimension dimension = section.dimensions().get(place);
      asked.addAll(derived.attributes(dimension));
      isConfirmable &= derived.contains(dimension) || derived.isConfirmable(dimension);
    }
    GapEvidence evidence = new GapEvidence(List.copyOf(asked), isConfirmable);
    offered.put(cell, evidence);
    return evidence;
  }
}
