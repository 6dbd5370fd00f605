package io.assay.jobs.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructField;

/**
 * Reads and appends the tables of one warehouse, and remembers what was read and written since it
 * was made, with Delta versions: make one for each stage run, and its lineage is known.
 *
 * <p>Appends are idempotent: Delta's transaction id is {@code table/batch/attempt} with the fixed
 * number of the write within it, so a write that was committed before a crash is skipped when it is
 * repeated. A table that does not exist yet reads as empty. Not thread-safe.
 */
public final class TableStore {
  private final SparkSession spark;
  private final Path tables;
  private final Map<TableDefinition, Long> read = new LinkedHashMap<>();
  private final Map<TableDefinition, Long> written = new LinkedHashMap<>();

  /**
   * @param tables directory that holds one directory for each table
   */
  public TableStore(SparkSession spark, Path tables) {
    this.spark = Objects.requireNonNull(spark, "spark");
    this.tables = Objects.requireNonNull(tables, "tables");
  }

  /** The same tables with nothing remembered. */
  public TableStore forgetful() {
    return new TableStore(spark, tables);
  }

  /** All rows of all batches and attempts. */
  public Dataset<Row> read(TableDefinition table) {
    if (!exists(table)) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    read.put(table, version(table));
    return spark.read().format("delta").load(path(table));
  }

  /** The rows of one attempt. */
  public Dataset<Row> read(TableDefinition table, BatchKey key) {
    return read(table).where(isOf(key));
  }

  /** The rows of several attempts; none when the list is empty. */
  public Dataset<Row> read(TableDefinition table, List<BatchKey> keys) {
    Object[] batches = keys.stream().map(BatchKey::batchId).toArray();
    Object[] attempts = keys.stream().map(key -> key.batchId() + "/" + key.attempt()).toArray();
    return read(table)
        .where(col(TableDefinition.BATCH_ID).isin(batches)) // Lets Delta skip whole files.
        .where(
            concat_ws("/", col(TableDefinition.BATCH_ID), col(TableDefinition.ATTEMPT))
                .isin(attempts));
  }

  /** Appends the only write of an attempt to a table; see {@link #append(Append)}. */
  public void append(TableDefinition table, BatchKey key, Dataset<Row> rows) {
    append(new Append(table, key, 1, rows));
  }

  /**
   * Appends rows once, however often it is called with the same table, key and number. Columns are
   * taken by name; the batch columns are added here.
   */
  public void append(Append append) {
    TableDefinition table = append.table();
    append
        .rows()
        .select(columns(table, append.key()))
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .option("delta.dataSkippingStatsColumns", String.join(",", table.statistics()))
        .option(
            "txnAppId", table.name() + "/" + append.key().batchId() + "/" + append.key().attempt())
        .option("txnVersion", append.number())
        .save(path(table));
    written.put(table, version(table));
  }

  /** Whether anything was ever appended; a first write that failed leaves directories alone. */
  public boolean exists(TableDefinition table) {
    Path log = tables.resolve(table.name()).resolve("_delta_log");
    if (!Files.isDirectory(log)) {
      return false;
    }
    try (DirectoryStream<Path> commits = Files.newDirectoryStream(log, "[0-9]*.json")) {
      return commits.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a table lies, as Spark takes it. */
  public String path(TableDefinition table) {
    return tables.resolve(table.name()).toUri().toString();
  }

  /** Delta version of each table read so far, as first read, in order of reading. */
  public Map<TableDefinition, Long> readVersions() {
    return Map.copyOf(read);
  }

  /** Delta version of each table after the last write to it. */
  public Map<TableDefinition, Long> writtenVersions() {
    return Map.copyOf(written);
  }

  private long version(TableDefinition table) {
    return DeltaLog.forTable(spark, path(table))
        .update(false, scala.Option.empty(), scala.Option.empty())
        .version();
  }

  private static Column isOf(BatchKey key) {
    return col(TableDefinition.BATCH_ID)
        .equalTo(key.batchId())
        .and(col(TableDefinition.ATTEMPT).equalTo(key.attempt()));
  }

  private static Column[] columns(TableDefinition table, BatchKey key) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      columns.add(
          switch (field.name()) {
            case TableDefinition.BATCH_ID -> lit(key.batchId()).as(field.name());
            case TableDefinition.ATTEMPT -> lit(key.attempt()).as(field.name());
            default -> col(field.name()).cast(field.dataType()).as(field.name());
          });
    }
    return columns.toArray(Column[]::new);
  }

  /**
   * One numbered write.
   *
   * @param number place of the write among those of the same attempt to the same table, from 1; it
   *     must be the same on every repetition
   */
  public record Append(TableDefinition table, BatchKey key, int number, Dataset<Row> rows) {}
}
