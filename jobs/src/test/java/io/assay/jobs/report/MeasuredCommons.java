package io.assay.jobs.report;

import static io.assay.jobs.report.FilledWarehouse.row;
import static io.assay.jobs.report.FilledWarehouse.stage;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Charter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A community whose dataset was measured after two batches in every way that pages show: by weight,
 * in pairs, against the batch before, by age. One of its categories tries to break the page.
 */
final class MeasuredCommons {
  static final BatchKey OLD = new BatchKey("2025-12", 1);
  static final BatchKey NEW = new BatchKey("2026-01", 1);
  static final String HOSTILE = "<script>document.title='owned'</script>";

  private static final Map<String, String> CHARTER =
      Map.of(
          "representativeness",
          """
          {dimensions: [
            {name: language, attribute: language, target: {de: 0.5, en: 0.5}},
            {name: length, expression: "case when length(text) < 9 then 'short' else 'long' end",
             target: {short: 0.5, long: 0.5}},
            {name: year, expression: "cast(year(submitted_at) as string)",
             target: {"2025": 0.5, "2026": 0.5}}]}
          """,
          "rewards.weights",
          "{accepted-record: 100, revision: 30, refresh: 40, vote: 5}",
          "freshness",
          "{max-age-days: 365, windows: [30, 365], severity: warn}");

  private final FilledWarehouse warehouse;

  MeasuredCommons(SparkSession spark, Path directory) {
    warehouse =
        new FilledWarehouse(spark, directory)
            .past(OLD, 1)
            .fill(Batches.TABLE, OLD, accepted(1))
            .fill(Batches.TABLE, NEW, accepted(2))
            .fill(Contents.TABLE, NEW, row("i1", Map.of("text", "Well done."), "00"))
            .fill(
                Verdicts.TABLE,
                NEW,
                row(
                    "i1",
                    "accepted",
                    new String[0],
                    new String[] {"a".repeat(64)},
                    false,
                    NEW.batchId(),
                    null,
                    "0x00",
                    null,
                    null));
  }

  /** The charter; with bounties, it offers them. */
  static Charter charter(@Nullable String bounties) {
    Map<String, String> overrides = new java.util.HashMap<>(CHARTER);
    if (bounties != null) {
      overrides.put("rewards.bounties", bounties);
    }
    return FilledWarehouse.charter(overrides);
  }

  StageContext context(@Nullable String bounties) {
    return warehouse.context(NEW, 2, charter(bounties));
  }

  /** Where reports are written. */
  Path reports() {
    return warehouse.warehouse().reports();
  }

  MeasuredCommons fill(TableDefinition table, Object[]... rows) {
    warehouse.fill(table, NEW, rows);
    return this;
  }

  private static Object[][] accepted(long sequence) {
    List<Object[]> stages = new ArrayList<>();
    for (String name : List.of("open", "ingest", "represent", "decide", "reward")) {
      stages.add(stage(sequence, name, "done", 10, 10));
    }
    return stages.toArray(Object[][]::new);
  }

  /** Figures of both batches, shares, pairs and days. */
  MeasuredCommons measured() {
    warehouse
        .fill(
            Measures.TABLE,
            OLD,
            measure(
                "dataset", "language", "target", "items", "total-variation", null, 0.4, 0.2, 0.6))
        .fill(
            Measures.TABLE,
            NEW,
            measure(
                "dataset", "language", "target", "items", "total-variation", null, 0.3, 0.1, 0.5),
            measure(
                "dataset", "language", "target", "weight", "total-variation", null, 0.25, 0, 0.5),
            measure("dataset", "language", "target", "items", "share", "de", 0.2, 0.05, 0.45),
            measure("dataset", "language", "target", "items", "share", "en", 0.8, 0.55, 0.95),
            measure("dataset", "language", "target", "weight", "share", "de", 0.25, 0.1, 0.5),
            measure(
                "batch", "language", "previous", "items", "total-variation", null, 0.125, 0, 0.375),
            measure(
                "dataset",
                "language*length",
                "product",
                "items",
                "total-variation",
                null,
                0.35,
                0.15,
                0.55),
            measure("dataset", "*", "nothing", "items", "stale-share", null, 0.25, 0.25, 0.25))
        .fill(
            Representation.TABLE,
            NEW,
            row("batch", "language", "de", 1L, 10L, "0.5"),
            row("batch", "language", "en", 9L, 10L, "0.5"),
            row("dataset", "language", "de", 4L, 20L, "0.5"),
            row("dataset", "language", "en", 16L, 20L, "0.5"),
            row("dataset", "language*length", "de*" + HOSTILE, 1L, 20L, "0.25"),
            row("dataset", "language*length", "de*long", 3L, 20L, "0.25"),
            row("dataset", "language*length", "en*" + HOSTILE, 5L, 20L, "0.25"),
            row("dataset", "language*length", "en*long", 11L, 20L, "0.25"))
        .fill(
            Strata.TABLE,
            OLD,
            day("whole", 1, "2024-12-31", 3L),
            day("admitted", 1, "2025-12-01", 9L))
        .fill(
            Strata.TABLE,
            NEW,
            day("admitted", 2, "2026-01-30", 7L),
            day("admitted", 2, "2026-01-01", 2L));
    return this;
  }

  /** What is missing, after a plan of so many kinds of records. */
  MeasuredCommons wanted(int more, @Nullable Boolean together, @Nullable Long fewest) {
    List<Object[]> gaps = new ArrayList<>();
    gaps.add(gap(1, "share", Map.of("language", "de"), "language", "de", 9L));
    gaps.add(gap(2, "share", Map.of("length", "short"), "length", "short", 7L));
    gaps.add(
        gap(
            3,
            "combination",
            Map.of("language", "de", "length", "long"),
            "language*length",
            "de*long",
            5L));
    gaps.add(gap(4, "stale", Map.of(), "freshness", "older than 365 days", 4L));
    gaps.add(gap(5, "share", Map.of("year", "2025"), "year", "2025", 3L));
    gaps.add(gap(6, "combination", Map.of("language", "de"), "language", "de", 2L));
    gaps.add(gap(7, "share", Map.of("language", HOSTILE), "language", HOSTILE, 1L));
    for (int i = 0; i < more; i++) {
      gaps.add(gap(8 + i, "share", Map.of("language", "l" + i), "language", "l" + i, 1L));
    }
    gaps.add(gap(8 + more, "share", Map.of("length", "none"), "length", "none", null));
    List<Object[]> plan = new ArrayList<>();
    for (int i = 0; i <= more; i++) {
      plan.add(
          row(1L + i, Map.of("language", "l" + i), 2L, List.of(1L), together, together, fewest));
    }
    return fill(Gaps.TABLE, gaps.toArray(Object[][]::new))
        .fill(CollectionSteps.TABLE, plan.toArray(Object[][]::new));
  }

  private static Object[] gap(
      long rank,
      String kind,
      Map<String, String> pattern,
      String dimension,
      String category,
      @Nullable Long missing) {
    return row(rank, kind, pattern, dimension, category, 4L, missing);
  }

  private static Object[] measure(
      String scope,
      String subject,
      String against,
      String weighting,
      String measure,
      @Nullable String category,
      double value,
      double lower,
      double upper) {
    return row(
        scope, subject, against, weighting, measure, category, null, value, lower, upper, null,
        null);
  }

  private static Object[] day(String part, int batches, String day, long contents) {
    double number = java.time.LocalDate.parse(day).toEpochDay();
    return row(
        "basis",
        "sources",
        part,
        batches,
        "day",
        0,
        null,
        number,
        null,
        contents,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }
}
