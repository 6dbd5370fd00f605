package io.assay.rules.item;

import io.assay.rules.charter.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the review file that a curator fills in: CSV with the columns item, decision (accept or
 * reject, in any case), reviewer, reason, and perhaps batch, the one that delivered the content,
 * and for attributes of the charter what the contributor says and what the reviewer found ({@link
 * AttributeCheck}). Other columns are ignored. Every record gives exactly one {@link
 * ReviewDecision} or {@link Quarantined}; one that is still undecided is {@link
 * Reason#MISSING_DECISION}. Immutable, so that threads may share it.
 */
public final class DecisionReader {

  /** What a review file must look like. */
  public static final FileShape SHAPE =
      new FileShape(Format.CSV, List.of("item", "decision", "reviewer", "reason"), 1 << 20);

  private static final String BATCH = "batch";

  private final FieldReader reader;
  private final List<String> checked;
  private final Set<String> attributes;

  private DecisionReader(FieldReader reader, List<String> checked, Set<String> attributes) {
    this.reader = reader;
    this.checked = List.copyOf(checked);
    this.attributes = Set.copyOf(attributes);
  }

  /**
   * @param header {@link RawRecords#columns()} of the file
   * @param attributes that the charter has
   */
  public static DecisionReader of(List<String> header, Set<String> attributes) {
    List<String> columns = new ArrayList<>(SHAPE.columns());
    List<String> checked = new ArrayList<>();
    for (String column : header) {
      boolean isCheck = column.startsWith(AttributeCheck.CHECK_PREFIX);
      if (isCheck) {
        checked.add(column.substring(AttributeCheck.CHECK_PREFIX.length()));
      }
      if (isCheck || column.equals(BATCH) || column.startsWith(AttributeCheck.SHOWN_PREFIX)) {
        columns.add(column);
      }
    }
    FileShape shape = new FileShape(SHAPE.format(), columns, SHAPE.maxRecordBytes());
    return new DecisionReader(FieldReader.of(shape, header), checked, attributes);
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
          batch == null || batch.isBlank() ? null : batch.strip(),
          checks(fields));
    } catch (Defect e) {
      return e.quarantined();
    }
  }

  private SortedMap<String, AttributeCheck> checks(Fields fields) throws Defect {
    SortedMap<String, AttributeCheck> checks = new TreeMap<>();
    for (String attribute : checked) {
      String text = SpreadsheetText.plain(fields.text(AttributeCheck.CHECK_PREFIX + attribute));
      if (text == null || text.isBlank()) {
        continue;
      }
      String shown = SpreadsheetText.plain(fields.text(AttributeCheck.SHOWN_PREFIX + attribute));
      if (shown == null || !attributes.contains(attribute)) {
        throw Defect.of(
            Reason.UNKNOWN_ATTRIBUTE,
            AttributeCheck.CHECK_PREFIX + attribute,
            text,
            "beside the value of an attribute of the charter");
      }
      checks.put(attribute, AttributeCheck.read(attribute, shown, text));
    }
    return checks;
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
