package io.assay.jobs.ingest;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Salts;
import io.assay.lineage.provenance.BatchKey;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A salt for each item, under the key of the attempt. */
final class SaltRows implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final StructType SCHEMA =
      new StructType().add(ITEM_ID, DataTypes.StringType).add(Salts.SALT, DataTypes.StringType);

  private final BatchKey key;

  private SaltRows(BatchKey key) {
    this.key = key;
  }

  /** Makes the key on first use; it is on disk before any salt is. */
  static Dataset<Row> of(Dataset<Row> items, StageContext context) {
    Path file =
        context
            .warehouse()
            .batchKey(context.batch().key().batchId(), context.batch().key().attempt());
    return items
        .select(col(ITEM_ID))
        .mapPartitions(new SaltRows(BatchKey.loadOrCreate(file)), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var salts = new io.assay.lineage.provenance.Salts(key);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        String item = rows.next().getString(0);
        return RowFactory.create(item, salts.hexOf(item));
      }
    };
  }
}
