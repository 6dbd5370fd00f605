package io.assay.jobs.report.page;

import io.assay.jobs.report.content.CollectionAdvice;
import io.assay.jobs.report.content.Gap;
import io.assay.jobs.report.content.Offer;
import io.assay.jobs.report.content.Wanted;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.rules.representation.plan.CollectionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is missing, and what to collect. */
final class WantedParts {
  private static final int MOST_ROWS = 40;

  private WantedParts() {}

  static List<Html> of(Wanted wanted) {
    if (wanted.gaps().isEmpty()) {
      return List.of(
          Section.paragraph(
              "No gap was found in what the charter declares and this batch could be measured by."));
    }
    List<Html> parts = new ArrayList<>();
    if (!wanted.plan().steps().isEmpty()) {
      parts.addAll(plan(wanted.plan()));
    }
    parts.addAll(gaps(wanted));
    return parts;
  }

  private static List<Html> plan(CollectionAdvice plan) {
    Listing table =
        new Listing(
            "The most useful first; records that count for no gap keep a share that would be lost as others grow",
            "Records with",
            "#How many",
            "#Gaps each counts for");
    plan.steps().stream()
        .limit(MOST_ROWS)
        .forEach(
            step ->
                table.row(
                    Contributed.line(words(step.pattern())),
                    Figures.count("plan.records", step.records()),
                    Figures.count("plan.closes", step.closes().size())));
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading("What to collect next"));
    CollectionAdvice.Reach reach = plan.reach();
    if (reach != null) {
      parts.add(Section.paragraph(reach(plan.records(), reach)));
    }
    parts.add(table.html());
    parts.addAll(cut(plan.steps().size(), "kinds of records", "plan"));
    return parts;
  }

  private static String reach(long records, CollectionAdvice.Reach reach) {
    String all = Figures.grouped(records);
    if (!reach.isTogether()) {
      return "The %s records below do not close all gaps at once, as targets contradict each other or as a plan takes the first %s gaps; each kind closes the gaps that it counts for as they are now."
          .formatted(all, Figures.grouped(CollectionPlan.MOST_GAPS));
    }
    return "The %s records below close together all gaps that lack records, of some kind or of any, and keep all other shares; stale ones are renewed instead. %s"
        .formatted(
            all,
            records <= reach.fewest()
                ? "No fewer would do."
                : "Fewer than %s cannot do it.%s"
                    .formatted(
                        Figures.grouped(reach.fewest()),
                        reach.isBounded()
                            ? ""
                            : " There were too many combinations to try all of them, so that fewer than these may do."));
  }

  private static List<Html> gaps(Wanted wanted) {
    boolean isOffered = wanted.terms() != null;
    List<String> titles =
        new ArrayList<>(List.of("Records with", "Why", "#Accepted", "#Still needed"));
    if (isOffered) {
      titles.addAll(List.of("#Bounty weight", "Checked"));
    }
    Listing table =
        new Listing(
            "Until all have their share, the largest gap first", titles.toArray(String[]::new));
    wanted.gaps().stream()
        .limit(MOST_ROWS)
        .forEach(
            gap -> {
              List<Html> cells = new ArrayList<>(cells(gap));
              if (isOffered) {
                cells.add(Figures.count("gap.bounty", gap.offer().weight()));
                cells.add(Contributed.line(checked(gap.offer())));
              }
              table.row(cells.toArray(Html[]::new));
            });
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading("What is missing"));
    parts.add(table.html());
    parts.addAll(cut(wanted.gaps().size(), "gaps", "gaps"));
    return parts;
  }

  private static List<Html> cells(Gap gap) {
    Long missing = gap.missing();
    String records =
        gap.kind().equals("stale") ? gap.dimension() + ": " + gap.category() : words(gap.pattern());
    return List.of(
        Contributed.line(records),
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

  private static String checked(Offer offer) {
    String word = OfferParts.word(offer.check());
    return offer.asked().isEmpty() ? word : word + ": " + String.join(", ", offer.asked());
  }

  private static List<Html> cut(int all, String what, String table) {
    return all <= MOST_ROWS
        ? List.of()
        : List.of(
            Section.note(
                "Shown are the first %d %s; %s more are in wanted.json, which says how many of them it holds, and all in the table %s."
                    .formatted(MOST_ROWS, what, Figures.grouped(all - MOST_ROWS), table)));
  }

  private static String words(Map<String, String> pattern) {
    return pattern.isEmpty()
        ? "anything"
        : pattern.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", "));
  }
}
