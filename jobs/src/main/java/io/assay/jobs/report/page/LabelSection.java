package io.assay.jobs.report.page;

import io.assay.jobs.report.content.LabelSummary;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Agreement on labels, how right they are, who voted, and what to ask next. */
final class LabelSection {
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "decided", "a label is agreed on",
          "below-quorum", "too few votes",
          "tied", "labels that are equally probable");

  private LabelSection() {}

  static Section of(LabelSummary labels) {
    List<Html> parts = new ArrayList<>();
    if (labels.quality() != null) {
      parts.addAll(LabelQualityParts.of(labels.quality()));
    }
    if (!labels.questions().isEmpty()) {
      parts.addAll(QuestionParts.of(labels.questions()));
    }
    String votes = labels.questions().isEmpty() ? "votes" : "answers, one for each vote and label,";
    parts.add(
        Element.of(
            "p",
            Listing.text("Of "),
            Figures.count("labels.votes", labels.votes()),
            Listing.text(" counted " + votes + " on items with an agreed label, "),
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
    if (labels.numbers() != null) {
      parts.addAll(NumberParts.of(labels.numbers()));
    }
    parts.addAll(AnnotatorParts.of(labels));
    if (!labels.requests().isEmpty()) {
      parts.addAll(requests(labels.requests()));
    }
    return new Section("labels", "Labels", parts);
  }

  private static List<Html> requests(List<LabelSummary.Request> requests) {
    Listing table = new Listing("Where another answer tells most", "Item", "#Answer", "#Gain");
    for (LabelSummary.Request request : requests) {
      table.row(
          Contributed.id(request.itemId()),
          Figures.count("relabel.answer", request.answer()),
          Listing.text(String.format(Locale.ROOT, "%.3f", request.gain())));
    }
    return List.of(
        Section.heading("What to ask next"),
        Section.note(
            "The first of the answers that are expected to tell most for each vote. assay relabel"
                + " export writes all of them as a file for annotators; the gain is in nats, of"
                + " which two labels that are equally probable hold 0.693."),
        table.html());
  }
}
