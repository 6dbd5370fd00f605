package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Chains;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.reward.Quality;
import io.assay.lineage.reward.WorkKind;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.decision.ReasonCode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What accepted contents are that revise others, and what they add ({@link
 * io.assay.lineage.reward.Growth} as columns). Under another id the chain is that of the duplicate
 * stage and sizes are shingles; under the own id it is all contents of the id, and sizes are
 * characters other than white space.
 */
final class Revisions {
  private static final String BY_CONTENT = "by_content";
  private static final String ROOT_SIZE = "root_size";
  private static final String BEFORE = "before_size";
  private static final String LAST = "last_accepted";
  private static final String STANDS = "stands";
  private static final String RECALLED = "recalled";
  private static final String CORRECTED = "corrected";
  private static final String OWN_ROOT_SIZE = "own_root_size";
  private static final String[] CONTENT = {ITEM_ID, PaidWork.DELIVERED_BATCH_ID};
  private static final Column[] CONTENT_COLUMNS = {col(ITEM_ID), col(PaidWork.DELIVERED_BATCH_ID)};

  private final StageContext context;
  private final TableStore tables;
  private final RewardsSection terms;
  private final List<BatchKey> keys;

  Revisions(StageContext context, RewardsSection terms) {
    this.context = context;
    this.tables = context.tables();
    this.terms = terms;
    this.keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(context.batch().key());
  }

  /**
   * The rows with {@link PaidWork#KIND}, {@link PaidWork#QUALITY}, {@link PaidWork#ROOT} and {@link
   * PaidWork#SIZE}.
   *
   * @param revisions accepted contents with their reasons
   * @param records what the batch accepts as records, which revisions of it may begin with
   */
  Dataset<Row> of(Dataset<Row> revisions, Dataset<Row> records) {
    Column isByContent =
        array_contains(col(Verdicts.REASONS), ReasonCode.DUPLICATE_REVISION.text());
    Dataset<Row> marked = revisions.withColumn(BY_CONTENT, isByContent);
    return grown(
            byContent(marked.where(col(BY_CONTENT)))
                .unionByName(byId(marked.where(col(BY_CONTENT).equalTo(lit(false))), records)))
        .withColumn(PaidWork.KIND, kind())
        .withColumn(
            PaidWork.QUALITY,
            when(col(PaidWork.KIND).equalTo(WorkKind.REVISION.reason()), col(PaidWork.QUALITY))
                .otherwise(lit(Quality.WHOLE)));
  }

  private Column kind() {
    // What is renewed or put right is so once a batch, however many contents bring it there.
    Column own = col(BY_CONTENT).equalTo(lit(false)).and(col(STANDS));
    Column isCorrection =
        own.and(not(col(CORRECTED)))
            .and(lit(terms.weights().correction() > 0))
            .and(array_contains(col(Verdicts.REASONS), ReasonCode.REVIEW_ACCEPTED.text()));
    Column isRefresh = own.and(lit(terms.weights().refresh() > 0)).and(isStale());
    return when(isCorrection, WorkKind.CORRECTED_ITEM.reason())
        .when(isRefresh, WorkKind.REFRESH.reason())
        .otherwise(WorkKind.REVISION.reason());
  }

  private Column isStale() {
    if (context.charter().freshness() == null) {
      return lit(false);
    }
    Instant bound =
        context.batch().asOf().minus(Duration.ofDays(context.charter().freshness().maxAgeDays()));
    return coalesce(col(LAST).lt(lit(Timestamp.from(bound))), lit(false));
  }

  private Dataset<Row> byContent(Dataset<Row> revisions) {
    Dataset<Row> chains =
        tables
            .read(Chains.TABLE, keys)
            .select(
                col(ITEM_ID),
                col(BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID),
                concat(
                        lit("content:"),
                        col(Chains.ROOT_BATCH_ID),
                        lit(":"),
                        col(Chains.ROOT_ITEM_ID))
                    .as(PaidWork.ROOT),
                col(Chains.ROOT_SIZE).as(ROOT_SIZE),
                col(Chains.SIZE).as(PaidWork.SIZE));
    Dataset<Row> paid =
        past()
            .where(not(col(RECALLED)))
            .groupBy(col(PaidWork.ROOT))
            .agg(max(col(PaidWork.SIZE)).as(BEFORE));
    return revisions
        .join(chains, CONTENT, "left")
        .join(paid, new String[] {PaidWork.ROOT}, "left")
        .withColumn(LAST, lit(null).cast("timestamp"))
        .withColumn(CORRECTED, lit(false))
        .withColumn(STANDS, lit(false));
  }

  private Dataset<Row> byId(Dataset<Row> revisions, Dataset<Row> records) {
    Dataset<Row> items = revisions.select(col(ITEM_ID)).distinct();
    Dataset<Row> beginning =
        sized(records.join(items, new String[] {ITEM_ID}, "left_semi").select(CONTENT_COLUMNS))
            .select(col(ITEM_ID), col(PaidWork.SIZE).as(OWN_ROOT_SIZE));
    Dataset<Row> paid =
        past()
            .join(items, new String[] {ITEM_ID}, "left_semi")
            .select(
                col(ITEM_ID),
                col(PaidWork.DELIVERED_BATCH_ID),
                col(PaidWork.KIND),
                col(RECALLED),
                acceptedAt().as(LAST));
    Column isFirst = col(PaidWork.KIND).equalTo(WorkKind.ACCEPTED_RECORD.reason());
    Column stood = not(col(RECALLED));
    Column isCorrected = col(PaidWork.KIND).equalTo(WorkKind.CORRECTED_ITEM.reason());
    Dataset<Row> sizes =
        sized(paid)
            .groupBy(col(ITEM_ID))
            .agg(
                min(when(isFirst, col(PaidWork.SIZE))).as(ROOT_SIZE),
                max(when(stood, col(PaidWork.SIZE))).as(BEFORE),
                max(when(stood, col(LAST))).as(LAST),
                max(stood.and(isCorrected)).as(CORRECTED));
    return sized(revisions)
        .join(sizes, new String[] {ITEM_ID}, "left")
        .join(beginning, new String[] {ITEM_ID}, "left")
        .withColumn(ROOT_SIZE, coalesce(col(ROOT_SIZE), col(OWN_ROOT_SIZE)))
        .drop(OWN_ROOT_SIZE)
        .withColumn(CORRECTED, coalesce(col(CORRECTED), lit(false)))
        .withColumn(PaidWork.ROOT, concat(lit("id:"), col(ITEM_ID)))
        .withColumn(STANDS, stands());
  }

  /** Whether no later delivery of the item is accepted with this batch: it is renewed once. */
  private Column stands() {
    Column sequence = CurrentVerdicts.sequenceOf(col(PaidWork.DELIVERED_BATCH_ID), context.batch());
    return row_number().over(Window.partitionBy(col(ITEM_ID)).orderBy(sequence.desc())).equalTo(1);
  }

  /** What was paid, with whether it is rejected since, for which it is paid no more. */
  private Dataset<Row> past() {
    Dataset<Row> recalled =
        tables
            .read(Verdicts.TABLE, keys)
            .where(
                col(Verdicts.VERDICT)
                    .equalTo("rejected")
                    .and(col(Verdicts.SUPERSEDES_LEAF).isNotNull()))
            .select(
                col(ITEM_ID),
                col(Verdicts.DELIVERED_BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID),
                lit(true).as(RECALLED))
            .distinct();
    return tables
        .read(PaidWork.TABLE, context.batch().pastKeys())
        .join(recalled, CONTENT, "left")
        .withColumn(RECALLED, coalesce(col(RECALLED), lit(false)));
  }

  /** The rows with the sizes of their contents, read from the batches alone that delivered some. */
  private Dataset<Row> sized(Dataset<Row> rows) {
    Set<String> holding = new HashSet<>();
    rows.select(col(PaidWork.DELIVERED_BATCH_ID))
        .distinct()
        .collectAsList()
        .forEach(row -> holding.add(row.getString(0)));
    List<BatchKey> some = keys.stream().filter(key -> holding.contains(key.batchId())).toList();
    Column size = lit(0);
    for (String field : context.charter().intake().columns().content()) {
      Column text = coalesce(col(Contents.CONTENT).getItem(field), lit(""));
      size = size.plus(length(regexp_replace(text, "\\s+", "")));
    }
    Dataset<Row> contents =
        tables
            .read(Contents.TABLE, some)
            .select(
                col(ITEM_ID),
                col(BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID),
                size.cast("long").as(PaidWork.SIZE));
    return rows.join(contents, CONTENT, "left");
  }

  /** As-of instant of the batch that paid a row. */
  private Column acceptedAt() {
    Map<String, Timestamp> instants = new HashMap<>();
    for (Row row : tables.list(Batches.TABLE)) {
      Timestamp asOf = row.getAs(Batches.AS_OF);
      if (asOf != null) {
        instants.put(row.<String>getAs(BATCH_ID) + "/" + row.getAs("attempt"), asOf);
      }
    }
    List<Column> entries = new ArrayList<>();
    for (BatchKey key : context.batch().pastKeys()) {
      Timestamp asOf = instants.get(key.batchId() + "/" + key.attempt());
      if (asOf != null) {
        entries.add(lit(key.batchId()));
        entries.add(lit(asOf));
      }
    }
    return entries.isEmpty()
        ? lit(null).cast("timestamp")
        : element_at(map(entries.toArray(Column[]::new)), col(BATCH_ID));
  }

  /** What a chain was paid for before, and by smaller ones of the batch. */
  private static Dataset<Row> grown(Dataset<Row> revisions) {
    WindowSpec smaller =
        Window.partitionBy(col(PaidWork.ROOT))
            .orderBy(col(PaidWork.SIZE), col(ITEM_ID), col(PaidWork.DELIVERED_BATCH_ID))
            .rowsBetween(Window.unboundedPreceding(), -1);
    Column before =
        greatest(
            col(ROOT_SIZE),
            coalesce(col(BEFORE), lit(0L)),
            coalesce(max(col(PaidWork.SIZE)).over(smaller), lit(0L)));
    String growth =
        "(10000 * %1$s) div %2$s - (10000 * %1$s) div %3$s"
            .formatted(ROOT_SIZE, BEFORE, PaidWork.SIZE);
    return revisions
        .withColumn(BEFORE, before)
        .withColumn(
            PaidWork.QUALITY,
            when(col(PaidWork.SIZE).gt(col(BEFORE)).and(col(ROOT_SIZE).gt(0)), expr(growth))
                .otherwise(lit(0))
                .cast("int"));
  }
}
