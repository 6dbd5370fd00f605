package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.stage.StageContext;
import io.assay.lineage.provenance.BatchKey;
import io.assay.lineage.provenance.Salts;
import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** The salt of an item, under the key of the attempt. Each task has its own copy. */
final class SaltOf implements UDF1<String, String> {
  private static final long serialVersionUID = 1L;

  private final Salts salts;

  private SaltOf(BatchKey key) {
    salts = new Salts(key);
  }

  /** Makes the key on first use; it is on disk before any salt is. */
  static Column itemId(StageContext context) {
    Path file =
        context
            .warehouse()
            .batchKey(context.batch().key().batchId(), context.batch().key().attempt());
    return udf(new SaltOf(BatchKey.loadOrCreate(file)), DataTypes.StringType).apply(col(ITEM_ID));
  }

  @Override
  public String call(String itemId) {
    return salts.hexOf(itemId);
  }
}
