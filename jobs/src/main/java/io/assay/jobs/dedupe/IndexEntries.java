package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;

import io.assay.jobs.table.NearIndex;
import io.assay.rules.dedupe.join.IndexRow;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The entries of records that the batch which brought them made none of on the present basis. */
final class IndexEntries implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** An entry without its basis. */
  static final StructType SCHEMA =
      new StructType()
          .add(ITEM_ID, DataTypes.StringType)
          .add(NearIndex.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(NearIndex.DELIVERED_ATTEMPT, DataTypes.IntegerType)
          .add(NearIndex.ENTRY, DataTypes.BinaryType);

  private final SimilarityRule rule;
  private final Broadcast<Judgement.Orders> orders;

  private IndexEntries(SimilarityRule rule, Broadcast<Judgement.Orders> orders) {
    this.rule = rule;
    this.orders = orders;
  }

  /**
   * Of records with sets; those without shingles have none.
   *
   * @param records item id, batch id, attempt, {@link ComparedContents#SET}
   */
  static Dataset<Row> of(
      Dataset<Row> records, SimilarityRule rule, Broadcast<Judgement.Orders> orders) {
    return records.flatMap(new IndexEntries(rule, orders), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Row row) {
    // By position: Spark hands rows of one typed step to the next without their schema.
    long[] set = PackedSet.unpack(row.getAs(3));
    return set.length == 0
        ? List.<Row>of().iterator()
        : List.of(
                RowFactory.create(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    IndexRow.of(rule, orders.value().ofIndex(), set).bytes()))
            .iterator();
  }
}
