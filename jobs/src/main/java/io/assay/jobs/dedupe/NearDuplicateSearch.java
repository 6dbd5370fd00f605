package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.join.TokenOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Judges a batch by exact and near duplicates together and writes {@link NearIndex}, {@link
 * NearBases} and {@link Duplicates}, in this order.
 */
final class NearDuplicateSearch {
  private final StageContext context;
  private final DuplicatesSection section;

  NearDuplicateSearch(StageContext context, DuplicatesSection section) {
    this.context = context;
    this.section = section;
  }

  /**
   * @param compared rows as {@link OpenRecords#among} takes them
   * @param records how many of them are of the batch
   */
  void write(Dataset<Row> compared, long records) {
    try (HeldRows held = new HeldRows()) {
      Dataset<Row> open = held.hold(OpenRecords.among(compared));
      Dataset<Row> sets =
          open.where(col(ComparedContents.SET).isNotNull()).select(col(ComparedContents.SET));
      TokenOrder order = TokenCount.order(sets, records);
      NearBasis basis = basis(order, records);
      Broadcast<Judgement.Orders> orders =
          JavaSparkContext.fromSparkContext(context.spark().sparkContext())
              .broadcast(new Judgement.Orders(order, basis.order()));
      try {
        judge(open, sets, basis, orders);
      } finally {
        orders.destroy();
      }
    }
  }

  private void judge(
      Dataset<Row> open, Dataset<Row> sets, NearBasis basis, Broadcast<Judgement.Orders> orders) {
    if (context.batch().history().isEmpty()) {
      append(Judge.of(open, section, orders), basis, List.of(), null);
      return;
    }
    try (NearHistory history = new NearHistory(context, section, basis, orders)) {
      append(
          Judge.of(open.unionByName(history.matching(sets)), section, orders),
          basis,
          history.uncovered(),
          history.added());
    }
  }

  /** The stored one; the batch makes another where it outgrows that, or none is there. */
  private NearBasis basis(TokenOrder ofBatch, long records) {
    String setting = NearBasis.setting(section);
    return NearBasis.stored(context, setting)
        .filter(stored -> !TokenCount.outgrows(records, stored.order()))
        .orElseGet(() -> new NearBasis(setting, ofBatch, true));
  }

  private void append(
      Dataset<Row> judgement,
      NearBasis basis,
      List<BatchKey> uncovered,
      @Nullable Dataset<Row> added) {
    BatchKey key = context.batch().key();
    Dataset<Row> judged = judgement.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> entries =
          judged
              .where(col(NearIndex.ENTRY).isNotNull())
              .select(
                  col(ITEM_ID),
                  lit(key.batchId()).as(NearIndex.DELIVERED_BATCH_ID),
                  lit(key.attempt()).as(NearIndex.DELIVERED_ATTEMPT),
                  col(NearIndex.ENTRY));
      Dataset<Row> all =
          (added == null ? entries : entries.unionByName(added))
              .withColumn(NearIndex.BASIS, lit(basis.id()))
              .withColumn(NearIndex.ITEM, NearIndex.itemOf(col(ITEM_ID)));
      context.tables().append(NearIndex.TABLE, key, all);
      context.tables().append(NearBases.TABLE, key, bases(basis, uncovered));
      context
          .tables()
          .append(Duplicates.TABLE, key, judged.where(col(Duplicates.KIND).isNotNull()));
    } finally {
      judged.unpersist();
    }
  }

  /** The batch itself, and those whose entries it makes; the order once. */
  private Dataset<Row> bases(NearBasis basis, List<BatchKey> uncovered) {
    BatchKey key = context.batch().key();
    List<Row> rows = new ArrayList<>();
    rows.add(
        RowFactory.create(
            basis.id(),
            key.batchId(),
            key.attempt(),
            basis.isNew() ? basis.order().bytes() : null));
    uncovered.forEach(
        batch -> rows.add(RowFactory.create(basis.id(), batch.batchId(), batch.attempt(), null)));
    StructType own = new StructType();
    for (StructField field : NearBases.TABLE.schema().fields()) {
      boolean ofBatch =
          field.name().equals(TableDefinition.BATCH_ID) || field.name().equals(ATTEMPT);
      own = ofBatch ? own : own.add(field);
    }
    return context.spark().createDataFrame(rows, own).coalesce(1);
  }
}
