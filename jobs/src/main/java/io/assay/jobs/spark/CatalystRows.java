package io.assay.jobs.spark;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the form in which Spark itself handles them. The detour over {@link Row} costs more than
 * all that is done with a record on the way in, or to compare it.
 */
public final class CatalystRows {
  private CatalystRows() {}

  /** A table of rows that have the schema. */
  public static Dataset<Row> of(SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return spark.internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /** A table of rows of the schema that a function makes of each partition of another table. */
  public static Dataset<Row> of(
      Dataset<Row> from,
      FlatMapFunction<Iterator<InternalRow>, InternalRow> function,
      StructType schema) {
    JavaRDD<InternalRow> rows = from.queryExecution().toRdd().toJavaRDD();
    return of(from.sparkSession(), rows.mapPartitions(function), schema);
  }

  /**
   * Rows each as the one array of bytes that Spark hands from operation to operation. Kept like
   * this, they need not be taken apart into columns and put together again for each query.
   */
  public record Packing(StructType schema)
      implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
      UnsafeProjection packed = UnsafeProjection.create(schema);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public InternalRow next() {
          return packed.apply(rows.next()).copy();
        }
      };
    }
  }

  /** A text; null of null. */
  public static @Nullable UTF8String text(@Nullable String text) {
    return UTF8String.fromString(text);
  }

  /** Microseconds since 1970; null of null. */
  public static @Nullable Long instant(@Nullable Instant instant) {
    return instant == null ? null : DateTimeUtils.instantToMicros(instant);
  }

  /** An array of texts. */
  public static ArrayData texts(Collection<String> texts) {
    return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }

  /** A map of texts. */
  public static MapData texts(SortedMap<String, String> texts) {
    Object[] keys = new Object[texts.size()];
    Object[] values = new Object[texts.size()];
    int i = 0;
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      keys[i] = UTF8String.fromString(entry.getKey());
      values[i++] = UTF8String.fromString(entry.getValue());
    }
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
  }
}
