package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** What repeats something else: counts, pairs side by side, clusters, templates. */
final class DuplicateSection {
  private DuplicateSection() {}

  static Section of(BatchReport report) {
    DuplicateList duplicates = report.duplicates();
    List<Html> parts = new ArrayList<>();
    if (duplicates.total() == 0) {
      parts.add(Section.paragraph("Nothing repeats anything else."));
    } else {
      parts.add(summary(duplicates));
      parts.add(kinds(duplicates));
      parts.addAll(ClusterParts.of(report.clusters()));
      parts.add(Section.heading("Side by side"));
      for (DuplicateList.Pair pair : duplicates.pairs()) {
        parts.add(PairCard.of(pair, report.subject().key().batchId()));
      }
      if (duplicates.total() > duplicates.pairs().size()) {
        parts.add(
            Section.note(
                "%d of %s are shown, of each kind the least alike."
                    .formatted(duplicates.pairs().size(), Figures.grouped(duplicates.total()))));
      }
    }
    parts.addAll(TemplateParts.of(report.templates()));
    return new Section("duplicates", "Duplicates", parts);
  }

  private static Html summary(DuplicateList duplicates) {
    return Element.of(
        "p",
        Listing.text("Items removed because they repeat one of this batch: "),
        Figures.count("duplicates.batch", duplicates.inBatch()),
        Listing.text("; one of an earlier batch: "),
        Figures.count("duplicates.history", duplicates.ofHistory()),
        Listing.text(
            ". The item that came first is kept, by batch, then time of submission, then id: of items submitted at the same instant nothing tells who wrote them first."));
  }

  private static Html kinds(DuplicateList duplicates) {
    Listing table =
        new Listing(
            "By kind", "Kind", "What becomes of it", "#Of this batch", "#Of earlier batches");
    for (DuplicateList.Kind kind : duplicates.kinds()) {
      table.row(
          Listing.text(kind.kind()),
          Listing.text(
              kind.isRevision() ? "extends an own item, and counts as its revision" : "removed"),
          Figures.count("duplicates." + kind.kind() + ".batch", kind.inBatch()),
          Figures.count("duplicates." + kind.kind() + ".history", kind.ofHistory()));
    }
    return table.html();
  }
}
