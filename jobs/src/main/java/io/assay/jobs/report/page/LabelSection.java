package io.assay.jobs.report.page;

import io.assay.jobs.report.content.LabelSummary;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Agreement on labels, and who voted. */
final class LabelSection {
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "decided", "a label is agreed on",
          "below-quorum", "too few votes",
          "tied", "labels with equally many votes");

  private LabelSection() {}

  static Section of(LabelSummary labels) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "p",
            Listing.text("Of "),
            Figures.count("labels.votes", labels.votes()),
            Listing.text(" counted votes on items with an agreed label, "),
            Figures.count("labels.agreeing", labels.agreeing()),
            Listing.text(
                " were for that label (%s)."
                    .formatted(Figures.percent(labels.agreeing(), labels.votes())))));
    Listing outcomes = new Listing("Items by outcome of the vote", "Outcome", "#Items");
    labels
        .items()
        .forEach(
            (outcome, items) ->
                outcomes.row(
                    Listing.text(OUTCOMES.getOrDefault(outcome, outcome)),
                    Figures.count("labels.outcome." + outcome, items)));
    Listing decided = new Listing("Agreed labels", "Label", "#Items");
    labels
        .labels()
        .forEach(
            (label, items) ->
                decided.row(Contributed.line(label), Figures.count("labels.label", items)));
    parts.add(outcomes.html());
    if (!decided.isEmpty()) {
      parts.add(decided.html());
    }
    if (!labels.mostVotes().isEmpty()) {
      parts.add(annotators(labels));
    }
    return new Section("labels", "Labels", parts);
  }

  private static Html annotators(LabelSummary labels) {
    Listing table =
        new Listing(
            "Who voted most, of %s annotators".formatted(Figures.grouped(labels.annotators())),
            "Annotator",
            "#Votes",
            "#Agreeing",
            "#Share");
    for (LabelSummary.Annotator annotator : labels.mostVotes()) {
      table.row(
          Contributed.id(annotator.pseudonym()),
          Figures.count("annotator.votes", annotator.votes()),
          Figures.count("annotator.agreeing", annotator.agreeing()),
          Listing.text(Figures.percent(annotator.agreeing(), annotator.votes())));
    }
    return table.html();
  }
}
