package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Accepted items against the declared population: bars, numbers and gaps; and their ages. */
final class RepresentationSection {
  private RepresentationSection() {}

  static Section of(BatchReport report) {
    RepresentationFigures figures = report.figures();
    List<Html> parts = new ArrayList<>();
    if (!report.dimensions().isEmpty()) {
      parts.add(
          Section.paragraph(
              "Each bar is the share of a category among all accepted items of the dataset, the thin bar that of this batch alone, the mark the target, and the whisker the 95 % interval of the share."));
    }
    for (DimensionShares dimension : report.dimensions()) {
      parts.add(DimensionParts.of(dimension, figures));
    }
    parts.addAll(PairParts.of(figures));
    parts.addAll(FigureParts.drift(figures));
    parts.addAll(FigureParts.whole(figures));
    parts.add(Section.heading("Wanted"));
    if (report.standing() != Standing.GATE_FAILED) {
      parts.add(Element.of("p", Element.of("a", "The public list").with("href", "wanted.html")));
    }
    parts.addAll(WantedParts.of(report.wanted()));
    return new Section("representation", "Representation", parts);
  }
}
