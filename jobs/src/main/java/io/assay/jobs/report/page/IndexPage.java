package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DatasetIndex;
import io.assay.jobs.report.html.Document;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index over all batches. */
public final class IndexPage {
  private IndexPage() {}

  /** The page in UTF-8. */
  public static byte[] html(DatasetIndex index) {
    Listing table =
        new Listing(
            "Batches in order of opening",
            "Batch",
            "Outcome",
            "As of",
            "#Delivered",
            "#Unreadable",
            "#Accepted",
            "#Rejected or for review",
            "#Accepted so far",
            "#Number on chain");
    for (DatasetIndex.Line line : index.batches()) {
      table.row(cells(line));
    }
    Html main =
        Element.of(
            "main",
            Element.of(
                "header",
                Element.of("p", "Dataset " + index.dataset()).with("class", "quiet"),
                Element.of("h1", index.name()),
                Section.note(index.purpose()),
                documents(index)),
            table.html());
    return new Document(index.name() + " · batches", List.of(main)).bytes();
  }

  private static Html documents(DatasetIndex index) {
    return index.hasDocuments()
        ? Element.of(
            "p",
            Element.of("a", "Documents of the dataset").with("href", "documents/index.html"),
            Listing.text(": card, Croissant, SPDX, provenance, AI Act, and what is missing."))
        : Section.note("Documents are written once a batch passes its gates.");
  }

  private static Html[] cells(DatasetIndex.Line line) {
    String name = "batch." + line.batchId() + ".";
    Long number = line.number();
    return new Html[] {
      link(line),
      Section.badge(Headline.kind(line.standing()), Headline.words(line.standing())),
      Listing.text(line.asOf().toString().substring(0, 10)),
      Figures.count(name + "in", line.in()),
      Figures.count(name + "quarantined", line.quarantined()),
      Figures.count(name + "accepted", line.accepted()),
      Figures.count(name + "held", line.held()),
      Figures.count(name + "accepted-so-far", line.acceptedSoFar()),
      number == null ? Listing.text("–") : number(name, number, line.supersededBy())
    };
  }

  /** A corrected entry stays what it was on chain; the reader is sent on. */
  private static Html number(String name, long number, @Nullable Long supersededBy) {
    Html own = Figures.count(name + "number", number);
    return supersededBy == null
        ? own
        : Element.of(
            "span",
            own,
            Listing.text(", corrected by "),
            Figures.count(name + "superseded-by", supersededBy));
  }

  private static Html link(DatasetIndex.Line line) {
    String words = line.batchId() + (line.attempt() > 1 ? " (attempt " + line.attempt() + ")" : "");
    return line.hasPage()
        ? Element.of("a", words).with("href", line.batchId() + ".html")
        : Listing.text(words);
  }
}
