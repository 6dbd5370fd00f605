package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.report.content.FindingGroup;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Findings;
import io.assay.jobs.wording.ReasonWording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What screening found, by rule, with a few examples of each. */
final class FindingRows {
  private static final int EXAMPLES = 3;

  private final StageContext context;
  private final List<Row> examples;

  private FindingRows(StageContext context, List<Row> examples) {
    this.context = context;
    this.examples = examples;
  }

  static FindingRows read(StageContext context) {
    if (context.tables().count(Findings.TABLE, context.batch().key()) == 0) {
      return new FindingRows(context, List.of());
    }
    Dataset<Row> rows =
        context
            .tables()
            .read(Findings.TABLE, context.batch().key())
            .select(col(Findings.RULE), col(Findings.SEVERITY), col(ITEM_ID), col(Findings.DETAIL));
    List<String> by = List.of(Findings.RULE, Findings.SEVERITY);
    return new FindingRows(context, Grouped.first(EXAMPLES, rows, by, ITEM_ID, Findings.DETAIL));
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = new HashSet<>();
    examples.forEach(row -> places.add(place(row)));
    return places;
  }

  /** Groups by severity, the worst first, then by number of items. */
  List<FindingGroup> groups(Excerpts excerpts) {
    ReasonWording wording = ReasonWording.of(context.charter().rules());
    Map<List<String>, List<Row>> byRule = new HashMap<>();
    for (Row row : examples) {
      byRule.computeIfAbsent(rule(row), any -> new ArrayList<>()).add(row);
    }
    List<FindingGroup> groups = new ArrayList<>();
    byRule.forEach(
        (rule, rows) ->
            groups.add(
                new FindingGroup(
                    rule.get(0),
                    rule.get(1),
                    wording.messageOf(rule.get(0)),
                    rows.get(0).<Long>getAs(Grouped.COUNT),
                    rows.stream().map(row -> example(row, excerpts)).toList())));
    groups.sort(
        Comparator.<FindingGroup>comparingInt(group -> rank(group.severity()))
            .thenComparing(FindingGroup::items, Comparator.reverseOrder())
            .thenComparing(FindingGroup::rule));
    return groups;
  }

  private static int rank(String severity) {
    return List.of("reject", "review", "warn").indexOf(severity);
  }

  private FindingGroup.Example example(Row row, Excerpts excerpts) {
    String detail = row.getAs(Findings.DETAIL);
    return new FindingGroup.Example(detail == null ? "" : detail, excerpts.of(place(row)));
  }

  private static List<String> rule(Row row) {
    return List.of(row.getAs(Findings.RULE), row.getAs(Findings.SEVERITY));
  }

  private Excerpts.Place place(Row row) {
    return new Excerpts.Place(context.batch().key().batchId(), row.getAs(ITEM_ID));
  }
}
