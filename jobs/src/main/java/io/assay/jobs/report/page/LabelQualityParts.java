package io.assay.jobs.report.page;

import io.assay.jobs.report.content.LabelQuality;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How right the labels are, by the votes and by gold side by side, and how they came about. */
final class LabelQualityParts {
  private static final Map<String, String> METHODS =
      Map.of(
          "majority", "the label with most votes",
          "one-coin", "votes weighted by one skill of each annotator",
          "dawid-skene", "votes weighted by a confusion matrix of each annotator",
          "robust-mean",
              "the mean of numbers, weighted by how near each annotator usually is, without"
                  + " letting those far out pull it",
          "easy-and-hard", "confusion matrices, for items that are easy or hard");

  private static final Map<String, String> GROUNDS =
      Map.of(
          "charter", "The charter names the method.",
          "gold", "It was chosen because it is right more often on items with a known label.",
          "held-out-votes", "It was chosen because it predicts votes best that it had not seen.",
          "no-clear-evidence", "Nothing spoke clearly for another method.");

  private LabelQualityParts() {}

  static List<Html> of(LabelQuality quality) {
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading("How right the labels are"));
    parts.add(
        Element.of(
            "p",
            quality.contradicted()
                ? Section.badge("bad", "gold contradicts")
                : Section.badge("good", quality.gold() == null ? "no gold" : "gold agrees"),
            Listing.text(" " + quality.explained())));
    Listing accounts =
        new Listing("Share of right labels, with 95 % intervals", "By", "#Share", "#From", "#To");
    row(accounts, "the votes alone", quality.own());
    if (quality.gold() != null) {
      row(accounts, "gold alone", quality.gold());
      row(accounts, "votes that gold has calibrated", quality.combined());
    }
    parts.add(accounts.html());
    parts.add(
        Section.note(
            quality.contradicted()
                ? "A gate on label-accuracy goes by gold alone here: it looks at the lower end of that interval."
                : "A gate on label-accuracy looks at the lower end of the last interval, for the items that it is about."));
    parts.addAll(choice(quality));
    return parts;
  }

  private static void row(Listing table, String account, LabelQuality.Share share) {
    table.row(
        Listing.text(account),
        Listing.text(percent(share.value())),
        Listing.text(percent(share.lower())),
        Listing.text(percent(share.upper())));
  }

  private static List<Html> choice(LabelQuality quality) {
    LabelQuality.Choice choice = quality.choice();
    List<Html> parts = new ArrayList<>();
    parts.add(Section.heading("How votes became labels"));
    parts.add(
        Element.of(
            "p",
            Element.of("strong", choice.method()),
            Listing.text(
                ": "
                    + METHODS.getOrDefault(choice.method(), choice.method())
                    + ". "
                    + GROUNDS.getOrDefault(choice.ground(), "")
                    + " "),
            Figures.count("labels.judged", quality.votes()),
            Listing.text(" votes were judged; the estimate "),
            Listing.text(choice.converged() ? "came to rest after " : "did not come to rest in "),
            Figures.count("labels.iterations", choice.iterations()),
            Listing.text(" iterations." + alpha(quality))));
    if (!choice.evidence().isEmpty()) {
      parts.add(evidence(choice));
    }
    return parts;
  }

  private static String alpha(LabelQuality quality) {
    Double alpha = quality.alpha();
    return alpha == null
        ? ""
        : String.format(
            Locale.ROOT,
            " Krippendorff's alpha, the agreement of annotators beyond chance, is %.2f.",
            alpha);
  }

  private static Html evidence(LabelQuality.Choice choice) {
    Listing table =
        new Listing(
            "What spoke for each method, on a sample with %s held-out votes"
                .formatted(Figures.grouped(choice.heldOutVotes())),
            "Method",
            "#Predicts votes better by (nats)",
            "#Standard error",
            "#Right on gold",
            "#Of");
    for (LabelQuality.Evidence evidence : choice.evidence()) {
      table.row(
          Listing.text(evidence.method()),
          Listing.text(String.format(Locale.ROOT, "%+.4f", evidence.advantage())),
          Listing.text(String.format(Locale.ROOT, "%.4f", evidence.standardError())),
          Figures.count("labels.method.gold-right", evidence.goldRight()),
          Figures.count("labels.method.gold-items", evidence.goldItems()));
    }
    return table.html();
  }

  private static String percent(double share) {
    return Figures.percent(BigDecimal.valueOf(share));
  }
}
