package io.assay.jobs.report.page;

import io.assay.jobs.report.content.SuspectList;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Labels that records brought along and that are probably wrong. */
final class SuspectSection {

  private SuspectSection() {}

  static Section of(SuspectList suspects) {
    List<Html> parts = new ArrayList<>();
    if (suspects.items() == 0) {
      parts.add(Section.paragraph("No given label is probably wrong."));
      return new Section("suspects", "Suspected labels", parts);
    }
    parts.add(
        Element.of(
            "p",
            Listing.text("Given labels that are probably wrong, in the whole dataset: "),
            Figures.count("suspects", suspects.items()),
            Listing.text(
                suspects.waits()
                    ? ". Those of this batch wait for review; assay review export writes them first."
                    : ". Their verdicts do not depend on it; the table suspects holds all of them.")));
    parts.add(
        Section.note(
            "A model that did not see the item finds the suggested label so much more probable that"
                + " chance among as many items does not explain it. It may be the model that is"
                + " wrong: a person decides."));
    Listing table =
        new Listing(
            "The most suspect", "Given", "#Probability", "Suggested", "#Probability", "Item");
    for (SuspectList.Suspect suspect : suspects.first()) {
      table.row(
          Contributed.line(suspect.given()),
          Listing.text(Figures.percent(BigDecimal.valueOf(suspect.givenProbability()))),
          Contributed.line(suspect.suggested()),
          Listing.text(Figures.percent(BigDecimal.valueOf(suspect.suggestedProbability()))),
          Contributed.excerpt(suspect.excerpt()));
    }
    parts.add(table.html());
    return new Section("suspects", "Suspected labels", parts);
  }
}
