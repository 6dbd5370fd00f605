package io.assay.jobs.report.page;

import io.assay.jobs.report.content.Delivered;
import io.assay.jobs.report.content.StageCounts;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.List;
import java.util.Locale;

/** What was delivered, and what each stage received, passed on and held back. */
final class StageSection {
  private static final List<String> DELIVERIES =
      List.of("new", "revision", "redelivered", "foreign");

  private StageSection() {}

  static Section of(List<StageCounts> stages, Delivered delivered) {
    return Section.of("stages", "Stages", delivered(delivered), stages(stages));
  }

  private static Html delivered(Delivered delivered) {
    Listing table = new Listing("What came with the batch", "Kind", "Meaning", "#Number");
    for (String kind : DELIVERIES) {
      table.row(
          Listing.text(kind),
          Listing.text(meaning(kind)),
          Figures.count("items." + kind, delivered.items(kind)));
    }
    table.row(
        Listing.text("unreadable"),
        Listing.text("records of any kind that were set aside"),
        Figures.count("quarantined", delivered.quarantined()));
    table.row(
        Listing.text("votes"),
        Listing.text("answers of annotators"),
        Figures.count("votes", delivered.votes()));
    for (String decision : List.of("accept", "reject")) {
      table.row(
          Listing.text("decisions to " + decision),
          Listing.text("of curators on items that waited"),
          Figures.count("decisions." + decision, delivered.decisions().getOrDefault(decision, 0L)));
    }
    return table.html();
  }

  private static String meaning(String delivery) {
    return switch (delivery) {
      case "new" -> "not known before, or rejected before";
      case "revision" -> "other content under a known id, from the same people";
      case "redelivered" -> "the same again, which earns nothing";
      default -> "a known id, from somebody else";
    };
  }

  private static Html stages(List<StageCounts> stages) {
    Listing table =
        new Listing(
            "Stages: in = out + rejected",
            "Stage",
            "Outcome",
            "#In",
            "#Out",
            "#Rejected",
            "#Seconds");
    for (StageCounts stage : stages) {
      boolean skipped = stage.outcome().equals("skipped");
      table.row(
          Listing.text(stage.stage()),
          skipped
              ? Element.of("span", "not in the charter").with("class", "quiet")
              : Listing.text(stage.outcome()),
          Figures.count("stage." + stage.stage() + ".in", stage.in()),
          Figures.count("stage." + stage.stage() + ".out", stage.out()),
          Figures.count("stage." + stage.stage() + ".rejected", stage.rejected()),
          Listing.text(String.format(Locale.ROOT, "%.1f", stage.millis() / 1000.0)));
    }
    return table.html();
  }
}
