package io.assay.jobs.verify;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Commitment;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Commitments computed again from text and salt, for the contents that the verdicts of a batch
 * speak of. A content or a salt that is not there ends the computation: what is stored beside a
 * verdict proves nothing of what it speaks of.
 */
final class Commitments implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final String MADE = "made";
  private static final String MISSING = "a content or its salt is missing";
  private static final StructType SCHEMA =
      new StructType()
          .add(ITEM_ID, DataTypes.StringType)
          .add(Verdicts.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(MADE, DataTypes.StringType);

  private Commitments() {}

  /**
   * The verdicts of a batch with their commitments made again.
   *
   * @param history the attempts that count, among which the contents lie
   */
  static Dataset<Row> remade(TableStore tables, BatchKey key, List<BatchKey> history) {
    String[] delivery = {BATCH_ID, ITEM_ID};
    Dataset<Row> made =
        tables
            .read(Contents.TABLE, history)
            .select(col(BATCH_ID), col(ITEM_ID), col(Contents.CONTENT))
            .join(
                tables
                    .read(Salts.TABLE, history)
                    .select(col(BATCH_ID), col(ITEM_ID), col(Salts.SALT)),
                delivery,
                "inner")
            .mapPartitions(new Commitments(), Encoders.row(SCHEMA));
    String[] content = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};
    Dataset<Row> verdicts = tables.read(Verdicts.TABLE, key);
    return verdicts
        .join(made, content, "left")
        .withColumn(Verdicts.COMMITMENT, coalesce(col(MADE), raise_error(lit(MISSING))))
        .drop(MADE);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false).map(Commitments::made).iterator();
  }

  private static Row made(Row row) {
    String item = row.getAs(ITEM_ID);
    TreeMap<String, String> fields =
        new TreeMap<>(row.getJavaMap(row.fieldIndex(Contents.CONTENT)));
    byte[] canonical = CanonicalJson.ofStrings(fields).getBytes(StandardCharsets.UTF_8);
    byte[] commitment =
        Commitment.of(Hex.decode(row.getAs(Salts.SALT)), item, Sha256.of(canonical));
    return RowFactory.create(item, row.getAs(BATCH_ID), Hex.encode(commitment));
  }
}
