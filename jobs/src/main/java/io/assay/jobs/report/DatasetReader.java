package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.assay.jobs.report.content.StageCounts;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.report.document.DatasetFacts;
import io.assay.jobs.report.document.Fact;
import io.assay.jobs.report.document.Origin;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Metrics;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.JointTarget;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.Against;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.Weighting;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the dataset's documents say. What was counted before is read, not counted again: of
 * the items, a query reads the column of times alone, and of the contents nothing is read but the
 * bytes of new files, for their digests.
 */
final class DatasetReader {
  /** The tables that the accepted dataset is a join of. */
  static final List<TableDefinition> HELD_IN = List.of(Contents.TABLE, Items.TABLE, Verdicts.TABLE);

  private static final int TARGET_DIGITS = 12;
  private static final String DATASET = "dataset";

  private final StageContext context;
  private final BatchRows batches;
  private final AnchorRows anchors;
  private final HashedFiles files;
  private final List<BatchKey> counted;

  DatasetReader(StageContext context, BatchRows batches, AnchorRows anchors, HashedFiles files) {
    this.context = context;
    this.batches = batches;
    this.anchors = anchors;
    this.files = files;
    this.counted = counted(context.batch(), batches);
  }

  private static List<BatchKey> counted(Batch batch, BatchRows batches) {
    List<BatchKey> counted = new ArrayList<>(batch.pastKeys());
    if (batches.standing(batch.key()) != Standing.GATE_FAILED) {
      counted.add(batch.key());
    }
    return counted;
  }

  /** Null when no batch counts: then there is no dataset yet. */
  @Nullable DatasetFacts read() {
    if (counted.isEmpty()) {
      return null;
    }
    Fact<List<DatasetFacts.Gate>> gates = gates();
    Fact<List<DatasetFacts.Share>> shares = shares();
    return new DatasetFacts(
        context.charter(),
        Fact.of(counted.stream().map(this::batch).toList(), origin(Batches.TABLE)),
        size(shares),
        gates,
        shares,
        distances(),
        gaps(),
        submitted(),
        labels(),
        anchor(),
        new DatasetFacts.Chain(context.descriptor().chainId(), context.descriptor().registry()),
        files.of(HELD_IN, counted));
  }

  private BatchKey last() {
    return counted.get(counted.size() - 1);
  }

  private DatasetFacts.Batch batch(BatchKey key) {
    StageCounts ingest = batches.stage(key, StageName.INGEST);
    StageCounts decide = batches.stage(key, StageName.DECIDE);
    return new DatasetFacts.Batch(
        key.batchId(),
        key.attempt(),
        batches.asOf(key),
        batches.ended(key, StageName.DECIDE),
        ingest == null ? 0 : ingest.in(),
        ingest == null ? 0 : ingest.rejected(),
        decide == null ? 0 : decide.out(),
        decide == null ? 0 : decide.rejected());
  }

  /** As a gate or the shares counted it; else what all batches accepted, added up. */
  private Fact<Long> size(Fact<List<DatasetFacts.Share>> shares) {
    for (Row row : list(Metrics.TABLE)) {
      boolean isSize =
          row.<String>getAs(Metrics.NAME).equals("size")
              && row.<String>getAs(Metrics.SCOPE).equals(DATASET);
      if (isSize && row.getAs(Metrics.NUMERATOR) != null) {
        return Fact.of(
            Long.parseLong(row.getAs(Metrics.NUMERATOR)),
            ofLast(Metrics.TABLE).ofRow("size of dataset"));
      }
    }
    if (!shares.value().isEmpty()) {
      return shares.map(all -> all.get(0).total());
    }
    long accepted = 0;
    for (BatchKey key : counted) {
      accepted += batch(key).accepted();
    }
    return Fact.of(accepted, origin(Batches.TABLE).ofRow("rows_out of decide, added up"));
  }

  private Fact<List<DatasetFacts.Gate>> gates() {
    List<DatasetFacts.Gate> gates = new ArrayList<>();
    for (Row row : list(Gates.TABLE)) {
      String numerator = row.getAs(Gates.NUMERATOR);
      String denominator = row.getAs(Gates.DENOMINATOR);
      gates.add(
          new DatasetFacts.Gate(
              row.getAs(Gates.GATE),
              row.getAs(Gates.METRIC),
              row.getAs(Gates.SCOPE),
              numerator == null ? null : numerator + "/" + denominator,
              row.getAs(Gates.BOUND),
              row.getAs(Gates.OUTCOME),
              row.getAs(Gates.DETAIL),
              row.getAs(Gates.JUDGED_BY),
              row.<Double>getAs(Gates.MEASURED)));
    }
    gates.sort(Comparator.comparing(DatasetFacts.Gate::id));
    return Fact.of(gates, ofLast(Gates.TABLE));
  }

  private Fact<List<DatasetFacts.Share>> shares() {
    Map<List<@Nullable String>, DatasetFacts.Interval> intervals = intervals(Weighting.ITEMS);
    Map<List<@Nullable String>, DatasetFacts.Interval> weighted = intervals(Weighting.WEIGHT);
    List<DatasetFacts.Share> shares = new ArrayList<>();
    for (Row row : list(Representation.TABLE)) {
      String dimension = row.getAs(Representation.DIMENSION);
      boolean isAlone = !dimension.contains(JointTarget.JOINER);
      if (isAlone && row.<String>getAs(Representation.SCOPE).equals(DATASET)) {
        String target = row.getAs(Representation.TARGET);
        List<@Nullable String> cell = Arrays.asList(dimension, row.getAs(Representation.CATEGORY));
        shares.add(
            new DatasetFacts.Share(
                dimension,
                row.getAs(Representation.CATEGORY),
                row.<Long>getAs(Representation.OBSERVED),
                row.<Long>getAs(Representation.TOTAL),
                target == null
                    ? null
                    : Fraction.parse(target).decimal(TARGET_DIGITS).stripTrailingZeros(),
                intervals.get(cell),
                weighted.get(cell)));
      }
    }
    return Fact.of(shares, ofLast(Representation.TABLE));
  }

  /** Of shares, by dimension and category. */
  private Map<List<@Nullable String>, DatasetFacts.Interval> intervals(Weighting weighting) {
    Map<List<@Nullable String>, DatasetFacts.Interval> intervals = new HashMap<>();
    for (Row row : measures()) {
      boolean isShare =
          row.<String>getAs(Measures.MEASURE).equals(Measured.SHARE)
              && row.<String>getAs(Measures.WEIGHTING).equals(weighting.key());
      if (isShare) {
        intervals.put(
            Arrays.asList(row.getAs(Measures.SUBJECT), row.getAs(Measures.CATEGORY)),
            new DatasetFacts.Interval(
                row.<Double>getAs(Measures.LOWER),
                row.<Double>getAs(Measures.UPPER),
                row.<Double>getAs(Measures.ADJUSTED)));
      }
    }
    return intervals;
  }

  private Fact<List<DatasetFacts.Distance>> distances() {
    List<DatasetFacts.Distance> distances = new ArrayList<>();
    for (Row row : measures()) {
      String measure = row.getAs(Measures.MEASURE);
      String against = row.getAs(Measures.AGAINST);
      boolean isShown =
          !against.equals(Against.PREVIOUS.key())
              && !measure.equals(Measured.SHARE)
              && !measure.equals(Measured.CHI_SQUARED);
      if (isShown) {
        distances.add(
            new DatasetFacts.Distance(
                row.getAs(Measures.SUBJECT),
                against,
                row.getAs(Measures.WEIGHTING),
                measure,
                row.<Double>getAs(Measures.VALUE),
                row.<Double>getAs(Measures.LOWER),
                row.<Double>getAs(Measures.UPPER)));
      }
    }
    distances.sort(
        Comparator.comparing(DatasetFacts.Distance::subject)
            .thenComparing(DatasetFacts.Distance::measure)
            .thenComparing(DatasetFacts.Distance::weighting));
    return Fact.of(distances, ofLast(Measures.TABLE));
  }

  /** What was measured of the dataset. */
  private List<Row> measures() {
    return list(Measures.TABLE).stream()
        .filter(row -> row.<String>getAs(Measures.SCOPE).equals(DATASET))
        .toList();
  }

  /** The largest first; one that nothing closes before all others. */
  private Fact<List<DatasetFacts.Missing>> gaps() {
    List<DatasetFacts.Missing> gaps = new ArrayList<>();
    for (Row row : list(Gaps.TABLE)) {
      String dimension = row.getAs(Gaps.DIMENSION);
      gaps.add(
          new DatasetFacts.Missing(
              row.getAs(Gaps.KIND),
              dimension == null ? "" : dimension,
              row.getAs(Gaps.CATEGORY),
              row.<Long>getAs(Gaps.OBSERVED),
              row.<Long>getAs(Gaps.MISSING)));
    }
    gaps.sort(
        Comparator.<DatasetFacts.Missing, Long>comparing(
                gap -> gap.missing() == null ? Long.MAX_VALUE : gap.missing())
            .reversed()
            .thenComparing(DatasetFacts.Missing::dimension)
            .thenComparing(gap -> String.valueOf(gap.category())));
    return Fact.of(gaps, ofLast(Gaps.TABLE));
  }

  private @Nullable Fact<List<Instant>> submitted() {
    Row range =
        context
            .tables()
            .read(Items.TABLE, counted)
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .agg(min(col(Items.SUBMITTED_AT)), max(col(Items.SUBMITTED_AT)))
            .head();
    return range.isNullAt(0)
        ? null
        : Fact.of(
            List.of(instant(range, 0), instant(range, 1)),
            origin(Items.TABLE).ofRow("least and greatest submitted_at"));
  }

  private static Instant instant(Row row, int column) {
    return row.<Timestamp>getAs(column).toInstant();
  }

  private @Nullable Fact<DatasetFacts.Labels> labels() {
    List<Row> rows = list(LabelFigures.TABLE);
    if (rows.isEmpty()) {
      return null;
    }
    // Where several labels are asked about, the set is as right as the worst of them.
    Row row =
        rows.stream()
            .min(
                Comparator.<Row, Double>comparing(each -> each.getAs(LabelFigures.COMBINED_LOWER))
                    .thenComparing(
                        each -> String.valueOf((Object) each.getAs(LabelFigures.QUESTION))))
            .orElseThrow();
    return Fact.of(
        new DatasetFacts.Labels(
            row.getAs(LabelFigures.METHOD),
            row.<Long>getAs(LabelFigures.VOTES),
            row.<Long>getAs(LabelFigures.ANNOTATORS),
            row.<Double>getAs(LabelFigures.ALPHA),
            explained(row),
            "contradicted-by-gold".equals(row.getAs(LabelFigures.STANDING))),
        ofLast(LabelFigures.TABLE));
  }

  private static String explained(Row row) {
    String question = row.getAs(LabelFigures.QUESTION);
    String words = row.getAs(LabelFigures.EXPLAINED);
    return question == null ? words : "Of the label \"" + question + "\": " + words;
  }

  private @Nullable Fact<DatasetFacts.Anchor> anchor() {
    Row intent = anchors.intent(last());
    Row confirmed = anchors.confirmed(last());
    if (intent == null || confirmed == null) {
      return null;
    }
    return Fact.of(
        new DatasetFacts.Anchor(
            last().batchId(),
            confirmed.<Long>getAs(Anchors.NUMBER),
            confirmed.getAs(Anchors.TRANSACTION),
            ProofReader.anchored(intent, "validatedRoot"),
            ProofReader.anchored(intent, "evidenceHash")),
        ofLast(Anchors.TABLE));
  }

  private List<Row> list(TableDefinition table) {
    return context.tables().list(table, last());
  }

  private Origin ofLast(TableDefinition table) {
    return origin(table).ofBatch(last().batchId());
  }

  /** Without a version, if the table does not exist yet. */
  private Origin origin(TableDefinition table) {
    return Origin.table(table.name(), context.tables().readVersions().get(table));
  }
}
