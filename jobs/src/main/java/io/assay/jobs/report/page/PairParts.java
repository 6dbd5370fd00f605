package io.assay.jobs.report.page;

import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.rules.representation.Pairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Dimensions together: how far all pairs are from what is expected, and the furthest as maps. */
final class PairParts {
  private static final int MOST_PAIRS = 40;
  private static final int MOST_NAMES = 20;

  private PairParts() {}

  static List<Html> of(RepresentationFigures figures) {
    List<MeasureLine> pairs =
        figures.measures().stream()
            .filter(line -> line.measure().equals("total-variation"))
            .filter(line -> line.weighting().equals("items"))
            .filter(line -> line.subject().length() > 1 && line.subject().contains("*"))
            .sorted(
                Comparator.<MeasureLine>comparingDouble(line -> -line.value())
                    .thenComparing(MeasureLine::subject))
            .toList();
    List<Html> parts = new ArrayList<>();
    if (pairs.isEmpty() && figures.unpaired().isEmpty()) {
      return parts;
    }
    parts.add(Section.heading("Dimensions together"));
    if (!pairs.isEmpty()) {
      parts.add(table(pairs));
    }
    if (pairs.size() > MOST_PAIRS) {
      parts.add(
          Section.note(
              "%s more are closer, and in the table measures."
                  .formatted(Figures.grouped(pairs.size() - MOST_PAIRS))));
    }
    if (!figures.unpaired().isEmpty()) {
      parts.add(Section.note(unpaired(figures.unpaired())));
    }
    figures.heatMaps().forEach(map -> parts.add(HeatParts.of(map)));
    return parts;
  }

  private static Html table(List<MeasureLine> pairs) {
    Listing table =
        new Listing(
            "Distance (total variation) from the joint target, or from the product of both targets, the furthest first",
            "Dimensions",
            "Expected by",
            "#Value",
            "#From",
            "#To");
    pairs.stream()
        .limit(MOST_PAIRS)
        .forEach(
            line ->
                table.row(
                    Listing.text(line.subject().replace("*", " × ")),
                    Listing.text(line.against().equals("target") ? "joint target" : "product"),
                    Listing.text(FigureParts.number(line.value())),
                    Listing.text(FigureParts.number(line.lower())),
                    Listing.text(FigureParts.number(line.upper()))));
    return table.html();
  }

  private static String unpaired(List<String> pairs) {
    String names =
        String.join(
            ", ", pairs.stream().limit(MOST_NAMES).map(pair -> pair.replace("*", " × ")).toList());
    int more = pairs.size() - MOST_NAMES;
    return "Not looked at together, as one has no target or all pairs have more than %s combinations: %s%s."
        .formatted(
            Figures.grouped(Pairs.MOST_CELLS),
            names,
            more > 0 ? " and " + Figures.grouped(more) + " more" : "");
  }
}
