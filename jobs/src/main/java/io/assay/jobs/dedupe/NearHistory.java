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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The index of near duplicates as one batch sees it: which earlier batches it covers, entries that
 * it lacks, and the kept records that the batch has to be compared with. Texts are read of batches
 * that are not covered, and of batches that hold a match.
 */
final class NearHistory implements AutoCloseable {
  private static final String FREED = ReasonCode.DUPLICATE_KEPT_ITEM_REJECTED.text();

  private final StageContext context;
  private final DuplicatesSection section;
  private final NearBasis basis;
  private final Broadcast<Judgement.Orders> orders;
  private final SimilarityRule rule;
  private final List<BatchKey> uncovered;
  private final HeldRows held = new HeldRows();
  private final Dataset<Row> added;
  private @Nullable Broadcast<HistoryProbe> probe;

  NearHistory(
      StageContext context, NearTerms terms, NearBasis basis, Broadcast<Judgement.Orders> orders) {
    this.context = context;
    this.section = terms.section();
    this.basis = basis;
    this.orders = orders;
    this.rule = terms.reach();
    List<Row> bases =
        context.tables().list(NearBases.TABLE).stream().filter(this::isOfBasis).toList();
    this.uncovered = uncovered(bases);
    this.added = added(bases);
  }

  /** Earlier batches without rows on this basis. */
  List<BatchKey> uncovered() {
    return uncovered;
  }

  /** Entries to be appended: of what stands of uncovered batches, and of what was freed since. */
  Dataset<Row> added() {
    return added;
  }

  @Override
  public void close() {
    held.close();
    if (probe != null) {
      probe.destroy();
    }
  }

  /**
   * Kept records of history, as {@link OpenRecords#SCHEMA}: all that are near duplicates of a
   * record of the batch, and a few that are not.
   *
   * @param sets one column of the batch's sets
   */
  Dataset<Row> matching(Dataset<Row> sets) {
    probe =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext())
            .broadcast(ProbeIndex.fill(sets, rule, orders));
    Dataset<Row> matched = held.make(contents(entries().filter(new ProbeIndex(probe))));
    List<BatchKey> holding = batchesOf(matched);
    return holding.isEmpty()
        ? context.spark().createDataFrame(List.of(), OpenRecords.SCHEMA)
        : withSets(standing(matched), holding);
  }

  private boolean isOfBasis(Row row) {
    return basis.id().equals(row.getAs(NearBases.BASIS))
        && context.batch().pastKeys().contains(NearBasis.writer(row));
  }

  private List<BatchKey> uncovered(List<Row> bases) {
    Set<BatchKey> covered = new HashSet<>();
    bases.forEach(
        row ->
            covered.add(
                new BatchKey(
                    row.getAs(NearBases.INDEXED_BATCH_ID),
                    row.<Integer>getAs(NearBases.INDEXED_ATTEMPT))));
    return context.batch().pastKeys().stream().filter(key -> !covered.contains(key)).toList();
  }

  private Dataset<Row> added(List<Row> bases) {
    Dataset<Row> none = context.spark().createDataFrame(List.of(), IndexEntries.SCHEMA);
    Dataset<Row> rebuilt = uncovered.isEmpty() ? none : entriesOf(uncovered, standing());
    Dataset<Row> freed = freed(bases);
    List<BatchKey> holding = batchesOf(freed);
    if (!holding.isEmpty()) {
      rebuilt = rebuilt.unionByName(entriesOf(holding, standing(held.make(freed))));
    }
    return uncovered.isEmpty() && holding.isEmpty() ? none : held.hold(rebuilt);
  }

  /**
   * Removed records that were to stand again: when a kept item is finally rejected its duplicates
   * go to review, and the batches that brought them made no entries. The last batch that wrote to
   * the index on this basis saw all that was freed before it; the contents of uncovered batches are
   * indexed anyway.
   */
  private Dataset<Row> freed(List<Row> bases) {
    List<BatchKey> past = context.batch().pastKeys();
    int last =
        bases.stream()
            .mapToInt(row -> past.indexOf(NearBasis.writer(row)))
            .max()
            .orElse(past.size());
    Object[] covered =
        past.stream().filter(key -> !uncovered.contains(key)).map(BatchKey::batchId).toArray();
    return context
        .tables()
        .read(Verdicts.TABLE, past.subList(last, past.size()))
        .where(array_contains(col(Verdicts.REASONS), FREED))
        // Whoever decides on it later leaves the reason; that it was freed is told once, by this.
        .where(col(Verdicts.VERDICT).equalTo("review"))
        .where(col(Verdicts.DELIVERED_BATCH_ID).isin(covered))
        .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID));
  }

  /** Entries of these records of some batches. */
  private Dataset<Row> entriesOf(List<BatchKey> batches, Dataset<Row> places) {
    Dataset<Row> contents =
        context
            .tables()
            .read(Contents.TABLE, batches)
            .join(places.select(col(ITEM_ID), col(BATCH_ID)), place(), "left_semi");
    return IndexEntries.of(
        ComparedContents.sets(contents, section, fields(), ITEM_ID, BATCH_ID, ATTEMPT),
        rule,
        orders);
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
        .unionByName(added);
  }

  /** The contents of entries, of attempts that still count. */
  private Dataset<Row> contents(Dataset<Row> matched) {
    Object[] attempts =
        context.batch().pastKeys().stream()
            .map(key -> key.batchId() + "/" + key.attempt())
            .toArray();
    Column delivered =
        concat_ws("/", col(NearIndex.DELIVERED_BATCH_ID), col(NearIndex.DELIVERED_ATTEMPT));
    return matched
        .where(delivered.isin(attempts))
        .select(col(ITEM_ID), col(NearIndex.DELIVERED_BATCH_ID).as(Verdicts.DELIVERED_BATCH_ID));
  }

  /**
   * Of some contents the places of those that stand.
   *
   * @param contents item ids and {@link Verdicts#DELIVERED_BATCH_ID}
   */
  private Dataset<Row> standing(Dataset<Row> contents) {
    return placed(CurrentVerdicts.standing(context.tables(), context.batch().history(), contents));
  }

  private Dataset<Row> standing() {
    return placed(CurrentVerdicts.standing(context.tables(), context.batch().history()));
  }

  private static Dataset<Row> placed(Dataset<Row> verdicts) {
    return verdicts.select(
        col(ITEM_ID),
        col(Verdicts.DELIVERED_BATCH_ID).as(BATCH_ID),
        col(CurrentVerdicts.DELIVERED_SEQUENCE));
  }

  /** The few batches that hold one of these contents. */
  private List<BatchKey> batchesOf(Dataset<Row> contents) {
    List<String> holding =
        contents
            .select(col(Verdicts.DELIVERED_BATCH_ID))
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
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
