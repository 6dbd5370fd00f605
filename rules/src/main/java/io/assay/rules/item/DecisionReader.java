package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads the review file that a curator fills in: CSV with the columns item, decision (accept or
 * reject, in any case), reviewer, reason, and perhaps batch, the one that delivered the content.
 * Other columns are ignored. Every record gives exactly one {@link ReviewDecision} or {@link
 * Quarantined}; one that is still undecided is {@link Reason#MISSING_DECISION}. Immutable, so that
 * threads may share it.
 */
public final class DecisionReader {

  /** What a review file must look like. */
  public static final FileShape SHAPE =
      new FileShape(Format.CSV, List.of("item", "decision", "reviewer", "reason"), 1 << 20);

  private static final String BATCH = "batch";

  private static final FileShape WITH_BATCH =
      new FileShape(
          SHAPE.format(),
          Stream.concat(SHAPE.columns().stream(), Stream.of(BATCH)).toList(),
          SHAPE.maxRecordBytes());

  private final FieldReader reader;

  private DecisionReader(FieldReader reader) {
    this.reader = reader;
  }

  /**
   * @param header {@link RawRecords#columns()} of the file
   */
  public static DecisionReader of(List<String> header) {
    return new DecisionReader(FieldReader.of(header.contains(BATCH) ? WITH_BATCH : SHAPE, header));
  }

  /** The decision of the record, or the first reason why there is none. */
  public DecisionReading read(RawRecord record) {
    try {
      Fields fields = reader.read(record);
      String reason = fields.text("reason");
      String batch = fields.text(BATCH);
      return new ReviewDecision(
          Identifiers.id("item", SpreadsheetText.plain(fields.text("item")), Reason.MISSING_ITEM),
          decision(fields),
          Identifiers.handle("reviewer", fields.text("reviewer"), Reason.MISSING_REVIEWER),
          reason == null ? "" : reason,
          batch == null || batch.isBlank() ? null : batch.strip());
    } catch (Defect e) {
      return e.quarantined();
    }
  }

  private static ReviewDecision.Decision decision(Fields fields) throws Defect {
    String text = fields.text("decision");
    if (text == null || text.isBlank()) {
      throw Defect.missing(Reason.MISSING_DECISION, "decision");
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "accept" -> ReviewDecision.Decision.ACCEPT;
      case "reject" -> ReviewDecision.Decision.REJECT;
      default -> throw Defect.of(Reason.BAD_DECISION, "decision", text, "accept or reject");
    };
  }
}
