package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.rules.representation.SetMeasures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One dimension: its categories against their targets, its measures and how they went. */
final class DimensionParts {
  private static final int MOST_CATEGORIES = 40;

  private DimensionParts() {}

  static Html of(DimensionShares dimension, RepresentationFigures figures) {
    Map<String, MeasureLine> intervals = intervals(dimension.name(), "items", figures);
    Map<String, MeasureLine> weighted = intervals(dimension.name(), "weight", figures);
    Bars bars = Bars.of(dimension, intervals.values());
    List<String> titles =
        new ArrayList<>(
            List.of(
                "Category",
                "Share",
                "#Dataset",
                "#of all",
                "#Target",
                "#This batch",
                "By chance?"));
    if (!weighted.isEmpty()) {
      titles.add("#By weight");
    }
    Listing table =
        new Listing(
            "Of %s accepted items; bars from 0 to %s"
                .formatted(Figures.grouped(dimension.datasetTotal()), bars.limit()),
            titles.toArray(String[]::new));
    for (DimensionShares.Category category : shown(dimension)) {
      String name = String.valueOf(category.name());
      List<Html> cells = cells(dimension, category, bars, intervals.get(name));
      if (!weighted.isEmpty()) {
        cells.add(Listing.text(range(weighted.get(name))));
      }
      table.row(cells.toArray(Html[]::new));
    }
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading(dimension.name()));
    parts.add(distance(dimension));
    parts.add(table.html());
    parts.addAll(FigureParts.of(dimension.name(), figures));
    figures.trends().stream()
        .filter(trend -> trend.subject().equals(dimension.name()))
        .forEach(trend -> parts.add(TrendParts.of(trend)));
    int left = dimension.categories().size() - MOST_CATEGORIES;
    if (left > 0) {
      parts.add(
          Section.note(
              "Shown are the %d categories that are furthest from their target; %s more are in the table representation."
                  .formatted(MOST_CATEGORIES, Figures.grouped(left))));
    }
    long without =
        dimension.categories().stream()
            .filter(category -> !intervals.containsKey(String.valueOf(category.name())))
            .count();
    if (!intervals.isEmpty() && without > 0) {
      parts.add(
          Section.note(
              "Intervals and tests are of the first %s categories; %s have none."
                  .formatted(Figures.grouped(SetMeasures.MOST_CELLS), Figures.grouped(without))));
    }
    if (isApart(dimension, intervals.values())) {
      parts.add(
          Section.note(
              "An interval is of its category alone, “by chance?” of all tests of the dataset together: an interval can leave its target out that chance may explain."));
    }
    return Element.of("figure", parts).with("class", "chart");
  }

  /** Whether an interval leaves its target out that all tests together call possible by chance. */
  private static boolean isApart(DimensionShares dimension, Collection<MeasureLine> intervals) {
    Map<String, BigDecimal> targets = new HashMap<>();
    for (DimensionShares.Category category : dimension.categories()) {
      BigDecimal target = category.target();
      targets.put(String.valueOf(category.name()), target == null ? BigDecimal.ZERO : target);
    }
    return intervals.stream()
        .filter(line -> line.adjusted() != null && FigureParts.isPossible(line.adjusted()))
        .anyMatch(
            line -> {
              double target =
                  targets
                      .getOrDefault(String.valueOf(line.category()), BigDecimal.ZERO)
                      .doubleValue();
              return target < line.lower() || target > line.upper();
            });
  }

  /** Those that are furthest from their target, in their order. */
  private static List<DimensionShares.Category> shown(DimensionShares dimension) {
    if (dimension.categories().size() <= MOST_CATEGORIES) {
      return dimension.categories();
    }
    Set<DimensionShares.Category> furthest =
        dimension.categories().stream()
            .sorted(
                Comparator.<DimensionShares.Category>comparingDouble(
                        category -> -distance(dimension, category))
                    .thenComparing(category -> String.valueOf(category.name())))
            .limit(MOST_CATEGORIES)
            .collect(Collectors.toSet());
    return dimension.categories().stream().filter(furthest::contains).toList();
  }

  private static double distance(DimensionShares dimension, DimensionShares.Category category) {
    BigDecimal target = category.target();
    double share =
        dimension.datasetTotal() == 0 ? 0 : (double) category.dataset() / dimension.datasetTotal();
    return Math.abs(share - (target == null ? 0 : target.doubleValue()));
  }

  private static List<Html> cells(
      DimensionShares dimension,
      DimensionShares.Category category,
      Bars bars,
      @Nullable MeasureLine interval) {
    String name = category.name();
    BigDecimal target = category.target();
    String key = dimension.name() + "." + (name == null ? "" : name);
    return new ArrayList<>(
        List.of(
            name == null ? Element.of("em", "no value") : Contributed.line(name),
            bars.of(category, interval),
            Figures.count("representation.dataset." + key, category.dataset()),
            Listing.text(Figures.percent(category.dataset(), dimension.datasetTotal())),
            Listing.text(target == null ? "–" : Figures.percent(target)),
            Figures.count("representation.batch." + key, category.batch()),
            Listing.text(FigureParts.chance(interval == null ? null : interval.adjusted()))));
  }

  private static String range(@Nullable MeasureLine share) {
    return share == null
        ? "–"
        : "%s (%s to %s)"
            .formatted(percent(share.value()), percent(share.lower()), percent(share.upper()));
  }

  private static String percent(double share) {
    return Figures.percent(BigDecimal.valueOf(share));
  }

  private static Html distance(DimensionShares dimension) {
    return Section.note(
        "Distance to the target: %s for the dataset, %s for this batch (0 is as declared, 1 has nothing in common)."
            .formatted(text(dimension.datasetDistance()), text(dimension.batchDistance())));
  }

  private static String text(@Nullable BigDecimal distance) {
    return distance == null ? "none" : distance.toPlainString();
  }

  /** Intervals of the shares by category; the word null for missing values. */
  private static Map<String, MeasureLine> intervals(
      String dimension, String weighting, RepresentationFigures figures) {
    Map<String, MeasureLine> intervals = new HashMap<>();
    for (MeasureLine line : figures.measures()) {
      boolean isShare =
          line.subject().equals(dimension)
              && line.measure().equals("share")
              && line.weighting().equals(weighting);
      if (isShare) {
        intervals.put(String.valueOf(line.category()), line);
      }
    }
    return intervals;
  }
}
