package io.assay.jobs.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Name and schema of one Delta table. Every table begins with {@link #BATCH_ID} and {@link
 * #ATTEMPT}; column statistics are kept for the identifying columns alone, since statistics of
 * contributed text would survive its erasure inside the Delta log.
 *
 * @param name directory of the table below {@code tables/}
 * @param schema columns in stored order, the batch columns included
 * @param statistics columns that Delta keeps minima and maxima of
 */
public record TableDefinition(String name, StructType schema, List<String> statistics) {

  /** The batch that wrote the row. */
  public static final String BATCH_ID = "batch_id";

  /** The attempt at that batch, from 1; older attempts stay stored and are invisible to history. */
  public static final String ATTEMPT = "attempt";

  /** The item a row speaks of, unique within the dataset. */
  public static final String ITEM_ID = "item_id";

  /** Checks nothing but presence: definitions are constants of this package. */
  public TableDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(schema, "schema");
    statistics = List.copyOf(statistics);
  }

  /** A table whose rows speak of items. */
  static Builder ofItems(String name) {
    return of(name).column(ITEM_ID, DataTypes.StringType).statisticsUpToHere();
  }

  /** A table whose rows speak of the batch as a whole. */
  static Builder of(String name) {
    return new Builder(name)
        .column(BATCH_ID, DataTypes.StringType)
        .column(ATTEMPT, DataTypes.IntegerType)
        .statisticsUpToHere();
  }

  /** Collects columns in stored order. */
  static final class Builder {
    private final String name;
    private final List<StructField> fields = new ArrayList<>();
    private List<String> statistics = List.of();

    private Builder(String name) {
      this.name = name;
    }

    Builder column(String column, DataType type) {
      fields.add(new StructField(column, type, true, Metadata.empty()));
      return this;
    }

    Builder string(String column) {
      return column(column, DataTypes.StringType);
    }

    Builder count(String column) {
      return column(column, DataTypes.LongType);
    }

    Builder instant(String column) {
      return column(column, DataTypes.TimestampType);
    }

    Builder strings(String column) {
      return column(column, DataTypes.createArrayType(DataTypes.StringType));
    }

    Builder stringMap(String column) {
      return column(
          column, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true));
    }

    Builder countMap(String column) {
      return column(column, DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));
    }

    private Builder statisticsUpToHere() {
      statistics = fields.stream().map(StructField::name).toList();
      return this;
    }

    TableDefinition build() {
      return new TableDefinition(
          name, new StructType(fields.toArray(StructField[]::new)), statistics);
    }
  }
}
