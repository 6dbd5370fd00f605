package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Judges by digest alone, group by group in order of priority: a record is removed exactly if a
 * record of another item with its digest is kept before it, and is attached to the first of these.
 */
final class ExactRepeats implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final StructType SCHEMA =
      new StructType()
          .add(ITEM_ID, DataTypes.StringType)
          .add(Duplicates.KEPT_ITEM_ID, DataTypes.StringType)
          .add(Duplicates.KEPT_BATCH_ID, DataTypes.StringType);

  /** The removed records with the kept ones that they repeat. */
  static Dataset<Row> among(Dataset<Row> compared) {
    return compared
        .select(Compared.exact())
        .repartition(col(Digests.DIGEST))
        .sortWithinPartitions(
            col(Digests.DIGEST),
            col(Compared.OFFERED),
            col(CurrentVerdicts.DELIVERED_SEQUENCE),
            col(Items.SUBMITTED_AT),
            col(ITEM_ID),
            col(BATCH_ID))
        .mapPartitions(new ExactRepeats(), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new GroupIterator(rows, Group::new);
  }

  private static final class Group implements GroupIterator.Group {
    private final KeptPair pair = new KeptPair();

    @Override
    public void add(Row row, Consumer<Row> out) {
      KeptPair.Kept own = KeptPair.Kept.of(row);
      KeptPair.Kept kept =
          row.<Boolean>getAs(Compared.OFFERED) ? pair.otherThan(own.itemId()) : null;
      if (kept == null) {
        pair.add(own);
      } else {
        out.accept(RowFactory.create(own.itemId(), kept.itemId(), kept.batchId()));
      }
    }

    @Override
    public void end(Consumer<Row> out) {}
  }
}
