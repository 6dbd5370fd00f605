package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ATTEMPT;
import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Chains;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.Nearest;
import io.assay.jobs.table.TableDefinition;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.dedupe.join.TokenOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Judges a batch by exact and near duplicates together and writes {@link NearIndex}, {@link
 * NearBases}, where the charter asks for them {@link Nearest} and {@link Chains}, and {@link
 * Duplicates}, in this order.
 */
final class NearDuplicateSearch {
  private static final String EARLIER = "earlier";

  private final StageContext context;
  private final DuplicatesSection section;
  private final NearTerms terms;

  NearDuplicateSearch(StageContext context, DuplicatesSection section) {
    this.context = context;
    this.section = section;
    this.terms = NearTerms.of(context, section);
  }

  /**
   * @param compared rows as {@link OpenRecords#among} takes them
   * @param records how many of them are of the batch
   */
  void write(Dataset<Row> compared, long records) {
    Dataset<Row> open = OpenRecords.among(compared).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> sets =
          open.where(col(ComparedContents.SET).isNotNull()).select(col(ComparedContents.SET));
      TokenOrder order = TokenCount.order(sets, records);
      NearBasis basis = basis(order, records);
      if (context.batch().history().isEmpty()) {
        append(Judge.of(open, terms, order, basis.order()), basis, List.of(), null);
      } else {
        try (NearHistory history = new NearHistory(context, section, basis, terms.reach())) {
          append(
              Judge.of(open.unionByName(history.matching(sets)), terms, order, basis.order()),
              basis,
              history.uncovered(),
              history.rebuilt());
        }
      }
    } finally {
      open.unpersist();
    }
  }

  /** The stored one; the batch makes another where it outgrows that, or none is there. */
  private NearBasis basis(TokenOrder ofBatch, long records) {
    String setting = NearBasis.setting(terms);
    return NearBasis.stored(context, setting)
        .filter(stored -> !TokenCount.outgrows(records, stored.order()))
        .orElseGet(() -> new NearBasis(setting, ofBatch, true));
  }

  private void append(
      Dataset<Row> judgement,
      NearBasis basis,
      List<BatchKey> uncovered,
      @Nullable Dataset<Row> rebuilt) {
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
          (rebuilt == null ? entries : entries.unionByName(rebuilt))
              .withColumn(NearIndex.BASIS, lit(basis.id()))
              .withColumn(NearIndex.ITEM, NearIndex.itemOf(col(ITEM_ID)));
      context.tables().append(NearIndex.TABLE, key, all);
      context.tables().append(NearBases.TABLE, key, bases(basis, uncovered));
      if (terms.novelty() != null) {
        context
            .tables()
            .append(Nearest.TABLE, key, judged.where(col(Nearest.NEAREST_ITEM_ID).isNotNull()));
      }
      if (terms.rule().revision() != null) {
        context.tables().append(Chains.TABLE, key, chains(judged));
      }
      context
          .tables()
          .append(Duplicates.TABLE, key, judged.where(col(Duplicates.KIND).isNotNull()));
    } finally {
      judged.unpersist();
    }
  }

  /** A chain that extends one of an earlier batch begins where that one does. */
  private Dataset<Row> chains(Dataset<Row> judged) {
    Dataset<Row> chains = judged.where(col(Chains.ROOT_ITEM_ID).isNotNull());
    if (context.batch().history().isEmpty()) {
      return chains;
    }
    Dataset<Row> earlier =
        context
            .tables()
            .read(Chains.TABLE, context.batch().pastKeys())
            .select(
                col(ITEM_ID).as(Chains.ROOT_ITEM_ID),
                col(BATCH_ID).as(Chains.ROOT_BATCH_ID),
                struct(col(Chains.ROOT_ITEM_ID), col(Chains.ROOT_BATCH_ID), col(Chains.ROOT_SIZE))
                    .as(EARLIER));
    return chains
        .join(earlier, new String[] {Chains.ROOT_ITEM_ID, Chains.ROOT_BATCH_ID}, "left")
        .select(
            col(ITEM_ID),
            col(Chains.SIZE),
            begin(Chains.ROOT_ITEM_ID),
            begin(Chains.ROOT_BATCH_ID),
            begin(Chains.ROOT_SIZE));
  }

  private static Column begin(String column) {
    return coalesce(col(EARLIER + "." + column), col(column)).as(column);
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
