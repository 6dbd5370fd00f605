package io.assay.rules.dedupe.boilerplate;

import io.assay.rules.dedupe.shingle.Shingler;
import io.assay.rules.dedupe.similarity.SortedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The shingles of the texts that a charter declares as boilerplate. A set from which some are set
 * aside is compared by the rest; if fewer are left than a shingle has units, these are but the
 * seams between template and payload, and nothing is left to compare. Immutable.
 */
public final class DeclaredBoilerplate {

  private static final long[] NOTHING = {};

  private final long[] shingles;
  private final int leastLeft;

  private DeclaredBoilerplate(long[] shingles, int leastLeft) {
    this.shingles = shingles;
    this.leastLeft = leastLeft;
  }

  /**
   * @param normalisedTexts the declared texts after the charter's normalisation
   * @param leastLeft shingles that must be left to compare a set at all; the size of a shingle
   */
  public static DeclaredBoilerplate of(
      Shingler shingler, Collection<String> normalisedTexts, int leastLeft) {
    List<long[]> sets = new ArrayList<>();
    normalisedTexts.forEach(text -> sets.add(shingler.inBothUnits(text)));
    return new DeclaredBoilerplate(SortedSets.union(sets), leastLeft);
  }

  /** These texts and more of them. */
  DeclaredBoilerplate and(Shingler shingler, Collection<String> normalisedTexts) {
    DeclaredBoilerplate more = of(shingler, normalisedTexts, leastLeft);
    return new DeclaredBoilerplate(SortedSets.union(List.of(shingles, more.shingles)), leastLeft);
  }

  /** Whether a shingle is of a declared text. */
  public boolean holds(long shingle) {
    return Arrays.binarySearch(shingles, shingle) >= 0;
  }

  /** The set without boilerplate, seams and all; the same array if it has none. */
  long[] rest(long[] set) {
    return SortedSets.without(set, shingles);
  }

  /** The set without boilerplate; empty if too little is left; the same array if it has none. */
  public long[] setAside(long[] set) {
    long[] rest = rest(set);
    return rest == set || rest.length >= leastLeft ? rest : NOTHING;
  }
}
