package io.assay.jobs.report.page;

import io.assay.jobs.report.content.QuarantineGroup;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.IntakeWording;
import java.util.ArrayList;
import java.util.List;

/** What could not be read, by reason, with the beginnings of a few records. */
final class QuarantineSection {
  private static final int CHARACTERS = 240;

  private QuarantineSection() {}

  static Section of(List<QuarantineGroup> groups) {
    if (groups.isEmpty()) {
      return Section.of(
          "quarantine", "Unreadable records", Section.paragraph("Every record could be read."));
    }
    Listing table =
        new Listing("Unreadable records by reason", "Reason", "Code", "Kind", "#Records");
    List<Html> examples = new ArrayList<>();
    for (QuarantineGroup group : groups) {
      table.row(
          Listing.text(IntakeWording.reason(group.reason())),
          Element.of("code", group.reason()),
          Listing.text(group.kind()),
          Figures.count("quarantine." + group.kind() + "." + group.reason(), group.records()));
      examples.add(examples(group));
    }
    List<Html> parts = new ArrayList<>();
    parts.add(
        Section.paragraph(
            "These records are kept as they came and take no part in anything. Correct them at their source and deliver them again."));
    parts.add(table.html());
    parts.addAll(examples);
    return new Section("quarantine", "Unreadable records", parts);
  }

  private static Html examples(QuarantineGroup group) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "summary",
            Listing.text("Examples of "),
            Element.of("code", group.reason()),
            Listing.text(
                " (%d of %s)"
                    .formatted(group.examples().size(), Figures.grouped(group.records())))));
    for (QuarantineGroup.Example example : group.examples()) {
      parts.add(example(example));
    }
    return Element.of("details", parts);
  }

  private static Html example(QuarantineGroup.Example example) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
                "p",
                Contributed.line(example.file()),
                Listing.text(
                    ", record %s, %s bytes"
                        .formatted(
                            Figures.grouped(example.number()), Figures.grouped(example.bytes()))))
            .with("class", "quiet"));
    if (!example.detail().isEmpty()) {
      parts.add(Element.of("p", Contributed.line(example.detail())));
    }
    parts.add(Contributed.block(example.text() + (example.isCut() ? "…" : ""), CHARACTERS));
    return Element.of("article", parts).with("class", "card");
  }
}
