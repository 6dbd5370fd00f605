package io.assay.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.assay.jobs.report.content.AnnotatorFigures;
import io.assay.jobs.report.content.LabelQuality;
import io.assay.jobs.report.content.LabelSummary;
import io.assay.jobs.report.content.NumberIntervals;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.LabelMethods;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.LabelTask;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What is known of the labels. */
final class LabelReader {
  private static final int MOST_ANNOTATORS = 15;
  private static final int MOST_FLAGGED = 40;
  private static final int MOST_REQUESTS = 15;
  private static final double UNITS_IN_A_NAT = 1 << 20;

  private final StageContext context;

  LabelReader(StageContext context) {
    this.context = context;
  }

  /** Null when the charter asks for none. */
  @Nullable LabelSummary labels() {
    if (context.charter().labels() == null) {
      return null;
    }
    Map<String, Long> items = new HashMap<>();
    Map<String, Long> labels = new HashMap<>();
    long votes = 0;
    long agreeing = 0;
    for (Row row : labelCounts().collectAsList()) {
      items.merge(row.getString(0), row.getLong(2), Long::sum);
      if (row.getString(0).equals("decided")) {
        if (!row.isNullAt(1)) {
          labels.merge(row.getString(1), row.getLong(2), Long::sum);
        }
        votes += row.getLong(3);
        agreeing += row.getLong(4);
      }
    }
    List<AnnotatorFigures> annotators = annotators();
    return new LabelSummary(
        items,
        labels,
        votes,
        agreeing,
        annotators.size(),
        annotators.stream().limit(MOST_ANNOTATORS).toList(),
        annotators.stream().filter(AnnotatorFigures::isFlagged).limit(MOST_FLAGGED).toList(),
        quality(),
        questions(),
        numbers(),
        requests());
  }

  /** Numbers are too many to be counted one by one, and so are sets of labels. */
  private Dataset<Row> labelCounts() {
    Column label =
        Objects.requireNonNull(context.charter().labels(), "labels").task()
                instanceof LabelTask.Categorical
            ? col(Labels.LABEL)
            : lit(null).cast("string");
    return context
        .tables()
        .read(Labels.TABLE, context.batch().key())
        .groupBy(col(Labels.OUTCOME), label.as(Labels.LABEL))
        .agg(count(lit(1)), sum(col(Labels.VOTES)), sum(col(Labels.AGREEING)));
  }

  /** Those with the most votes first, then by pseudonym. */
  private List<AnnotatorFigures> annotators() {
    return list(Annotators.TABLE).stream()
        .map(
            row ->
                new AnnotatorFigures(
                    row.getAs(Annotators.ANNOTATOR),
                    row.<Long>getAs(Annotators.VOTES),
                    row.<Long>getAs(Annotators.AGREEING),
                    row.<Double>getAs(Annotators.SKILL),
                    row.<Long>getAs(Annotators.GOLD_ANSWERS),
                    row.<Long>getAs(Annotators.GOLD_RIGHT),
                    row.getAs(Annotators.STANDING),
                    row.getAs(Annotators.RING),
                    row.<Long>getAs(Annotators.INFORMATION) / UNITS_IN_A_NAT,
                    row.<Double>getAs(Annotators.SPREAD),
                    row.<Double>getAs(Annotators.SECONDS),
                    row.<Double>getAs(Annotators.PER_HOUR),
                    row.getAs(Annotators.DRIFT)))
        .sorted(
            Comparator.comparingLong(AnnotatorFigures::votes)
                .reversed()
                .thenComparing(AnnotatorFigures::pseudonym))
        .toList();
  }

  private @Nullable LabelQuality quality() {
    return list(LabelFigures.TABLE).stream()
        .filter(row -> row.getAs(LabelFigures.QUESTION) == null)
        .findFirst()
        .map(this::quality)
        .orElse(null);
  }

  /** What is known of each label of a task of several, by label. */
  private List<LabelSummary.Question> questions() {
    List<Row> rows =
        list(LabelFigures.TABLE).stream()
            .filter(row -> row.getAs(LabelFigures.QUESTION) != null)
            .toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Long> applies = new HashMap<>();
    context
        .tables()
        .read(LabelQuestions.TABLE, context.batch().key())
        .where(col(LabelQuestions.APPLIES))
        .groupBy(col(LabelQuestions.LABEL))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> applies.put(row.getString(0), row.getLong(1)));
    return rows.stream()
        .map(
            row -> {
              String label = row.getAs(LabelFigures.QUESTION);
              return new LabelSummary.Question(
                  label, applies.getOrDefault(label, 0L), quality(row));
            })
        .sorted(Comparator.comparing(LabelSummary.Question::label))
        .toList();
  }

  /** Where the truth of numbers lies; null of words. */
  private @Nullable NumberIntervals numbers() {
    if (!(Objects.requireNonNull(context.charter().labels(), "labels").task()
        instanceof LabelTask.Numeric task)) {
      return null;
    }
    Dataset<Row> decided =
        context
            .tables()
            .read(Labels.TABLE, context.batch().key())
            .where(col(Labels.LABEL).isNotNull());
    Column margin = col(Labels.UPPER).minus(col(Labels.LOWER)).divide(lit(2));
    double tolerance = task.tolerance().doubleValue();
    Row counts =
        decided
            .agg(
                count_if(margin.leq(tolerance)),
                count_if(margin.gt(tolerance).and(margin.leq(2 * tolerance))),
                count_if(margin.gt(2 * tolerance)))
            .head();
    return new NumberIntervals(
        task.tolerance(),
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        decided
            .orderBy(margin.desc(), col(TableDefinition.ITEM_ID))
            .limit(MOST_REQUESTS)
            .collectAsList()
            .stream()
            .map(
                row ->
                    new NumberIntervals.Estimate(
                        row.getAs(TableDefinition.ITEM_ID),
                        row.getAs(Labels.LABEL),
                        row.<Double>getAs(Labels.LOWER),
                        row.<Double>getAs(Labels.UPPER),
                        row.<Long>getAs(Labels.VOTES)))
            .toList());
  }

  private LabelQuality quality(Row row) {
    long goldItems = row.<Long>getAs(LabelFigures.GOLD_ITEMS);
    long goldRight = row.<Long>getAs(LabelFigures.GOLD_RIGHT);
    return new LabelQuality(
        choice(row),
        row.<Long>getAs(LabelFigures.VOTES),
        row.<Long>getAs(LabelFigures.FLAGGED),
        row.<Double>getAs(LabelFigures.ALPHA),
        row.<Long>getAs(LabelFigures.LABELS),
        share(row, LabelFigures.OWN, LabelFigures.OWN_LOWER, LabelFigures.OWN_UPPER),
        goldItems == 0
            ? null
            : new LabelQuality.Share(
                goldRight / (double) goldItems,
                row.<Double>getAs(LabelFigures.GOLD_LOWER),
                row.<Double>getAs(LabelFigures.GOLD_UPPER)),
        share(row, LabelFigures.COMBINED, LabelFigures.COMBINED_LOWER, LabelFigures.COMBINED_UPPER),
        "contradicted-by-gold".equals(row.getAs(LabelFigures.STANDING)),
        row.getAs(LabelFigures.EXPLAINED));
  }

  private static LabelQuality.Share share(Row row, String value, String lower, String upper) {
    return new LabelQuality.Share(
        row.<Double>getAs(value), row.<Double>getAs(lower), row.<Double>getAs(upper));
  }

  private LabelQuality.Choice choice(Row row) {
    return new LabelQuality.Choice(
        row.getAs(LabelFigures.METHOD),
        row.getAs(LabelFigures.GROUND),
        row.<Long>getAs(LabelFigures.HELD_OUT_VOTES),
        row.<Long>getAs(LabelFigures.ITERATIONS),
        row.<Boolean>getAs(LabelFigures.CONVERGED),
        list(LabelMethods.TABLE).stream()
            .filter(
                method ->
                    Objects.equals(
                        method.<String>getAs(LabelMethods.QUESTION),
                        row.<String>getAs(LabelFigures.QUESTION)))
            .map(
                method ->
                    new LabelQuality.Evidence(
                        method.getAs(LabelMethods.METHOD),
                        method.<Double>getAs(LabelMethods.ADVANTAGE),
                        method.<Double>getAs(LabelMethods.STANDARD_ERROR),
                        method.<Long>getAs(LabelMethods.GOLD_ITEMS),
                        method.<Long>getAs(LabelMethods.GOLD_RIGHT)))
            .toList());
  }

  private List<LabelSummary.Request> requests() {
    return list(Relabel.TABLE).stream()
        .sorted(Comparator.<Row, Long>comparing(row -> row.getAs(Relabel.RANK)))
        .limit(MOST_REQUESTS)
        .map(
            row ->
                new LabelSummary.Request(
                    row.getAs(TableDefinition.ITEM_ID),
                    row.<Long>getAs(Relabel.ANSWER),
                    row.<Double>getAs(Relabel.GAIN)))
        .toList();
  }

  private List<Row> list(TableDefinition table) {
    return context.tables().list(table, context.batch().key());
  }
}
