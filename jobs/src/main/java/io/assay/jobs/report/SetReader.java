package io.assay.jobs.report;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.GateLine;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.RepresentativenessSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What is known of the set as a whole: gates, representation. */
final class SetReader {
  private final StageContext context;

  SetReader(StageContext context) {
    this.context = context;
  }

  /** Gates in the charter's order. */
  List<GateLine> gates() {
    List<String> order = context.charter().gates().stream().map(GateEntry::id).toList();
    List<GateLine> gates = new ArrayList<>();
    for (Row row : list(Gates.TABLE)) {
      String numerator = row.getAs(Gates.NUMERATOR);
      String denominator = row.getAs(Gates.DENOMINATOR);
      gates.add(
          new GateLine(
              row.getAs(Gates.GATE),
              row.getAs(Gates.METRIC),
              row.getAs(Gates.TARGET),
              row.getAs(Gates.SCOPE),
              row.<Double>getAs(Gates.VALUE),
              numerator == null ? null : numerator + "/" + denominator,
              row.getAs(Gates.BOUND),
              row.getAs(Gates.SEVERITY),
              row.getAs(Gates.OUTCOME),
              row.getAs(Gates.DETAIL),
              row.getAs(Gates.JUDGED_BY),
              row.<Double>getAs(Gates.MEASURED)));
    }
    gates.sort(
        Comparator.<GateLine>comparingInt(gate -> order.indexOf(gate.gate()))
            .thenComparing(GateLine::gate));
    return gates;
  }

  /** Dimensions in the charter's order. */
  List<DimensionShares> dimensions() {
    RepresentativenessSection section = context.charter().representativeness();
    if (section == null) {
      return List.of();
    }
    Map<String, List<Row>> byDimension = new HashMap<>();
    for (Row row : list(Representation.TABLE)) {
      byDimension
          .computeIfAbsent(row.getAs(Representation.DIMENSION), any -> new ArrayList<>())
          .add(row);
    }
    List<DimensionShares> dimensions = new ArrayList<>();
    for (Dimension dimension : section.dimensions()) {
      List<Row> rows = byDimension.get(dimension.name());
      if (rows != null) {
        dimensions.add(DimensionCounts.of(dimension.name(), rows).shares());
      }
    }
    return dimensions;
  }

  private List<Row> list(TableDefinition table) {
    return context.tables().list(table, context.batch().key());
  }
}
