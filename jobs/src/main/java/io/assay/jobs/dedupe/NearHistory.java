package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.dedupe.join.HistoryProbe;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The index of near duplicates as one batch sees it: which earlier batches it covers, the entries
 * of those that it does not, and the kept records that the batch has to be compared with. Texts are
 * read of batches that are not covered, and of batches that hold a match.
 */
final class NearHistory implements AutoCloseable {
  private final StageContext context;
  private final DuplicatesSection section;
  private final NearBasis basis;
  private final SimilarityRule rule;
  private final List<BatchKey> uncovered;
  private final Dataset<Row> rebuilt;
  private final List<Dataset<Row>> held = new ArrayList<>();

  NearHistory(
      StageContext context, DuplicatesSection section, NearBasis basis, SimilarityRule rule) {
    this.context = context;
    this.section = section;
    this.basis = basis;
    this.rule = rule;
    this.uncovered = uncovered(context, basis);
    this.rebuilt =
        uncovered.isEmpty()
            ? context.spark().createDataFrame(List.of(), IndexEntries.SCHEMA)
            : held(rebuild());
  }

  /** Earlier batches without rows on this basis. */
  List<BatchKey> uncovered() {
    return uncovered;
  }

  /** Their entries, to be appended. */
  Dataset<Row> rebuilt() {
    return rebuilt;
  }

  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }

  private Dataset<Row> held(Dataset<Row> rows) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    held.add(kept);
    return kept;
  }

  /**
   * Kept records of history, as {@link OpenRecords#SCHEMA}: all that are near duplicates of a
   * record of the batch, and a few that are not.
   *
   * @param sets one column of the batch's sets
   */
  Dataset<Row> matching(Dataset<Row> sets) {
    HistoryProbe probe = ProbeIndex.fill(sets, new HistoryProbe(rule, basis.order()));
    Broadcast<HistoryProbe> broadcast =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(probe);
    Dataset<Row> places = held(standing(entries().filter(new ProbeIndex(broadcast))));
    List<BatchKey> holding = batchesOf(places);
    return holding.isEmpty()
        ? context.spark().createDataFrame(List.of(), OpenRecords.SCHEMA)
        : withSets(places, holding);
  }

  private static List<BatchKey> uncovered(StageContext context, NearBasis basis) {
    Set<BatchKey> covered = new HashSet<>();
    context
        .tables()
        .read(NearBases.TABLE, context.batch().pastKeys())
        .where(col(NearBases.BASIS).equalTo(basis.id()))
        .select(col(NearBases.INDEXED_BATCH_ID), col(NearBases.INDEXED_ATTEMPT))
        .collectAsList()
        .forEach(row -> covered.add(new BatchKey(row.getString(0), row.getInt(1))));
    return context.batch().pastKeys().stream().filter(key -> !covered.contains(key)).toList();
  }

  /** Entries of what stands of the batches that are not covered. */
  private Dataset<Row> rebuild() {
    TableStore tables = context.tables();
    Dataset<Row> standing =
        tables
            .read(Contents.TABLE, uncovered)
            .join(standing().select(col(ITEM_ID), col(BATCH_ID)), place(), "left_semi");
    return IndexEntries.of(
        ComparedContents.sets(standing, section, fields(), ITEM_ID, BATCH_ID, ATTEMPT),
        rule,
        basis.order());
  }

  private Dataset<Row> entries() {
    Column[] columns = {
      NearIndex.itemId().as(ITEM_ID),
      col(NearIndex.DELIVERED_BATCH_ID),
      col(NearIndex.DELIVERED_ATTEMPT),
      col(NearIndex.ENTRY)
    };
    return context
        .tables()
        .read(NearIndex.TABLE, context.batch().pastKeys())
        .where(col(NearIndex.BASIS).equalTo(basis.id()))
        .select(columns)
        .unionByName(rebuilt);
  }

  /**
   * Of matched entries the places that stand, and of removed records those that stand again: when a
   * kept item was finally rejected its duplicates went to review, and they have no entry.
   */
  private Dataset<Row> standing(Dataset<Row> matched) {
    Object[] attempts =
        context.batch().pastKeys().stream()
            .map(key -> key.batchId() + "/" + key.attempt())
            .toArray();
    Dataset<Row> places =
        matched
            .where(
                concat_ws("/", col(NearIndex.DELIVERED_BATCH_ID), col(NearIndex.DELIVERED_ATTEMPT))
                    .isin(attempts))
            .select(col(ITEM_ID), col(NearIndex.DELIVERED_BATCH_ID).as(BATCH_ID));
    Column[] columns = {col(ITEM_ID), col(BATCH_ID), col(CurrentVerdicts.DELIVERED_SEQUENCE)};
    Dataset<Row> freed =
        standing()
            .where(
                array_contains(
                    col(Verdicts.REASONS), ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED.text()));
    return standing()
        .join(places, place(), "inner")
        .select(columns)
        .unionByName(freed.select(columns))
        .distinct();
  }

  private Dataset<Row> standing() {
    return CurrentVerdicts.standing(context.tables(), context.batch().history())
        .drop(BATCH_ID)
        .withColumnRenamed(Verdicts.DELIVERED_BATCH_ID, BATCH_ID);
  }

  /** The few batches that hold one of these places. */
  private List<BatchKey> batchesOf(Dataset<Row> places) {
    Set<String> holding = new HashSet<>();
    places
        .select(col(BATCH_ID))
        .distinct()
        .collectAsList()
        .forEach(row -> holding.add(row.getString(0)));
    return context.batch().pastKeys().stream()
        .filter(key -> holding.contains(key.batchId()))
        .toList();
  }

  private Dataset<Row> withSets(Dataset<Row> places, List<BatchKey> holding) {
    TableStore tables = context.tables();
    Column contributors =
        section.findsRevisions()
            ? concat_ws(",", col(Items.CONTRIBUTORS))
            : lit(null).cast("string");
    Dataset<Row> placed =
        tables
            .read(Items.TABLE, holding)
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(
                col(ITEM_ID),
                col(BATCH_ID),
                col(Items.SUBMITTED_AT),
                contributors.as(Compared.CONTRIBUTORS))
            .join(broadcast(places), place(), "inner");
    // The slim side is handed over, so that no text takes part in a shuffle.
    Dataset<Row> contents =
        tables
            .read(Contents.TABLE, holding)
            .select(col(ITEM_ID), col(BATCH_ID), col(Contents.CONTENT))
            .join(broadcast(placed), place(), "inner");
    return ComparedContents.sets(
            contents,
            section,
            fields(),
            ITEM_ID,
            BATCH_ID,
            CurrentVerdicts.DELIVERED_SEQUENCE,
            Items.SUBMITTED_AT,
            Compared.CONTRIBUTORS)
        .withColumn(Compared.OFFERED, lit(false))
        .withColumn(OpenRecords.ROLE, lit(OpenRecords.KEPT))
        .withColumn(Digests.DIGEST, lit(null).cast("binary"))
        .withColumn(Duplicates.KEPT_ITEM_ID, lit(null).cast("string"))
        .withColumn(Duplicates.KEPT_BATCH_ID, lit(null).cast("string"));
  }

  private List<String> fields() {
    return context.charter().intake().columns().content();
  }

  private static String[] place() {
    return new String[] {ITEM_ID, BATCH_ID};
  }
}
