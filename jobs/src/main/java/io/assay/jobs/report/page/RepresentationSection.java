package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepted items against the declared population: bars, numbers and gaps. */
final class RepresentationSection {
  private static final int MOST_CATEGORIES = 40;

  private RepresentationSection() {}

  static Section of(List<DimensionShares> dimensions, List<Gap> gaps) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Section.paragraph(
            "Each bar is the share of a category among all accepted items of the dataset, the thin bar that of this batch alone, and the mark the share that the charter declares."));
    for (DimensionShares dimension : dimensions) {
      parts.add(dimension(dimension));
    }
    parts.add(gaps(gaps));
    return new Section("representation", "Representation", parts);
  }

  private static Html dimension(DimensionShares dimension) {
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
            "#This batch");
    dimension.categories().stream()
        .limit(MOST_CATEGORIES)
        .forEach(category -> table.row(cells(dimension, category, bars)));
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading(dimension.name()));
    parts.add(distance(dimension));
    parts.add(table.html());
    int left = dimension.categories().size() - MOST_CATEGORIES;
    if (left > 0) {
      parts.add(Section.note(Figures.grouped(left) + " more categories are not shown."));
    }
    return Element.of("figure", parts).with("class", "chart");
  }

  private static Html[] cells(
      DimensionShares dimension, DimensionShares.Category category, Bars bars) {
    String name = category.name();
    BigDecimal target = category.target();
    String key = dimension.name() + "." + (name == null ? "" : name);
    return new Html[] {
      name == null ? Element.of("em", "no value") : Contributed.line(name),
      bars.of(category),
      Figures.count("representation.dataset." + key, category.dataset()),
      Listing.text(Figures.percent(category.dataset(), dimension.datasetTotal())),
      Listing.text(target == null ? "–" : Figures.percent(target)),
      Figures.count("representation.batch." + key, category.batch())
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

  private static Html gaps(List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return Section.paragraph("Nothing is missing from the declared shares.");
    }
    Listing table =
        new Listing(
            "What to collect next, the largest gap first",
            "Dimension",
            "Category",
            "#Accepted",
            "#Still needed");
    for (Gap gap : gaps) {
      table.row(
          Listing.text(gap.dimension()),
          Contributed.line(gap.category()),
          Figures.count("gap.observed", gap.observed()),
          Figures.count("gap.missing", gap.missing()));
    }
    return table.html();
  }
}
