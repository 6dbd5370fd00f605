package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.PlanStep;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.html.Document;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** The public page of what the dataset lacks. */
public final class WantedPage {
  private WantedPage() {}

  /** The page in UTF-8. */
  public static byte[] html(Subject subject, List<Gap> gaps, List<PlanStep> plan) {
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
            Section.note(
                "After batch %s, as of %s. The same stands in wanted.json."
                    .formatted(subject.key().batchId(), subject.asOf()))));
    main.addAll(WantedParts.of(gaps, plan));
    return new Document(subject.name() + " · wanted", List.of(Element.of("main", main))).bytes();
  }
}
