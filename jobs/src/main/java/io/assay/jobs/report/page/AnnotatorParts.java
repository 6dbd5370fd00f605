package io.assay.jobs.report.page;

import io.assay.jobs.report.content.AnnotatorFigures;
import io.assay.jobs.report.content.LabelSummary;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who voted, with what each figure means to the person it is about. */
final class AnnotatorParts {
  private static final Map<String, String> STANDINGS =
      Map.of(
          "informed", "looks at the items",
          "contrary", "answers the wrong way round",
          "independent", "answers do not depend on the items",
          "too-few-answers", "too few answers to tell");

  private static final Map<String, String> DRIFTS =
      Map.of(
          "improved", "later answers agree more often",
          "worsened", "later answers agree less often",
          "steady", "steady",
          "too-few-answers", "too few answers to tell");

  private AnnotatorParts() {}

  static List<Html> of(LabelSummary labels) {
    List<Html> parts = new ArrayList<>();
    if (!labels.mostVotes().isEmpty()) {
      parts.add(Section.heading("Annotators"));
      parts.add(
          Section.note(
              "Agreeing: votes for the label that was agreed on. Skill: the share of answers that"
                  + " are expected to be right, by the answers of all. Spread: of numbers, how far they are from"
                  + " the values on average. Gold: answers to hidden items"
                  + " with a known label that are right. Information: what the votes told that"
                  + " nobody else had; it does not depend on which label was given, so nothing is"
                  + " won by guessing what others say. Seconds between: from one answer to the next,"
                  + " the middle one, without breaks of more than half an hour; in an hour: answers"
                  + " in an hour of such work. Over time: whether the later half of the answers"
                  + " agrees with the labels as often as the earlier half. Of those who did not"
                  + " change at most 1 in 1,000 seems to have; harder items look like a change too."
                  + " None of these three figures changes a label or what is paid."));
      parts.add(
          table(
              "Who voted most, of %s annotators".formatted(Figures.grouped(labels.annotators())),
              labels.mostVotes()));
    }
    if (!labels.flagged().isEmpty()) {
      parts.add(
          Section.note(
              "The votes of these count nothing, or those of a ring of copies together as one."
                  + " Chance has a part in it: of annotators as good as the crowd at most 5 in 1,000"
                  + " seem not to look at the items, and of the pairs found to copy 1 in 100 did not. Where"
                  + " all others guess, a few who are nearly always right look like copies too: their"
                  + " answers to gold items tell the two apart."));
      parts.add(table("Votes that do not count", labels.flagged()));
    }
    return parts;
  }

  private static Html table(String caption, List<AnnotatorFigures> annotators) {
    Listing table =
        new Listing(
            caption,
            "Annotator",
            "#Votes",
            "#Agreeing",
            "#Share",
            "#Skill",
            "#Spread",
            "#Gold",
            "#Information",
            "#Seconds between",
            "#In an hour",
            "Over time",
            "Answers");
    for (AnnotatorFigures annotator : annotators) {
      table.row(
          Contributed.id(annotator.pseudonym()),
          Figures.count("annotator.votes", annotator.votes()),
          Figures.count("annotator.agreeing", annotator.agreeing()),
          Listing.text(Figures.percent(annotator.agreeing(), annotator.votes())),
          Listing.text(skill(annotator)),
          Listing.text(number(annotator.spread(), "%.4g")),
          Listing.text(gold(annotator)),
          Listing.text(String.format(Locale.ROOT, "%.1f", annotator.information())),
          Listing.text(number(annotator.seconds(), "%.1f")),
          Listing.text(number(annotator.perHour(), "%.0f")),
          Listing.text(drift(annotator)),
          Listing.text(answers(annotator)));
    }
    return table.html();
  }

  private static String number(@Nullable Double value, String format) {
    return value == null ? "–" : String.format(Locale.ROOT, format, value);
  }

  private static String drift(AnnotatorFigures annotator) {
    String drift = annotator.drift();
    return drift == null ? "–" : DRIFTS.getOrDefault(drift, drift);
  }

  private static String skill(AnnotatorFigures annotator) {
    Double skill = annotator.skill();
    return skill == null ? "–" : Figures.percent(BigDecimal.valueOf(skill));
  }

  private static String gold(AnnotatorFigures annotator) {
    return annotator.goldAnswers() == 0
        ? "–"
        : Figures.grouped(annotator.goldRight())
            + " of "
            + Figures.grouped(annotator.goldAnswers());
  }

  private static String answers(AnnotatorFigures annotator) {
    return annotator.ring() == null
        ? STANDINGS.getOrDefault(annotator.standing(), annotator.standing())
        : "copies, or is copied from";
  }
}
