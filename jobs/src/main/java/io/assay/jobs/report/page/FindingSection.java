package io.assay.jobs.report.page;

import io.assay.jobs.report.content.FindingGroup;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;

/** Findings by rule, with examples that can be unfolded. */
final class FindingSection {
  private FindingSection() {}

  static Section of(List<FindingGroup> groups) {
    if (groups.isEmpty()) {
      return Section.of("findings", "Findings", Section.paragraph("No rule was broken."));
    }
    Listing table = new Listing("Findings by rule", "Rule", "What it says", "Weight", "#Items");
    List<Html> examples = new ArrayList<>();
    for (FindingGroup group : groups) {
      table.row(
          Element.of("code", group.rule()),
          Listing.text(group.message()),
          Section.badge(kind(group.severity()), group.severity()),
          Figures.count("findings." + group.severity() + "." + group.rule(), group.items()));
      if (!group.examples().isEmpty()) {
        examples.add(examples(group));
      }
    }
    List<Html> parts = new ArrayList<>();
    parts.add(table.html());
    parts.addAll(examples);
    return new Section("findings", "Findings", parts);
  }

  private static Html examples(FindingGroup group) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "summary",
            Listing.text("Examples of "),
            Element.of("code", group.rule()),
            Listing.text(
                " (%d of %s)".formatted(group.examples().size(), Figures.grouped(group.items())))));
    for (FindingGroup.Example example : group.examples()) {
      List<Html> card = new ArrayList<>();
      if (!example.detail().isEmpty()) {
        card.add(Element.of("p", Contributed.line(example.detail())));
      }
      card.add(Contributed.excerpt(example.excerpt()));
      parts.add(Element.of("article", card).with("class", "card"));
    }
    return Element.of("details", parts);
  }

  private static String kind(String severity) {
    return switch (severity) {
      case "reject" -> "bad";
      case "review" -> "warn";
      default -> "plain";
    };
  }
}
