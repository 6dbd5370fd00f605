package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.content.Wanted;
import io.assay.jobs.report.html.Document;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** The public page of what the dataset lacks, what filling it earns, and how that is checked. */
public final class WantedPage {
  private WantedPage() {}

  /** The page in UTF-8. */
  public static byte[] html(Subject subject, Wanted wanted) {
    List<Html> main = new ArrayList<>();
    main.add(
        Element.of(
            "header",
            Element.of(
                    "p",
                    Element.of("a", subject.name()).with("href", "index.html"),
                    Listing.text(" · " + subject.purpose()))
                .with("class", "quiet"),
            Element.of("h1", "Wanted"),
            Element.of(
                    "p",
                    Listing.text(
                        "After batch %s, as of %s. For machines: "
                            .formatted(subject.key().batchId(), subject.asOf())),
                    Element.of("a", "wanted.json").with("href", "wanted.json"),
                    Listing.text("."))
                .with("class", "quiet")));
    if (!wanted.gaps().isEmpty()) {
      main.addAll(OfferParts.of(subject, wanted));
    }
    main.addAll(WantedParts.of(wanted));
    return new Document(subject.name() + " · wanted", List.of(Element.of("main", main))).bytes();
  }
}
