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
 * #ATTEMPT}; column statistics are kept for these two alone: ids are spread over all files, so that
 * theirs would skip none, and statistics of contributed text would survive its erasure inside the
 * Delta log.
 *
 * @param name directory of the table below {@code tables/}
 * @param schema columns in stored order, the batch columns included
 */
public record TableDefinition(String name, StructType schema) {

  /** The batch that wrote the row. */
  public static final String BATCH_ID = "batch_id";

  /** The attempt at that batch, from 1; older attempts stay stored and are invisible to history. */
  public static final String ATTEMPT = "attempt";

  /** The item a row speaks of, unique within the dataset. */
  public static final String ITEM_ID = "item_id";

  /** Columns that Delta keeps minima and maxima of. */
  static final List<String> STATISTICS = List.of(BATCH_ID, ATTEMPT);

  /** Checks nothing but presence: definitions are constants of this package. */
  public TableDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(schema, "schema");
  }

  /** A table whose rows speak of items. */
  static Builder ofItems(String name) {
    return of(name).column(ITEM_ID, DataTypes.StringType);
  }

  /** A table whose rows speak of the batch as a whole. */
  static Builder of(String name) {
    return new Builder(name)
        .column(BATCH_ID, DataTypes.StringType)
        .column(ATTEMPT, DataTypes.IntegerType);
  }

  /** Collects columns in stored order. */
  static final class Builder {
    private final String name;
    private final List<StructField> fields = new ArrayList<>();

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

    Builder number(String column) {
      return column(column, DataTypes.DoubleType);
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

    TableDefinition build() {
      return new TableDefinition(name, new StructType(fields.toArray(StructField[]::new)));
    }
  }
}
