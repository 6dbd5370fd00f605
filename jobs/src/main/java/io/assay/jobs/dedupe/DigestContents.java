package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;

import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Digests;
import io.assay.rules.dedupe.Normalisation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The digest of the normalised content fields, in the charter's order. */
final class DigestContents implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final StructType SCHEMA =
      new StructType().add(ITEM_ID, DataTypes.StringType).add(Digests.DIGEST, DataTypes.BinaryType);

  private final Normalisation normalisation;

  private DigestContents(Normalisation normalisation) {
    this.normalisation = normalisation;
  }

  /** Item id and digest for rows of {@code contents}. */
  static Dataset<Row> of(Dataset<Row> contents, Normalisation normalisation, List<String> fields) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(ITEM_ID));
    fields.forEach(field -> columns.add(element_at(col(Contents.CONTENT), field)));
    return contents
        .select(columns.toArray(Column[]::new))
        .mapPartitions(new DigestContents(normalisation), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
          fields.add(row.getString(i));
        }
        return RowFactory.create(row.getString(0), normalisation.digest(fields));
      }
    };
  }
}
