package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.PlanStep;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is missing, and what to collect. */
final class WantedParts {
  private WantedParts() {}

  static List<Html> of(List<Gap> gaps, List<PlanStep> plan) {
    if (gaps.isEmpty()) {
      return List.of(
          Section.paragraph("Nothing is missing from the declared shares and combinations."));
    }
    List<Html> parts = new ArrayList<>();
    if (!plan.isEmpty()) {
      parts.add(plan(plan));
    }
    parts.add(gaps(gaps));
    return parts;
  }

  private static Html plan(List<PlanStep> plan) {
    Listing table =
        new Listing(
            "What to collect next: few records that close the gaps below together, the most useful first; those for no gap keep a share that would be lost as others grow",
            "Records with",
            "#How many",
            "#Gaps each counts for");
    for (PlanStep step : plan) {
      table.row(
          Contributed.line(words(step)),
          Figures.count("plan.records", step.records()),
          Figures.count("plan.closes", step.closes().size()));
    }
    return table.html();
  }

  private static Html gaps(List<Gap> gaps) {
    Listing table =
        new Listing(
            "What is missing until all have their share, the largest gap first",
            "Dimension",
            "Category",
            "Why",
            "#Accepted",
            "#Still needed");
    for (Gap gap : gaps) {
      Long missing = gap.missing();
      table.row(
          Listing.text(gap.dimension().isEmpty() ? "any" : gap.dimension()),
          Contributed.line(gap.category()),
          Listing.text(
              switch (gap.kind()) {
                case "combination" -> "too few together";
                case "stale" -> "too old";
                default -> "below its share";
              }),
          Figures.count("gap.observed", gap.observed()),
          missing == null
              ? Element.of("span", "never").with("title", "No number of items is enough.")
              : Figures.count("gap.missing", missing));
    }
    return table.html();
  }

  private static String words(PlanStep step) {
    return step.pattern().isEmpty()
        ? "anything"
        : step.pattern().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", "));
  }
}
