package io.assay.jobs.report.page;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.report.content.Excerpt;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A kept item and one that repeats it, side by side, with what only one of them has marked. */
final class PairCard {
  private PairCard() {}

  static Html of(DuplicateList.Pair pair, String batchId) {
    List<Html> kept = new ArrayList<>();
    List<Html> later = new ArrayList<>();
    SortedSet<String> fields = new TreeSet<>(pair.kept().fields().keySet());
    fields.addAll(pair.later().fields().keySet());
    for (String field : fields) {
      Differences.Sides sides =
          Differences.of(
              pair.kept().fields().getOrDefault(field, ""),
              pair.later().fields().getOrDefault(field, ""));
      kept.add(Element.of("p", field).with("class", "field"));
      kept.add(sides.first());
      later.add(Element.of("p", field).with("class", "field"));
      later.add(sides.second());
    }
    String where = pair.keptBatch().equals(batchId) ? "this batch" : "batch " + pair.keptBatch();
    Element sides =
        Element.of(
                "div",
                side("Kept, " + where, pair.kept(), kept),
                side(title(pair.kind()), pair.later(), later))
            .with("class", "pair");
    return Element.of("div", figures(pair.likeness()), sides).with("class", "likeness");
  }

  private static String title(String kind) {
    return kind.equals("revision")
        ? "Later, a revision of it"
        : "Removed, " + (kind.equals("near") ? "a near" : "an exact") + " duplicate";
  }

  private static Html side(String title, Excerpt excerpt, List<Html> fields) {
    List<Html> parts = new ArrayList<>();
    parts.add(Element.of("h3", title));
    parts.add(
        Element.of("p", Listing.text("Item "), Contributed.id(excerpt.itemId()))
            .with("class", "quiet"));
    if (excerpt.fields().isEmpty()) {
      parts.add(Section.note("The content is not stored any more, or belongs to another attempt."));
    } else {
      parts.addAll(fields);
    }
    return Element.of("article", parts).with("class", "card");
  }

  private static Html figures(DuplicateList.@Nullable Likeness likeness) {
    if (likeness == null) {
      return Section.note("The same after normalisation.");
    }
    List<String> counts = new ArrayList<>();
    for (DuplicateList.Compared compared : likeness.compared()) {
      counts.add(
          "%s%,d shingles in both, %,d in the kept item, %,d in the later one, threshold %s %s"
              .formatted(
                  compared.field() == null ? "" : compared.field() + ": ",
                  compared.shared(),
                  compared.keptSize(),
                  compared.size(),
                  likeness.rule(),
                  compared.threshold()));
    }
    return Section.note(
        "Jaccard %s, containment %s (%s)."
            .formatted(
                likeness.jaccard().toPlainString(),
                likeness.containment().toPlainString(),
                String.join("; ", counts)));
  }
}
