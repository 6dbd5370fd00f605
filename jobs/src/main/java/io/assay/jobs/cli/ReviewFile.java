package io.assay.jobs.cli;

import io.assay.jobs.decision.ReviewQueue;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.item.AttributeCheck;
import io.assay.rules.representation.DerivedDimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The review queue as CSV that a curator fills in with a spreadsheet: the columns that {@link
 * io.assay.rules.item.DecisionReader} reads, and what helps to decide. For each attribute that
 * bounties depend on it has the contributor's value, and a column for what the curator finds.
 */
final class ReviewFile {
  /** The first line where no attribute is asked for. */
  static final String HEADER =
      "item,decision,reviewer,reason,batch,reasons,kept item,given label,suggested label,content";

  private final SortedSet<String> attributes;

  private ReviewFile(SortedSet<String> attributes) {
    this.attributes = attributes;
  }

  /** Asks for no attribute. */
  static ReviewFile plain() {
    return new ReviewFile(new TreeSet<>());
  }

  /** Asks for the attributes on which it depends whether a record fills a gap that is paid for. */
  static ReviewFile of(Charter charter) {
    RepresentativenessSection section = charter.representativeness();
    RewardsSection rewards = charter.rewards();
    SortedSet<String> attributes = new TreeSet<>();
    if (section != null && rewards != null && rewards.bounties() != null) {
      DerivedDimensions derived = new DerivedDimensions(charter);
      for (Dimension dimension : section.dimensions()) {
        attributes.addAll(derived.attributes(dimension));
      }
    }
    return new ReviewFile(attributes);
  }

  /** The first line, without its end. */
  String header() {
    StringBuilder header = new StringBuilder(HEADER);
    for (String attribute : attributes) {
      header.append(',').append(AttributeCheck.SHOWN_PREFIX).append(attribute);
      header.append(',').append(AttributeCheck.CHECK_PREFIX).append(attribute);
    }
    return header.toString();
  }

  /** One record, without its line end; decision, reviewer, reason and checks are left blank. */
  String line(ReviewQueue.Waiting waiting) {
    String kept = waiting.keptItem();
    ReviewQueue.Suspect suspect = waiting.suspect();
    List<String> fields =
        new ArrayList<>(
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
    for (String attribute : attributes) {
      fields.add(AttributeCheck.shown(waiting.attributes().get(attribute)));
      fields.add("");
    }
    return SpreadsheetLine.of(fields);
  }
}
