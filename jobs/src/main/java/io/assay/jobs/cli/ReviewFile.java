package io.assay.jobs.cli;

import io.assay.jobs.decision.ReviewQueue;
import java.util.List;

/**
 * The review queue as CSV that a curator fills in with a spreadsheet: the columns that {@link
 * io.assay.rules.item.DecisionReader} reads, and what helps to decide.
 */
final class ReviewFile {
  /** The first line. */
  static final String HEADER =
      "item,decision,reviewer,reason,batch,reasons,kept item,given label,suggested label,content";

  private ReviewFile() {}

  /** One record, without its line end; decision, reviewer and reason are left blank. */
  static String line(ReviewQueue.Waiting waiting) {
    String kept = waiting.keptItem();
    ReviewQueue.Suspect suspect = waiting.suspect();
    return SpreadsheetLine.of(
        List.of(
            waiting.item(),
            "",
            "",
            "",
            waiting.batch(),
            String.join(" ", waiting.reasons()),
            kept == null ? "" : kept,
            suspect == null ? "" : suspect.given(),
            suspect == null ? "" : suspect.suggested(),
            SpreadsheetLine.excerpt(waiting.content())));
  }
}
