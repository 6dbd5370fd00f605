package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

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
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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

  private Leaves(String dataset, String batch) {
    this.dataset = dataset;
    this.batch = batch;
  }

  /** Rows of {@link ItemVerdicts} as rows of {@link Verdicts}. */
  static Dataset<Row> of(StageContext context, Dataset<Row> verdicts) {
    Dataset<Row> salts =
        context
            .tables()
            .read(Salts.TABLE, context.batch().key())
            .select(col(ITEM_ID), col(Salts.SALT));
    Dataset<Row> contents =
        context
            .tables()
            .read(Contents.TABLE, context.batch().key())
            .select(col(ITEM_ID), col(Contents.CONTENT_HASH));
    return verdicts
        .join(
            salts
                .join(contents, ItemVerdicts.on(ITEM_ID))
                .withColumn(
                    Verdicts.DELIVERED_BATCH_ID,
                    org.apache.spark.sql.functions.lit(context.batch().key().batchId())),
            ItemVerdicts.on(ITEM_ID, Verdicts.DELIVERED_BATCH_ID),
            "left")
        .mapPartitions(
            new Leaves(context.charter().dataset().id(), context.batch().key().batchId()),
            Encoders.row(SCHEMA));
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

  private static Row withLeaf(Row row, Hash datasetId, Hash batchHash, ReasonsHasher hasher) {
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
    return RowFactory.create(
        row.getAs(TableDefinition.ITEM_ID),
        verdict,
        reasons.toArray(),
        contributors.toArray(),
        row.getAs(Verdicts.REVISION),
        row.getAs(Verdicts.DELIVERED_BATCH_ID),
        commitment.digits(),
        leaf.digits(),
        supersededBatch,
        supersededLeaf);
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
