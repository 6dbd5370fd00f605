package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Kept and removed items side by side. */
final class DuplicateSection {
  private DuplicateSection() {}

  static Section of(DuplicateList duplicates, Subject subject) {
    if (duplicates.total() == 0) {
      return Section.of(
          "duplicates", "Duplicates", Section.paragraph("Nothing repeats anything else."));
    }
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "p",
            Listing.text("Items that repeat one of this batch: "),
            Figures.count("duplicates.batch", duplicates.inBatch()),
            Listing.text("; one of an earlier batch: "),
            Figures.count("duplicates.history", duplicates.ofHistory()),
            Listing.text(
                ". The item that came first is kept, by batch, then time of submission, then id.")));
    for (DuplicateList.Pair pair : duplicates.pairs()) {
      parts.add(pair(pair, subject));
    }
    if (duplicates.total() > duplicates.pairs().size()) {
      parts.add(
          Section.note(
              "The first %d of %s are shown."
                  .formatted(duplicates.pairs().size(), Figures.grouped(duplicates.total()))));
    }
    return new Section("duplicates", "Duplicates", parts);
  }

  private static Html pair(DuplicateList.Pair pair, Subject subject) {
    boolean same = pair.keptBatch().equals(subject.key().batchId());
    return Element.of(
            "div",
            side("Kept, " + (same ? "this batch" : "batch " + pair.keptBatch()), pair.kept()),
            side("Removed, " + pair.kind() + " duplicate", pair.removed()))
        .with("class", "pair");
  }

  private static Html side(String title, io.assay.jobs.report.content.Excerpt excerpt) {
    return Element.of("article", Element.of("h3", title), Contributed.excerpt(excerpt))
        .with("class", "card");
  }
}
