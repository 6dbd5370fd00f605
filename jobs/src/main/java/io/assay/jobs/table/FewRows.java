package io.assay.jobs.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map$;

/**
 * Data files of tables whose size is stages, gates or people, not items: the driver reads and
 * writes them itself, with Spark's own Parquet classes. Planning a query and running a job for a
 * handful of rows costs the driver more than a hundred times as much. Not thread-safe.
 */
final class FewRows {
  private static final StructType NO_PARTITIONS = new StructType();

  private final SparkSession spark;
  private final Map<StructType, Reader> readers = new HashMap<>();

  FewRows(SparkSession spark) {
    this.spark = spark;
  }

  SparkSession spark() {
    return spark;
  }

  /** Reads one file to its end; a reader serves all files of a schema. */
  private record Reader(
      Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> open,
      Function1<Object, Object> toRow) {}

  /**
   * The rows of one file without deletion vector.
   *
   * @param file where it lies
   * @param length its bytes
   */
  List<Row> read(StructType schema, Path file, long length) {
    Reader reader = readers.computeIfAbsent(schema, this::reader);
    scala.collection.Iterator<InternalRow> rows =
        reader
            .open()
            .apply(
                new PartitionedFile(
                    InternalRow.empty(),
                    SparkPath.fromPath(file),
                    0,
                    length,
                    new String[0],
                    0,
                    length,
                    Map$.MODULE$.empty()));
    List<Row> read = new ArrayList<>();
    while (rows.hasNext()) {
      read.add((Row) reader.toRow().apply(rows.next()));
    }
    return read;
  }

  private Reader reader(StructType schema) {
    scala.collection.immutable.Map<String, String> asRows =
        new scala.collection.immutable.Map.Map1<>("returning_batch", "false");
    scala.collection.Seq<Filter> noFilter = JavaConverters.asScalaBuffer(List.of());
    return new Reader(
        new ParquetFileFormat()
            .buildReaderWithPartitionValues(
                spark,
                schema,
                NO_PARTITIONS,
                schema,
                noFilter,
                asRows,
                spark.sessionState().newHadoopConf()),
        CatalystTypeConverters.createToScalaConverter(schema));
  }

  /**
   * Writes one file, which is no part of the table yet.
   *
   * @param rows all columns of the schema, in its order
   */
  FileStatus write(StructType schema, Path directory, List<Row> rows) {
    Function1<Object, Object> toInternal = CatalystTypeConverters.createToCatalystConverter(schema);
    try {
      Job job = Job.getInstance(spark.sessionState().newHadoopConf());
      OutputWriterFactory factory =
          new ParquetFileFormat().prepareWrite(spark, job, Map$.MODULE$.empty(), schema);
      Configuration configuration = job.getConfiguration();
      TaskAttemptContext task = new TaskAttemptContextImpl(configuration, new TaskAttemptID());
      String name = "part-00000-" + UUID.randomUUID() + "-c000" + factory.getFileExtension(task);
      Path file = new Path(directory, name);
      OutputWriter writer = factory.newInstance(file.toString(), schema, task);
      try {
        rows.forEach(row -> writer.write((InternalRow) toInternal.apply(row)));
      } finally {
        writer.close();
      }
      return file.getFileSystem(configuration).getFileStatus(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
