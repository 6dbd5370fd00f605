package io.assay.jobs.label;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.ntile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Votes;
import io.assay.rules.charter.LabelsSection;
import io.assay.rules.charter.RepeatedVotes;
import io.assay.rules.charter.VotesIntake;
import io.assay.rules.label.pace.Drift;
import io.assay.rules.label.pace.Speed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.jspecify.annotations.Nullable;

/**
 * How fast annotators answer and whether they drift, from the instants of all votes so far and the
 * labels as they were told last. Counts and sums are whole numbers.
 */
final class AnnotatorPaces {
  private static final String TIME = "time";
  private static final String GAP = "gap";
  private static final String HALF = "half";
  private static final String AGREED = "agreed";
  private static final String AGREES = "agrees";
  private static final long MICROSECONDS = 1_000_000;
  private static final int COLUMNS = 7;

  private final StageContext context;
  private final LabelsSection section;
  private final Map<String, Speed> speeds = new HashMap<>();
  private final Map<String, Drift> drifts = new HashMap<>();

  private AnnotatorPaces(StageContext context) {
    this.context = context;
    this.section = Objects.requireNonNull(context.charter().labels(), "labels");
  }

  /** Rows of {@code annotators} with what follows from instants, null where votes have none. */
  static List<Row> extending(List<Row> annotators, StageContext context) {
    AnnotatorPaces paces = new AnnotatorPaces(context);
    VotesIntake intake = context.charter().intake().votes();
    if (intake != null && intake.votedAt() != null && !annotators.isEmpty()) {
      Dataset<Row> votes = paces.timed();
      paces.readSpeeds(votes);
      paces.readDrifts(votes);
    }
    return annotators.stream().map(paces::extended).toList();
  }

  private Dataset<Row> timed() {
    return ofAllBatches(Votes.TABLE)
        .where(col(Votes.VOTED_AT).isNotNull())
        .withColumn(TIME, unix_micros(col(Votes.VOTED_AT)));
  }

  private Dataset<Row> ofAllBatches(TableDefinition table) {
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
    return context
        .tables()
        .read(table, keys)
        .withColumn(
            CurrentVerdicts.SEQUENCE, CurrentVerdicts.sequenceOf(col(BATCH_ID), context.batch()));
  }

  private void readSpeeds(Dataset<Row> votes) {
    WindowSpec inTime = Window.partitionBy(col(Votes.ANNOTATOR)).orderBy(col(TIME));
    votes
        .select(col(Votes.ANNOTATOR), col(TIME).minus(lag(col(TIME), 1).over(inTime)).as(GAP))
        .where(col(GAP).leq(Speed.BREAK_SECONDS * MICROSECONDS))
        .groupBy(col(Votes.ANNOTATOR))
        .agg(
            count(lit(1)),
            sum(col(GAP)),
            // So few different seconds fit before a break that this is exact and small.
            expr("percentile(gap div %d, 0.5)".formatted(MICROSECONDS)))
        .collectAsList()
        .forEach(
            row ->
                speeds.put(
                    row.getString(0), new Speed(row.getLong(1), row.getLong(2), row.getDouble(3))));
  }

  private void readDrifts(Dataset<Row> votes) {
    Dataset<Row> labels =
        ofAllBatches(Labels.TABLE)
            .groupBy(col(ITEM_ID))
            .agg(
                max_by(
                        struct(col(Labels.LABEL), col(Labels.OUTCOME)),
                        col(CurrentVerdicts.SEQUENCE))
                    .as(AGREED))
            .where(col(AGREED + "." + Labels.OUTCOME).equalTo(Decision.outcome(0)))
            .select(col(ITEM_ID), col(AGREED + "." + Labels.LABEL).as(AGREED));
    WindowSpec inTime =
        Window.partitionBy(col(Votes.ANNOTATOR)).orderBy(col(TIME), col(ITEM_ID), col(Votes.LABEL));
    counting(votes)
        .join(labels, new String[] {ITEM_ID})
        .select(
            col(Votes.ANNOTATOR),
            Votes.agrees(col(Votes.LABEL), col(AGREED), section.task()).as(AGREES),
            ntile(2).over(inTime).as(HALF))
        .groupBy(col(Votes.ANNOTATOR))
        .agg(
            count_if(col(HALF).equalTo(1)),
            count_if(col(HALF).equalTo(1).and(col(AGREES))),
            count_if(col(HALF).equalTo(2)),
            count_if(col(HALF).equalTo(2).and(col(AGREES))))
        .collectAsList()
        .forEach(
            row ->
                drifts.put(
                    row.getString(0),
                    new Drift(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
  }

  /** Of several votes of an annotator on an item the one that counts; a correction is no drift. */
  private Dataset<Row> counting(Dataset<Row> votes) {
    if (section.repeated() == RepeatedVotes.ALL) {
      return votes;
    }
    Column order = struct(col(CurrentVerdicts.SEQUENCE), col(TIME), col(Votes.LABEL));
    Column told = struct(col(TIME), col(Votes.LABEL));
    return votes
        .groupBy(col(ITEM_ID), col(Votes.ANNOTATOR))
        .agg(
            (section.repeated() == RepeatedVotes.FIRST ? min_by(told, order) : max_by(told, order))
                .as("told"))
        .select(col(ITEM_ID), col(Votes.ANNOTATOR), col("told.*"));
  }

  private Row extended(Row annotator) {
    Object[] values = new Object[annotator.size() + COLUMNS];
    for (int column = 0; column < annotator.size(); column++) {
      values[column] = annotator.get(column);
    }
    Speed speed = speeds.get(annotator.getString(0));
    Drift drift = drifts.get(annotator.getString(0));
    @Nullable Object[] paces = {
      speed == null ? null : speed.median(),
      speed == null ? null : speed.perHour(),
      drift == null ? null : drift.early(),
      drift == null ? null : drift.earlyAgreeing(),
      drift == null ? null : drift.late(),
      drift == null ? null : drift.lateAgreeing(),
      drift == null ? null : drift.finding().name().toLowerCase(Locale.ROOT).replace('_', '-')
    };
    System.arraycopy(paces, 0, values, annotator.size(), COLUMNS);
    return RowFactory.create(values);
  }
}
