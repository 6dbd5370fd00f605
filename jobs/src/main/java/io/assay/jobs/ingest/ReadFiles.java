package io.assay.jobs.ingest;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.Quarantine;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole files inside tasks, one file after the other, one record at a time. Every record
 * gives one row: where it stands and its raw bytes, the reason if it cannot be read, then the
 * columns of its kind.
 */
final class ReadFiles implements FlatMapFunction<Iterator<DeliveredFile>, InternalRow> {
  private static final long serialVersionUID = 1L;

  /** The columns that every kind has, named as in {@link Quarantine}. */
  private static final StructType PLACE =
      new StructType()
          .add(Quarantine.FILE, DataTypes.StringType)
          .add(Quarantine.RECORD_NUMBER, DataTypes.LongType)
          .add(Quarantine.BYTE_OFFSET, DataTypes.LongType)
          .add(Quarantine.LENGTH, DataTypes.LongType)
          .add(Quarantine.RAW, DataTypes.BinaryType)
          .add(Quarantine.TRUNCATED, DataTypes.BooleanType)
          .add(Quarantine.REASON, DataTypes.StringType)
          .add(Quarantine.DETAIL, DataTypes.StringType);

  /** Whose raw bytes a reading keeps. */
  enum Raw {
    /** Every record's, since any may yet be quarantined. */
    ALL,
    /** Those of unreadable records, which nobody reads again. */
    UNREADABLE
  }

  private final RecordRows kind;
  private final Raw raw;

  private ReadFiles(RecordRows kind, Raw raw) {
    this.kind = kind;
    this.raw = raw;
  }

  /** The rows of all files, in no order that matters. */
  static Dataset<Row> of(SparkSession spark, List<DeliveredFile> files, RecordRows kind, Raw raw) {
    return CatalystRows.of(
        spark, delivered(spark, files).mapPartitions(new ReadFiles(kind, raw)), schema(kind));
  }

  /** The same, read once and kept until the scratch is closed. */
  static Dataset<Row> kept(
      SparkSession spark, List<DeliveredFile> files, RecordRows kind, Raw raw, Scratch scratch) {
    JavaRDD<InternalRow> rows =
        delivered(spark, files)
            .mapPartitions(new ReadFiles(kind, raw))
            .mapPartitions(new CatalystRows.Packing(schema(kind)));
    return CatalystRows.of(spark, scratch.keep(rows), schema(kind));
  }

  private static JavaRDD<DeliveredFile> delivered(SparkSession spark, List<DeliveredFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // A task may take several files: each leaves a data file in every table that it feeds.
    int tasks = Math.min(files.size(), 2 * context.defaultParallelism());
    return context.parallelize(files, Math.max(1, tasks));
  }

  static StructType schema(RecordRows kind) {
    StructType schema = PLACE;
    for (StructField field : kind.columns().fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<DeliveredFile> files) {
    Rows rows = new Rows(files, kind, raw);
    OpenFile.closeWithTask(rows);
    return rows;
  }

  /** Pulls one record at a time through all files of a partition. */
  private static final class Rows implements Iterator<InternalRow>, AutoCloseable {
    private final Iterator<DeliveredFile> files;
    private final RecordRows kind;
    private final Raw raw;
    private @Nullable OpenFile open;
    private @Nullable InternalRow ahead;

    Rows(Iterator<DeliveredFile> files, RecordRows kind, Raw raw) {
      this.files = files;
      this.kind = kind;
      this.raw = raw;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && (open != null || files.hasNext())) {
        if (open == null) {
          open = OpenFile.of(files.next(), kind);
        }
        if (open.source().hasNext()) {
          ahead = open.row(open.source().next(), raw);
        } else {
          open.requireUnchanged();
          close();
        }
      }
      return ahead != null;
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = Objects.requireNonNull(ahead);
      ahead = null;
      return row;
    }
  }
}
