package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** The few numbers that everybody looks for first. */
final class KeyFigures {
  private KeyFigures() {}

  static Html of(BatchReport report) {
    List<Html> figures = new ArrayList<>();
    figures.add(figure("delivered", "items.total", report.delivered().total()));
    figures.add(figure("accepted", "accepted.total", report.verdicts().of("accepted")));
    figures.add(figure("rejected", "rejected.total", report.verdicts().of("rejected")));
    figures.add(figure("for review", "review.total", report.verdicts().of("review")));
    figures.add(figure("unreadable", "quarantined.total", report.delivered().quarantined()));
    return Element.of("div", figures).with("class", "figures");
  }

  private static Html figure(String word, String name, long number) {
    return Element.of(
        "div",
        Element.of("p", Figures.count(name, number)).with("class", "big"),
        Element.of("p", word).with("class", "quiet"));
  }
}
