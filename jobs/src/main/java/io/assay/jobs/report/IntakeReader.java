package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.substring;

import io.assay.jobs.report.content.Delivered;
import io.assay.jobs.report.content.QuarantineGroup;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Votes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What was delivered, and what of it could not be read. */
final class IntakeReader {
  private static final int EXAMPLES = 3;
  private static final int RAW_BYTES = 240;
  private static final String IS_CUT = "is_cut";

  private final StageContext context;

  IntakeReader(StageContext context) {
    this.context = context;
  }

  /**
   * @param quarantine what {@link #quarantine()} found
   */
  Delivered delivered(List<QuarantineGroup> quarantine) {
    return new Delivered(
        Grouped.counts(rows(Items.TABLE), Items.DELIVERY),
        quarantine.stream().mapToLong(QuarantineGroup::records).sum(),
        context.tables().count(Votes.TABLE, context.batch().key()),
        context.tables().count(Reviews.TABLE, context.batch().key()) > 0
            ? Grouped.counts(rows(Reviews.TABLE), Reviews.DECISION)
            : Map.of());
  }

  /** Groups by number of records, the largest first. */
  List<QuarantineGroup> quarantine() {
    if (context.tables().count(Quarantine.TABLE, context.batch().key()) == 0) {
      return List.of();
    }
    List<String> by = List.of(Quarantine.KIND, Quarantine.REASON);
    Map<List<String>, List<Row>> byReason = new HashMap<>();
    for (Row row : Grouped.first(EXAMPLES, beginnings(), by, order())) {
      byReason
          .computeIfAbsent(
              List.of(row.getAs(Quarantine.KIND), row.getAs(Quarantine.REASON)),
              any -> new ArrayList<>())
          .add(row);
    }
    List<QuarantineGroup> groups = new ArrayList<>();
    byReason.forEach(
        (reason, rows) ->
            groups.add(
                new QuarantineGroup(
                    reason.get(0),
                    reason.get(1),
                    rows.get(0).<Long>getAs(Grouped.COUNT),
                    rows.stream().map(IntakeReader::example).toList())));
    groups.sort(
        Comparator.comparing(QuarantineGroup::records)
            .reversed()
            .thenComparing(QuarantineGroup::kind)
            .thenComparing(QuarantineGroup::reason));
    return groups;
  }

  private Dataset<Row> beginnings() {
    return rows(Quarantine.TABLE)
        .select(
            col(Quarantine.KIND),
            col(Quarantine.REASON),
            col(Quarantine.FILE),
            col(Quarantine.RECORD_NUMBER),
            col(Quarantine.BYTE_OFFSET),
            col(Quarantine.LENGTH),
            col(Quarantine.DETAIL),
            substring(col(Quarantine.RAW), 1, RAW_BYTES).as(Quarantine.RAW),
            length(col(Quarantine.RAW)).gt(RAW_BYTES).or(col(Quarantine.TRUNCATED)).as(IS_CUT));
  }

  private static String[] order() {
    return new String[] {Quarantine.FILE, Quarantine.BYTE_OFFSET, Quarantine.RECORD_NUMBER};
  }

  private static QuarantineGroup.Example example(Row row) {
    String detail = row.getAs(Quarantine.DETAIL);
    byte[] raw = row.getAs(Quarantine.RAW);
    return new QuarantineGroup.Example(
        row.getAs(Quarantine.FILE),
        row.<Long>getAs(Quarantine.RECORD_NUMBER),
        row.<Long>getAs(Quarantine.LENGTH),
        detail == null ? "" : detail,
        // Bytes that are not UTF-8 become U+FFFD.
        raw == null ? "" : new String(raw, StandardCharsets.UTF_8),
        row.<Boolean>getAs(IS_CUT));
  }

  private Dataset<Row> rows(TableDefinition table) {
    return context.tables().read(table, context.batch().key());
  }
}
