package io.assay.jobs.report.page;

import io.assay.jobs.report.content.TemplateText;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Texts that the charter may want to declare as boilerplate. */
final class TemplateParts {
  private static final int SHOWN = 600;

  private TemplateParts() {}

  static List<Html> of(List<TemplateText> templates) {
    List<Html> parts = new ArrayList<>();
    if (templates.isEmpty()) {
      return parts;
    }
    parts.add(Section.heading("Texts to declare as boilerplate, perhaps"));
    parts.add(
        Section.paragraph(
            "Many kept items hold these in full and differ in the rest. Declared under duplicates.boilerplate they are set aside before items are compared; undeclared, they are compared like any other text."));
    Listing table =
        new Listing(
            "Of %s items looked at".formatted(Figures.grouped(templates.get(0).lookedAt())),
            "Text after normalisation",
            "#Items",
            "#Contributors, at least");
    for (TemplateText template : templates) {
      table.row(
          Contributed.block(template.text(), SHOWN),
          Figures.count("template.items", template.records()),
          Figures.count("template.contributors", template.contributors()));
    }
    parts.add(table.html());
    return parts;
  }
}
