package io.assay.jobs.report.page;

import io.assay.jobs.report.content.LabelQuality;
import io.assay.jobs.report.content.LabelSummary;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Of a task of several labels: how right each of them is, and how it came about. */
final class QuestionParts {
  private QuestionParts() {}

  static List<Html> of(List<LabelSummary.Question> questions) {
    Listing table =
        new Listing(
            "Whether each label applies, with 95 % intervals of the share of right answers",
            "Label",
            "#Applies to",
            "Method",
            "#Alpha",
            "#Right by votes",
            "#Right on gold",
            "#Right by both",
            "#From",
            "#To",
            "");
    for (LabelSummary.Question question : questions) {
      LabelQuality quality = question.quality();
      LabelQuality.Share gold = quality.gold();
      LabelQuality.Share decisive =
          quality.contradicted() && gold != null ? gold : quality.combined();
      table.row(
          Contributed.line(question.label()),
          Figures.count("labels.question.applies", question.applies()),
          Listing.text(quality.choice().method()),
          Listing.text(alpha(quality)),
          Listing.text(percent(quality.own().value())),
          Listing.text(gold == null ? "–" : percent(gold.value())),
          Listing.text(percent(decisive.value())),
          Listing.text(percent(decisive.lower())),
          Listing.text(percent(decisive.upper())),
          quality.contradicted() ? Section.badge("bad", "gold contradicts") : Listing.text(""));
    }
    return List.of(
        Section.heading("How right the labels are"),
        Section.note(
            "An item may have any of these labels, so each is a question of its own, with its own"
                + " method and its own view of who looks at the items. A gate on label-accuracy"
                + " looks at the lowest of the lower ends, for the items that it is about."),
        table.html());
  }

  private static String alpha(LabelQuality quality) {
    Double alpha = quality.alpha();
    return alpha == null ? "–" : String.format(Locale.ROOT, "%.2f", alpha);
  }

  private static String percent(double share) {
    return Figures.percent(BigDecimal.valueOf(share));
  }
}
