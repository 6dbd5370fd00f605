package io.assay.jobs.decision;

import static org.apache.spark.sql.functions.lit;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.Leaf;
import io.assay.lineage.merkle.ReasonsHasher;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.provenance.Commitment;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Hex;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each verdict what proves it: the commitment to its content, and its leaf in the verdict
 * tree (FORMAT.md, sections 2 and 3). A content of the history keeps the commitment it has: salt,
 * id and content are those of its delivery.
 */
final class Leaves implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Verdicts.VERDICT, DataTypes.StringType)
          .add(Verdicts.REASONS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Verdicts.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Verdicts.REVISION, DataTypes.BooleanType)
          .add(Verdicts.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(Verdicts.COMMITMENT, DataTypes.StringType)
          .add(Verdicts.LEAF, DataTypes.StringType)
          .add(Verdicts.SUPERSEDES_BATCH_ID, DataTypes.StringType)
          .add(Verdicts.SUPERSEDES_LEAF, DataTypes.StringType);

  private final String dataset;
  private final String batch;

  /** Number of columns at the end of each row that are passed on. */
  private final int measured;

  private Leaves(String dataset, String batch, int measured) {
    this.dataset = dataset;
    this.batch = batch;
    this.measured = measured;
  }

  /**
   * The verdicts of the context's batch as rows of {@link Verdicts}, behind whose columns stand
   * those that are measured; contents of the history have no value there.
   */
  static Dataset<Row> of(StageContext context, MeasuredRows measured) {
    ItemVerdicts verdicts = ItemVerdicts.judge(context);
    Dataset<Row> own = verdicts.own(measured.own(verdicts.items()));
    Dataset<Row> late = verdicts.late();
    Dataset<Row> all = late == null ? own : own.unionByName(unmeasured(late, own, measured));
    StructType schema = SCHEMA;
    for (Column column : measured.names()) {
      schema = schema.add(own.schema().apply(column.named().name()));
    }
    return all.mapPartitions(
        new Leaves(
            context.charter().dataset().id(),
            context.batch().key().batchId(),
            measured.names().length),
        Encoders.row(schema));
  }

  private static Dataset<Row> unmeasured(
      Dataset<Row> late, Dataset<Row> own, MeasuredRows measured) {
    List<Column> columns = new ArrayList<>(List.of(ItemVerdicts.columns()));
    columns.add(lit(null).cast("string").as(Contents.CONTENT_HASH));
    columns.add(lit(null).cast("string").as(Salts.SALT));
    columns.addAll(List.of(measured.missing(own)));
    return late.select(columns.toArray(Column[]::new));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Iterable<Row> all = () -> rows;
    Hash datasetId = TreeSubject.hashOf(dataset);
    Hash batchHash = TreeSubject.hashOf(batch);
    ReasonsHasher hasher = new ReasonsHasher();
    return StreamSupport.stream(all.spliterator(), false)
        .map(row -> withLeaf(row, datasetId, batchHash, hasher))
        .iterator();
  }

  private Row withLeaf(Row row, Hash datasetId, Hash batchHash, ReasonsHasher hasher) {
    List<String> reasons = row.getList(row.fieldIndex(Verdicts.REASONS));
    List<String> contributors = row.getList(row.fieldIndex(Verdicts.CONTRIBUTORS));
    String verdict = row.getAs(Verdicts.VERDICT);
    String supersededBatch = row.getAs(Verdicts.SUPERSEDES_BATCH_ID);
    String supersededLeaf = row.getAs(Verdicts.SUPERSEDES_LEAF);
    Hash commitment = commitment(row);
    Hash leaf =
        new Leaf.Verdict(
                datasetId,
                batchHash,
                commitment,
                VerdictKind.valueOf(verdict.toUpperCase(Locale.ROOT)),
                hasher.of(reasons, supersededBatch, supersededLeaf))
            .hash();
    @Nullable Object[] values = new @Nullable Object[SCHEMA.size() + measured];
    values[0] = row.getAs(TableDefinition.ITEM_ID);
    values[1] = verdict;
    values[2] = reasons.toArray();
    values[3] = contributors.toArray();
    values[4] = row.getAs(Verdicts.REVISION);
    values[5] = row.getAs(Verdicts.DELIVERED_BATCH_ID);
    values[6] = commitment.digits();
    values[7] = leaf.digits();
    values[8] = supersededBatch;
    values[9] = supersededLeaf;
    for (int i = 0; i < measured; i++) {
      values[SCHEMA.size() + i] = row.get(row.size() - measured + i);
    }
    return RowFactory.create(values);
  }

  private static Hash commitment(Row row) {
    String item = row.getAs(TableDefinition.ITEM_ID);
    String known = row.getAs(Verdicts.COMMITMENT);
    if (known != null) {
      return Hash.ofHex(known);
    }
    String salt = row.getAs(Salts.SALT);
    String hash = row.getAs(Contents.CONTENT_HASH);
    if (salt == null || hash == null) {
      throw new IllegalStateException("item without salt or content: " + item);
    }
    return Hash.of(Commitment.of(Hex.decode(salt), item, Hex.decode(hash)));
  }
}
