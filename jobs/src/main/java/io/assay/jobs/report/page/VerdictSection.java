package io.assay.jobs.report.page;

import io.assay.jobs.report.content.VerdictCounts;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.ReasonWording;
import java.util.ArrayList;
import java.util.List;

/** Verdicts and their reasons. */
final class VerdictSection {
  private static final List<String> VERDICTS = List.of("accepted", "rejected", "review");

  private VerdictSection() {}

  static Section of(VerdictCounts verdicts, ReasonWording wording) {
    List<Html> parts = new ArrayList<>();
    parts.add(counts(verdicts));
    if (!verdicts.reasons().isEmpty()) {
      parts.add(reasons(verdicts, wording));
    }
    return new Section("verdicts", "Verdicts", parts);
  }

  private static Html counts(VerdictCounts verdicts) {
    Listing table =
        new Listing(
            "On what the batch delivered, and on what waited from earlier batches",
            "Verdict",
            "#On this batch",
            "#On earlier batches",
            "#Share");
    for (String verdict : VERDICTS) {
      table.row(
          Section.badge(kind(verdict), verdict.equals("review") ? "for review" : verdict),
          Figures.count("verdicts." + verdict, verdicts.own().getOrDefault(verdict, 0L)),
          Figures.count("verdicts.later." + verdict, verdicts.later().getOrDefault(verdict, 0L)),
          Listing.text(Figures.percent(verdicts.of(verdict), verdicts.total())));
    }
    return table.html();
  }

  private static Html reasons(VerdictCounts verdicts, ReasonWording wording) {
    Listing table =
        new Listing("Reasons, most frequent first", "Reason", "Code", "#Rejected", "#For review");
    for (VerdictCounts.ReasonCount reason : verdicts.reasons()) {
      table.row(
          Listing.text(wording.of(reason.code())),
          Element.of("code", reason.code()),
          Figures.count("reason.rejected." + reason.code(), reason.items("rejected")),
          Figures.count("reason.review." + reason.code(), reason.items("review")));
    }
    return table.html();
  }

  private static String kind(String verdict) {
    return switch (verdict) {
      case "accepted" -> "good";
      case "rejected" -> "bad";
      default -> "warn";
    };
  }
}
