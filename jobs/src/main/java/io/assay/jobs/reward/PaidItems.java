package io.assay.jobs.reward;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Quality;
import io.assay.lineage.reward.Reasons;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.RewardsSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The accepted contents of a batch that are paid, each once: in the batch that first accepts it.
 * They are written to {@link PaidWork} and counted by people, kind, quality and what they fill of a
 * gap.
 */
final class PaidItems {
  private static final Column IS_ACCEPTED = col(Verdicts.VERDICT).equalTo("accepted");
  private static final Column IS_LATE = col(Verdicts.SUPERSEDES_LEAF).isNotNull();
  private static final String[] CONTENT = {ITEM_ID, PaidWork.DELIVERED_BATCH_ID};

  private static final StructType WITHOUT_ITEMS =
      new StructType()
          .add(PaidWork.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(PaidWork.KIND, DataTypes.StringType)
          .add(PaidWork.PIECES, DataTypes.LongType)
          .add(PaidWork.QUALITY, DataTypes.IntegerType);

  private final StageContext context;
  private final RewardsSection terms;
  private final TableStore tables;

  PaidItems(StageContext context, RewardsSection terms) {
    this.context = context;
    this.terms = terms;
    this.tables = context.tables();
  }

  /**
   * Writes the table, and gives the work on items in it.
   *
   * @param others all other work, which has no items
   * @param decisions that count, by curator
   */
  List<WorkUnit> write(List<WorkUnit> others, SortedMap<Pseudonym, Long> decisions) {
    Dataset<Row> accepted = accepted();
    Dataset<Row> first = accepted.where(not(col(Verdicts.REVISION)));
    Dataset<Row> records = records(first);
    Dataset<Row> revisions = accepted.where(col(Verdicts.REVISION));
    Dataset<Row> all =
        revisions.isEmpty()
            ? records
            : records.unionByName(
                new Revisions(context, terms).of(revisions, first).select(columns()), true);
    tables.append(
        PaidWork.TABLE,
        context.batch().key(),
        new GapBounties(
                context,
                terms,
                terms.bounties() == null ? List.of(context.batch().key()) : keys(accepted))
            .of(all)
            .withColumn(PaidWork.PIECES, lit(1L))
            .unionByName(withoutItems(others, decisions), true));
    return counted();
  }

  private Dataset<Row> withoutItems(List<WorkUnit> others, SortedMap<Pseudonym, Long> decisions) {
    List<Row> rows = new ArrayList<>();
    for (WorkUnit unit : others) {
      rows.add(
          RowFactory.create(
              unit.contributors().stream().map(Pseudonym::hex).toArray(),
              unit.kind().reason(),
              unit.count(),
              unit.quality()));
    }
    decisions.forEach(
        (person, count) ->
            rows.add(
                RowFactory.create(
                    new Object[] {person.hex()}, Reasons.REVIEW_DECISION, count, Quality.WHOLE)));
    return context.spark().createDataFrame(rows, WITHOUT_ITEMS);
  }

  private List<WorkUnit> counted() {
    List<WorkUnit> units = new ArrayList<>();
    List<Row> rows =
        tables
            .read(PaidWork.TABLE, context.batch().key())
            .where(col(ITEM_ID).isNotNull())
            .groupBy(
                col(PaidWork.CONTRIBUTORS),
                col(PaidWork.KIND),
                col(PaidWork.QUALITY),
                col(PaidWork.BOUNTY))
            .agg(count(lit(1)))
            .collectAsList();
    for (Row row : rows) {
      units.add(
          new WorkUnit(
              row.<String>getList(0).stream().map(Pseudonym::new).toList(),
              WorkKind.ofReason(row.getString(1)),
              row.getInt(2),
              row.getInt(3),
              row.getLong(4)));
    }
    return units;
  }

  private Dataset<Row> records(Dataset<Row> records) {
    Dataset<Row> all =
        records
            .withColumn(PaidWork.KIND, lit(WorkKind.ACCEPTED_RECORD.reason()))
            .withColumn(PaidWork.ROOT, lit(null).cast("string"))
            .withColumn(PaidWork.SIZE, lit(null).cast("long"));
    if (terms.quality() != null) {
      return new Qualities(context, terms.quality(), keys(records)).of(all).select(measured());
    }
    return all.withColumn(PaidWork.QUALITY, lit(Quality.WHOLE))
        .withColumn(PaidWork.CONFIDENCE, lit(null).cast("int"))
        .withColumn(PaidWork.COMPLETENESS, lit(null).cast("int"))
        .withColumn(PaidWork.NOVELTY, lit(null).cast("int"))
        .select(measured());
  }

  /** The batch alone, unless contents of earlier ones are accepted only now. */
  private List<BatchKey> keys(Dataset<Row> records) {
    BatchKey key = context.batch().key();
    if (!mayHoldLate() || records.where(IS_LATE).isEmpty()) {
      return List.of(key);
    }
    List<BatchKey> keys = new ArrayList<>(context.batch().pastKeys());
    keys.add(key);
    return keys;
  }

  /** What the batch delivered was never accepted before; a content of the history may have been. */
  private Dataset<Row> accepted() {
    Dataset<Row> accepted =
        tables
            .read(Verdicts.TABLE, context.batch().key())
            .where(IS_ACCEPTED)
            .withColumnRenamed(Verdicts.CONTRIBUTORS, PaidWork.CONTRIBUTORS)
            .withColumnRenamed(Verdicts.DELIVERED_BATCH_ID, PaidWork.DELIVERED_BATCH_ID);
    Dataset<Row> late = accepted.where(IS_LATE);
    if (!mayHoldLate() || late.isEmpty()) {
      return accepted;
    }
    Dataset<Row> before =
        tables
            .read(Verdicts.TABLE, context.batch().pastKeys())
            .where(IS_ACCEPTED)
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID).as(PaidWork.DELIVERED_BATCH_ID));
    return accepted.where(not(IS_LATE)).unionByName(late.join(before, CONTENT, "left_anti"));
  }

  private boolean mayHoldLate() {
    return !context.batch().history().isEmpty()
        && CurrentVerdicts.mayHaveChangedWith(tables, context.batch().key());
  }

  private static Column[] columns() {
    return columns(
        ITEM_ID,
        PaidWork.DELIVERED_BATCH_ID,
        PaidWork.CONTRIBUTORS,
        PaidWork.KIND,
        PaidWork.QUALITY,
        PaidWork.ROOT,
        PaidWork.SIZE);
  }

  private static Column[] measured() {
    Column[] more = columns(PaidWork.CONFIDENCE, PaidWork.COMPLETENESS, PaidWork.NOVELTY);
    Column[] all = Arrays.copyOf(columns(), columns().length + more.length);
    System.arraycopy(more, 0, all, columns().length, more.length);
    return all;
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
