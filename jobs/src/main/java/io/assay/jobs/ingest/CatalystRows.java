package io.assay.jobs.ingest;

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
 * all that ingest does with a record.
 */
final class CatalystRows {
  private CatalystRows() {}

  /** Rows of the schema that a function makes of each partition. */
  static <T> Dataset<Row> of(
      SparkSession spark,
      JavaRDD<T> source,
      FlatMapFunction<Iterator<T>, InternalRow> rows,
      StructType schema) {
    return spark.internalCreateDataFrame(source.mapPartitions(rows).rdd(), schema, false);
  }

  /**
   * Rows each as the one array of bytes that Spark hands from operation to operation. Kept like
   * this, they need not be taken apart into columns and put together again for each query.
   */
  record Packing(StructType schema) implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
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

  static @Nullable UTF8String text(@Nullable String text) {
    return UTF8String.fromString(text);
  }

  static @Nullable Long instant(@Nullable Instant instant) {
    return instant == null ? null : DateTimeUtils.instantToMicros(instant);
  }

  static ArrayData texts(Collection<String> texts) {
    return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }

  static MapData texts(SortedMap<String, String> texts) {
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
