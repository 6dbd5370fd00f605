package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.HeatMap;
import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepted items against the declared population: bars, numbers and gaps. */
final class RepresentationSection {
  private static final int MOST_CATEGORIES = 40;

  private RepresentationSection() {}

  static Section of(
      List<DimensionShares> dimensions, List<Gap> gaps, RepresentationFigures figures) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Section.paragraph(
            "Each bar is the share of a category among all accepted items of the dataset, the thin bar that of this batch alone, the mark the target, and the whisker the 95 % interval of the share."));
    for (DimensionShares dimension : dimensions) {
      parts.add(dimension(dimension, figures));
    }
    for (HeatMap map : figures.heatMaps()) {
      parts.add(Section.heading(map.name()));
      parts.add(HeatParts.of(map));
    }
    parts.addAll(FigureParts.whole(figures));
    parts.add(Section.heading("Wanted"));
    parts.add(Element.of("p", Element.of("a", "The public list").with("href", "wanted.html")));
    parts.addAll(WantedParts.of(gaps, figures.plan()));
    return new Section("representation", "Representation", parts);
  }

  private static Html dimension(DimensionShares dimension, RepresentationFigures figures) {
    Map<String, MeasureLine> intervals = intervals(dimension.name(), figures);
    Bars bars = Bars.of(dimension);
    Listing table =
        new Listing(
            "Of %s accepted items; bars from 0 to %s"
                .formatted(Figures.grouped(dimension.datasetTotal()), bars.limit()),
            "Category",
            "Share",
            "#Dataset",
            "#of all",
            "#Target",
            "#This batch",
            "By chance?");
    dimension.categories().stream()
        .limit(MOST_CATEGORIES)
        .forEach(
            category ->
                table.row(
                    cells(
                        dimension,
                        category,
                        bars,
                        intervals.get(String.valueOf(category.name())))));
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
      parts.add(Section.note(Figures.grouped(left) + " more categories are not shown."));
    }
    return Element.of("figure", parts).with("class", "chart");
  }

  private static Html[] cells(
      DimensionShares dimension,
      DimensionShares.Category category,
      Bars bars,
      @Nullable MeasureLine interval) {
    String name = category.name();
    BigDecimal target = category.target();
    String key = dimension.name() + "." + (name == null ? "" : name);
    return new Html[] {
      name == null ? Element.of("em", "no value") : Contributed.line(name),
      bars.of(category, interval),
      Figures.count("representation.dataset." + key, category.dataset()),
      Listing.text(Figures.percent(category.dataset(), dimension.datasetTotal())),
      Listing.text(target == null ? "–" : Figures.percent(target)),
      Figures.count("representation.batch." + key, category.batch()),
      Listing.text(FigureParts.chance(interval == null ? null : interval.adjusted()))
    };
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
      String dimension, RepresentationFigures figures) {
    Map<String, MeasureLine> intervals = new HashMap<>();
    for (MeasureLine line : figures.measures()) {
      if (line.subject().equals(dimension) && line.measure().equals("share")) {
        intervals.put(String.valueOf(line.category()), line);
      }
    }
    return intervals;
  }
}
