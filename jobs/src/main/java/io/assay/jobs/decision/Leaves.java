package io.assay.jobs.decision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds to each verdict what proves it: the commitment to its content, and its leaf in the verdict
 * tree (FORMAT.md, sections 2 and 3). A content of the history keeps the commitment it has: salt,
 * id and content are those of its delivery.
 */
final class Leaves {
  private Leaves() {}

  /**
   * The verdicts of the context's batch as rows of {@link Verdicts}, behind whose columns stand
   * those that are measured; contents of the history have no value there.
   */
  static Dataset<Row> of(StageContext context, MeasuredRows measured) {
    ItemVerdicts verdicts = ItemVerdicts.judge(context);
    Dataset<Row> own = verdicts.own(measured.own(verdicts.items()));
    Dataset<Row> late = verdicts.late();
    Dataset<Row> all = late == null ? own : own.unionByName(unmeasured(late, own, measured));
    ProofFunctions.OfVerdict leaf =
        new ProofFunctions.OfVerdict(
            context.charter().dataset().id(), context.batch().key().batchId());
    List<Column> columns = new ArrayList<>(List.of(ItemVerdicts.columns()));
    columns.add(
        udf(leaf, DataTypes.StringType)
            .apply(
                col(Verdicts.COMMITMENT),
                col(Verdicts.VERDICT),
                col(Verdicts.REASONS),
                col(Verdicts.SUPERSEDES_BATCH_ID),
                col(Verdicts.SUPERSEDES_LEAF))
            .as(Verdicts.LEAF));
    columns.addAll(List.of(measured.columns().names()));
    return all.withColumn(Verdicts.COMMITMENT, commitment()).select(columns.toArray(Column[]::new));
  }

  private static Column commitment() {
    return coalesce(
        col(Verdicts.COMMITMENT),
        udf(new ProofFunctions.OfContent(), DataTypes.StringType)
            .apply(col(Salts.SALT), col(TableDefinition.ITEM_ID), col(Contents.CONTENT_HASH)));
  }

  private static Dataset<Row> unmeasured(
      Dataset<Row> late, Dataset<Row> own, MeasuredRows measured) {
    List<Column> columns = new ArrayList<>(List.of(ItemVerdicts.columns()));
    columns.add(lit(null).cast("string").as(Contents.CONTENT_HASH));
    columns.add(lit(null).cast("string").as(Salts.SALT));
    columns.addAll(List.of(measured.columns().missing(own)));
    return late.select(columns.toArray(Column[]::new));
  }
}
