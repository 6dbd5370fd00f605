package io.assay.jobs.report.page;

import io.assay.jobs.report.content.HeatMap;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two dimensions together, as a table whose cells are the darker the further they are off. */
final class HeatParts {
  private static final int DIGITS = 6;

  private HeatParts() {}

  static Html of(HeatMap map) {
    List<Html> head = new ArrayList<>();
    head.add(Element.of("th", map.name().replace("*", " × ")).with("scope", "col"));
    for (String column : map.columns()) {
      head.add(Element.of("th", Contributed.line(column)).with("scope", "col"));
    }
    List<Html> rows = new ArrayList<>();
    for (String row : map.rows()) {
      List<Html> cells = new ArrayList<>();
      cells.add(Element.of("th", Contributed.line(row)).with("scope", "row"));
      for (String column : map.columns()) {
        cells.add(cell(map, map.cells().get(List.of(row, column))));
      }
      rows.add(Element.of("tr", cells));
    }
    return Element.of(
            "div",
            Element.of(
                    "table",
                    List.of(
                        Element.of(
                            "caption",
                            "Share of each combination, and in brackets what is expected; blue has less, orange more"),
                        Element.of("thead", Element.of("tr", head)),
                        Element.of("tbody", rows)))
                .with("class", "heat"))
        .with("class", "scroll");
  }

  private static Html cell(HeatMap map, HeatMap.@Nullable Cell cell) {
    if (cell == null) {
      return Element.of("td", "–");
    }
    BigDecimal share =
        map.total() == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(cell.observed())
                .divide(BigDecimal.valueOf(map.total()), DIGITS, RoundingMode.HALF_EVEN);
    return Element.of(
            "td", "%s (%s)".formatted(Figures.percent(share), Figures.percent(cell.target())))
        .with("class", shade(share, cell.target()))
        .with("title", Figures.grouped(cell.observed()) + " contents");
  }

  /** How far a share is from what is expected, in four steps on each side. */
  private static String shade(BigDecimal share, BigDecimal target) {
    double difference = share.subtract(target).doubleValue();
    double size = Math.abs(difference);
    int step = size < 0.005 ? 0 : size < 0.02 ? 1 : size < 0.05 ? 2 : size < 0.1 ? 3 : 4;
    return step == 0 ? "even" : (difference < 0 ? "less-" : "more-") + step;
  }
}
