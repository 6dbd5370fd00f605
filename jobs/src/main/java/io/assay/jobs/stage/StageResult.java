package io.assay.jobs.stage;

import io.assay.jobs.table.TableDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage run came to.
 *
 * @param outcome how it ended
 * @param rowsIn rows received
 * @param rowsOut rows that passed
 * @param rowsRejected rows held back; in = out + rejected
 * @param rows rows written to each table, for lineage
 * @param assertions checks that were made on the batch, for lineage
 * @param columns what is known of columns of the batch's items, for lineage
 */
public record StageResult(
    Outcome outcome,
    long rowsIn,
    long rowsOut,
    long rowsRejected,
    Map<TableDefinition, Long> rows,
    List<Assertion> assertions,
    List<ColumnFigures> columns) {

  /** Checks that nothing was lost. */
  public StageResult {
    if (rowsIn != rowsOut + rowsRejected) {
      throw new IllegalStateException(
          "rows: %d in, %d out, %d rejected (expected: in = out + rejected)"
              .formatted(rowsIn, rowsOut, rowsRejected));
    }
    rows = Map.copyOf(rows);
    assertions = List.copyOf(assertions);
    columns = List.copyOf(columns);
  }

  /** A stage that went through. */
  public static StageResult done(long in, long out, Map<TableDefinition, Long> rows) {
    return new StageResult(Outcome.DONE, in, out, in - out, rows, List.of(), List.of());
  }

  /** A stage that the charter does not ask for. */
  public static StageResult skipped() {
    return new StageResult(Outcome.SKIPPED, 0, 0, 0, Map.of(), List.of(), List.of());
  }

  /** How a stage run ended. */
  public enum Outcome {
    /** It went through. */
    DONE("done"),
    /** It went through and a gate of severity error failed: reward and anchor are not run. */
    GATE_FAILED("gate-failed"),
    /** The charter has no section for it. */
    SKIPPED("skipped");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** The word stored in the tables. */
    public String text() {
      return text;
    }
  }

  /**
   * A check on the batch.
   *
   * @param name id of the gate
   * @param metric what it measures
   * @param column column it speaks of, or null
   * @param passed whether it held
   * @param severity {@code warn} or {@code error}
   * @param expected the bound in words
   * @param actual the value as a decimal, or null where there is none
   */
  public record Assertion(
      String name,
      String metric,
      @Nullable String column,
      boolean passed,
      String severity,
      String expected,
      @Nullable String actual) {}

  /**
   * Counts over the items of the batch; null where not measured.
   *
   * @param column the column
   * @param nulls items without a value
   * @param distinct different values
   */
  public record ColumnFigures(String column, @Nullable Long nulls, @Nullable Long distinct) {}
}
