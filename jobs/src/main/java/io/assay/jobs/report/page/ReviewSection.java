package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.ReviewQueue;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.ReasonWording;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person, and how to decide it. */
final class ReviewSection {
  private ReviewSection() {}

  static Section of(BatchReport report, ReasonWording wording) {
    ReviewQueue queue = report.review();
    List<Html> parts = new ArrayList<>();
    if (queue.items() == 0) {
      parts.add(Section.paragraph("This batch sent nothing to review."));
      return new Section("review", "For review", parts);
    }
    if (report.standing() == Standing.GATE_FAILED) {
      parts.add(
          Element.of(
              "p",
              Listing.text("A person would have to decide on "),
              Figures.count("review.queue", queue.items()),
              Listing.text(
                  ". Since a gate failed, they are judged afresh with the next attempt and stand in no queue.")));
    } else {
      howToDecide(queue, parts);
    }
    for (ReviewQueue.Waiting waiting : queue.examples()) {
      parts.add(example(waiting, wording));
    }
    if (queue.items() > queue.examples().size()) {
      parts.add(
          Section.note(
              "The first %s of %s are shown."
                  .formatted(
                      Figures.grouped(queue.examples().size()), Figures.grouped(queue.items()))));
    }
    return new Section("review", "For review", parts);
  }

  private static void howToDecide(ReviewQueue queue, List<Html> parts) {
    parts.add(
        Element.of(
            "p",
            Listing.text("Waiting for a person: "),
            Figures.count("review.queue", queue.items()),
            Listing.text(
                ". Write the queue to a file, fill in the columns decision (accept or reject), reviewer and reason, and hand it in as a batch of its own or with the next one:")));
    parts.add(
        Element.of(
                "pre",
                """
                assay review export --output review.csv
                assay review import review.csv --charter CHARTER --batch NEXT --as-of INSTANT
                """
                    .strip())
            .with("class", "command"));
  }

  private static Html example(ReviewQueue.Waiting waiting, ReasonWording wording) {
    List<Html> reasons = new ArrayList<>();
    for (String code : waiting.reasons()) {
      reasons.add(Element.of("li", wording.of(code)).with("title", code));
    }
    return Element.of("article", Contributed.excerpt(waiting.excerpt()), Element.of("ul", reasons))
        .with("class", "card");
  }
}
