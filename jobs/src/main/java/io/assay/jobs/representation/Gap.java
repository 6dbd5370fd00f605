package io.assay.jobs.representation;

import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.CategoryShare;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.DimensionProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is missing from the dataset.
 *
 * @param pattern category by dimension; empty where any item helps
 * @param observed contents that are there
 * @param missing further ones that are needed; null where no number of them is enough
 */
record Gap(Kind kind, SortedMap<String, String> pattern, long observed, @Nullable Long missing) {

  /** What is missing. */
  enum Kind {
    /** The share of a category, or of a combination with a joint target. */
    SHARE("share"),
    /** A combination of which the charter asks for a number. */
    COMBINATION("combination"),
    /** Fresh contents in place of stale ones. */
    STALE("stale");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /** The largest first; unreachable ones last. */
  static List<Gap> of(
      RepresentativenessSection section,
      List<Axis> axes,
      List<Crossing> crossings,
      SetSummary dataset,
      PatternSearch.Result patterns) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      for (CategoryShare share :
          DimensionProfile.of(axis.name(), axis.population(), dataset.counts(i)).shares()) {
        if (share.isGap() && share.category() != null) {
          SortedMap<String, String> pattern = new TreeMap<>();
          pattern.put(axis.name(), share.category());
          gaps.add(new Gap(Kind.SHARE, pattern, share.count(), share.needed()));
        }
      }
    }
    for (int i = 0; i < crossings.size(); i++) {
      if (crossings.get(i).against() == Against.TARGET) {
        addJoint(gaps, axes, crossings.get(i), SetSummary.counts(dataset.across(i)));
      }
    }
    for (PatternSearch.Missing missing : patterns.patterns()) {
      gaps.add(
          new Gap(
              Kind.COMBINATION,
              missing.pattern(),
              missing.count(),
              section.minimumPerCombination() - missing.count()));
    }
    sort(gaps);
    return gaps;
  }

  /** The gap that stale contents leave; none if there are none. */
  static List<Gap> ofStale(long stale, long total) {
    return stale == 0
        ? List.of()
        : List.of(new Gap(Kind.STALE, new TreeMap<>(), total - stale, stale));
  }

  private static void addJoint(
      List<Gap> gaps, List<Axis> axes, Crossing crossing, List<CategoryCount> counts) {
    for (CategoryShare share :
        DimensionProfile.of(crossing.name(), crossing.population(), counts).shares()) {
      if (share.isGap() && share.category() != null) {
        List<String> categories = CombinedCategory.split(share.category());
        SortedMap<String, String> pattern = new TreeMap<>();
        for (int i = 0; i < categories.size(); i++) {
          pattern.put(axes.get(crossing.places().get(i)).name(), categories.get(i));
        }
        gaps.add(new Gap(Kind.SHARE, pattern, share.count(), share.needed()));
      }
    }
  }

  private static void sort(List<Gap> gaps) {
    gaps.sort(
        Comparator.<Gap, Boolean>comparing(gap -> gap.missing() == null)
            .thenComparing(gap -> gap.missing() == null ? 0L : -gap.missing())
            .thenComparing(Gap::kind)
            .thenComparing(gap -> gap.pattern().toString()));
  }
}
