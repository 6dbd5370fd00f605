package io.assay.rules.item;

import io.assay.rules.charter.Format;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.charter.VotesIntake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of votes. Every record gives exactly one {@link Vote} or {@link Quarantined}.
 * Immutable, so that threads may share it.
 */
public final class VoteReader {

  private final FieldReader reader;
  private final VotesIntake columns;

  private VoteReader(VotesIntake columns, FieldReader reader) {
    this.columns = columns;
    this.reader = reader;
  }

  /**
   * @param header {@link RawRecords#columns()} of the file
   * @throws IllegalArgumentException if the charter takes no votes
   */
  public static VoteReader of(IntakeSection intake, List<String> header) {
    return new VoteReader(votes(intake), FieldReader.of(shape(intake), header));
  }

  /**
   * What a file of votes must look like; records have the same bound as contributions.
   *
   * @throws IllegalArgumentException if the charter takes no votes
   */
  public static FileShape shape(IntakeSection intake) {
    VotesIntake votes = votes(intake);
    List<String> names = new ArrayList<>(List.of(votes.item(), votes.annotator(), votes.label()));
    if (votes.votedAt() != null) {
      names.add(votes.votedAt());
    }
    return new FileShape(votes.format(), names, intake.maxRecordBytes());
  }

  private static VotesIntake votes(IntakeSection intake) {
    if (intake.votes() == null) {
      throw new IllegalArgumentException(
          "votes: none in the intake section (expected: its columns)");
    }
    return intake.votes();
  }

  /** The vote of the record, or the first reason why there is none. */
  public VoteReading read(RawRecord record) {
    try {
      Fields fields = reader.read(record);
      return new Vote(
          Identifiers.id(columns.item(), item(fields), Reason.MISSING_ITEM),
          Identifiers.handle(
              columns.annotator(), fields.text(columns.annotator()), Reason.MISSING_ANNOTATOR),
          label(fields),
          votedAt(fields));
    } catch (Defect e) {
      return e.quarantined();
    }
  }

  /** Questions are handed out as CSV, in which an id that looks like a formula is guarded. */
  private @Nullable String item(Fields fields) throws Defect {
    String item = fields.text(columns.item());
    return columns.format() == Format.CSV ? SpreadsheetText.plain(item) : item;
  }

  private String label(Fields fields) throws Defect {
    String label = fields.text(columns.label());
    if (label == null || label.isBlank()) {
      throw Defect.missing(Reason.MISSING_LABEL, columns.label());
    }
    return label;
  }

  private @Nullable Instant votedAt(Fields fields) throws Defect {
    String column = columns.votedAt();
    String text = column == null ? null : fields.text(column);
    return column == null || text == null || text.isEmpty()
        ? null
        : Timestamps.instant(column, text);
  }
}
