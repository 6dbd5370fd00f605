package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.assay.jobs.report.content.HeatMap;
import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.content.Trend;
import io.assay.jobs.stage.DatasetCounts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.FreshnessSection;
import io.assay.rules.charter.JointTarget;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.AgeProfile;
import io.assay.rules.representation.CombinedCategory;
import io.assay.rules.representation.Measured;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** What the represent stage measured of the dataset, as the page shows it. */
final class FigureReader {
  private static final int MOST_POINTS = 60;
  private static final int MOST_MAPS = 6;
  private static final int MOST_CELLS = 144;
  private static final int DIGITS = 12;

  private final StageContext context;

  FigureReader(StageContext context) {
    this.context = context;
  }

  RepresentationFigures read() {
    RepresentativenessSection section = context.charter().measured();
    return section == null ? RepresentationFigures.NONE : figures(section);
  }

  private RepresentationFigures figures(RepresentativenessSection section) {
    List<MeasureLine> measures = measures(context.batch().key(), Scope.DATASET);
    return new RepresentationFigures(
        measures,
        measures(context.batch().key(), Scope.BATCH).stream()
            .filter(line -> line.against().equals(Against.PREVIOUS.key()))
            .toList(),
        heatMaps(measures),
        unpaired(section, measures),
        trends(section),
        ages());
  }

  private List<MeasureLine> measures(BatchKey key, Scope scope) {
    List<MeasureLine> lines = new ArrayList<>();
    for (Row row : context.tables().list(Measures.TABLE, key)) {
      if (scope.key().equals(row.getAs(Measures.SCOPE))) {
        lines.add(
            new MeasureLine(
                row.getAs(Measures.SUBJECT),
                row.getAs(Measures.AGAINST),
                row.getAs(Measures.WEIGHTING),
                row.getAs(Measures.MEASURE),
                row.getAs(Measures.CATEGORY),
                row.<Double>getAs(Measures.VALUE),
                row.<Double>getAs(Measures.LOWER),
                row.<Double>getAs(Measures.UPPER),
                row.<Double>getAs(Measures.ADJUSTED)));
      }
    }
    return lines;
  }

  /** Pairs of dimensions that nothing was measured of together. */
  private static List<String> unpaired(
      RepresentativenessSection section, List<MeasureLine> measures) {
    Set<String> measured = new HashSet<>();
    measures.forEach(line -> measured.add(line.subject()));
    List<String> unpaired = new ArrayList<>();
    List<String> names = section.dimensions().stream().map(Dimension::name).toList();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        String pair = names.get(i) + JointTarget.JOINER + names.get(j);
        String turned = names.get(j) + JointTarget.JOINER + names.get(i);
        if (!measured.contains(pair) && !measured.contains(turned)) {
          unpaired.add(pair);
        }
      }
    }
    return unpaired;
  }

  private List<HeatMap> heatMaps(List<MeasureLine> measures) {
    Map<String, Double> distances = new HashMap<>();
    for (MeasureLine line : measures) {
      if (line.measure().equals(Measured.TOTAL_VARIATION) && line.weighting().equals("items")) {
        distances.put(line.subject(), line.value());
      }
    }
    Map<String, Map<List<String>, HeatMap.Cell>> cells = new LinkedHashMap<>();
    Map<String, Long> totals = new HashMap<>();
    for (Row row : context.tables().list(Representation.TABLE, context.batch().key())) {
      String name = row.getAs(Representation.DIMENSION);
      String category = row.getAs(Representation.CATEGORY);
      String target = row.getAs(Representation.TARGET);
      if (category == null || target == null || !name.contains(JointTarget.JOINER)) {
        continue;
      }
      List<String> categories = CombinedCategory.split(category);
      if (categories.size() == 2) {
        totals.put(name, row.<Long>getAs(Representation.TOTAL));
        cells
            .computeIfAbsent(name, any -> new LinkedHashMap<>())
            .put(
                categories,
                new HeatMap.Cell(
                    row.<Long>getAs(Representation.OBSERVED),
                    Fraction.parse(target).decimal(DIGITS)));
      }
    }
    List<HeatMap> maps = new ArrayList<>();
    cells.forEach(
        (name, of) -> {
          if (of.size() <= MOST_CELLS) {
            maps.add(heatMap(name, totals.getOrDefault(name, 0L), of));
          }
        });
    maps.sort(
        Comparator.<HeatMap, Double>comparing(map -> -distances.getOrDefault(map.name(), 0.0))
            .thenComparing(HeatMap::name));
    return maps.stream().limit(MOST_MAPS).toList();
  }

  private static HeatMap heatMap(String name, long total, Map<List<String>, HeatMap.Cell> cells) {
    Set<String> rows = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    cells
        .keySet()
        .forEach(
            categories -> {
              rows.add(categories.get(0));
              columns.add(categories.get(1));
            });
    return new HeatMap(name, List.copyOf(rows), List.copyOf(columns), total, cells);
  }

  private List<Trend> trends(RepresentativenessSection section) {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    Map<String, List<Trend.Point>> points = new HashMap<>();
    for (BatchKey key : keys.subList(Math.max(0, keys.size() - MOST_POINTS), keys.size())) {
      for (MeasureLine line : measures(key, Scope.DATASET)) {
        boolean isDistance =
            line.measure().equals(Measured.TOTAL_VARIATION)
                && line.against().equals("target")
                && line.weighting().equals("items");
        if (isDistance) {
          points
              .computeIfAbsent(line.subject(), any -> new ArrayList<>())
              .add(new Trend.Point(key.batchId(), line.value(), line.lower(), line.upper()));
        }
      }
    }
    List<Trend> trends = new ArrayList<>();
    for (Dimension dimension : section.dimensions()) {
      List<Trend.Point> of = points.getOrDefault(dimension.name(), List.of());
      if (of.size() > 1) {
        trends.add(new Trend(dimension.name(), of));
      }
    }
    return trends;
  }

  private List<RepresentationFigures.Age> ages() {
    FreshnessSection freshness = context.charter().freshness();
    if (freshness == null) {
      return List.of();
    }
    Map<Long, Long> days = new HashMap<>();
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    DatasetCounts.Written written = DatasetCounts.written(context.tables(), context.batch().key());
    if (written == null) {
      return List.of();
    }
    DatasetCounts.rows(context.tables(), keys, written)
        .where(col(Strata.KIND).equalTo("day"))
        .groupBy(col(Strata.NUMBER))
        .agg(sum(col(Strata.CONTENTS)))
        .collectAsList()
        .forEach(row -> days.put((long) row.getDouble(0), row.getLong(1)));
    long today = context.batch().asOf().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    List<Long> counts = AgeProfile.of(days, today).byWindow(freshness.windows());
    List<RepresentationFigures.Age> ages = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      String name =
          i < freshness.windows().size()
              ? "up to " + freshness.windows().get(i) + " days"
              : "older";
      ages.add(new RepresentationFigures.Age(name, counts.get(i)));
    }
    return ages;
  }
}
