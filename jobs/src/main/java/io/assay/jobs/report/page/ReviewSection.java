package io.assay.jobs.report.page;

import io.assay.jobs.report.content.ReviewQueue;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.ReasonWording;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person, and how to decide it. */
final class ReviewSection {
  private ReviewSection() {}

  static Section of(ReviewQueue queue, Subject subject, ReasonWording wording) {
    List<Html> parts = new ArrayList<>();
    if (queue.items() == 0) {
      parts.add(Section.paragraph("This batch sent nothing to review."));
      return new Section("review", "For review", parts);
    }
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

  private static Html example(ReviewQueue.Waiting waiting, ReasonWording wording) {
    List<Html> reasons = new ArrayList<>();
    for (String code : waiting.reasons()) {
      reasons.add(Element.of("li", wording.of(code)).with("title", code));
    }
    return Element.of("article", Contributed.excerpt(waiting.excerpt()), Element.of("ul", reasons))
        .with("class", "card");
  }
}
