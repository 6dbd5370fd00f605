package io.assay.jobs.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

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
  private final TableFiles files;
  private final Map<TableDefinition, Long> read = new LinkedHashMap<>();
  private final Map<TableDefinition, Long> written = new LinkedHashMap<>();

  /**
   * @param tables directory that holds one directory for each table
   */
  public TableStore(SparkSession spark, Path tables) {
    this(spark, tables, new TableFiles(spark));
  }

  private TableStore(SparkSession spark, Path tables, TableFiles files) {
    this.spark = Objects.requireNonNull(spark, "spark");
    this.tables = Objects.requireNonNull(tables, "tables");
    this.files = files;
  }

  /** The same tables with nothing remembered of what was read and written. */
  public TableStore forgetful() {
    return new TableStore(spark, tables, files);
  }

  /** All rows of all batches and attempts. */
  public Dataset<Row> read(TableDefinition table) {
    if (!exists(table)) {
      return none(table);
    }
    TableFiles.State state = state(table);
    return state.rows(state.files());
  }

  /** The rows of one attempt. */
  public Dataset<Row> read(TableDefinition table, BatchKey key) {
    return read(table, List.of(key));
  }

  /** The rows of several attempts; none when the list is empty. */
  public Dataset<Row> read(TableDefinition table, List<BatchKey> keys) {
    if (!exists(table)) {
      return none(table);
    }
    TableFiles.State state = state(table);
    List<DataFile> whole = new ArrayList<>();
    List<DataFile> mixed = new ArrayList<>();
    for (DataFile file : state.files()) {
      if (keys.stream().anyMatch(file::holdsOnly)) {
        whole.add(file);
      } else if (keys.stream().anyMatch(file::mayHold)) {
        mixed.add(file);
      }
    }
    // An append leaves whole files alone: of these no row needs to be looked at.
    Dataset<Row> rows = state.rows(whole);
    return mixed.isEmpty() ? rows : rows.unionAll(state.rows(mixed).where(isOf(keys)));
  }

  /**
   * The rows of one attempt, of a table whose size is not items: the driver reads its files without
   * a Spark job, as long as they are small.
   */
  public List<Row> list(TableDefinition table, BatchKey key) {
    return list(table, file -> file.mayHold(key)).stream()
        .filter(row -> key.batchId().equals(row.getAs(TableDefinition.BATCH_ID)))
        .filter(row -> row.<Integer>getAs(TableDefinition.ATTEMPT) == key.attempt())
        .toList();
  }

  /** The rows of all batches and attempts, of a table whose size is not items. */
  public List<Row> list(TableDefinition table) {
    return list(table, file -> true);
  }

  private List<Row> list(TableDefinition table, Predicate<DataFile> wanted) {
    if (!exists(table)) {
      return List.of();
    }
    TableFiles.State state = state(table);
    return state.list(state.files().stream().filter(wanted).toList());
  }

  /** How many rows an attempt has; the statistics of its files tell, so nothing is read. */
  public long count(TableDefinition table, BatchKey key) {
    if (!exists(table)) {
      return 0;
    }
    List<DataFile> held = state(table).files().stream().filter(file -> file.mayHold(key)).toList();
    return held.stream().allMatch(file -> file.holdsOnly(key))
        ? held.stream().mapToLong(DataFile::rows).sum()
        : read(table, key).count();
  }

  /** The live data files that may hold rows of these attempts, in order of their paths. */
  public List<StoredFile> files(TableDefinition table, List<BatchKey> keys) {
    if (!exists(table)) {
      return List.of();
    }
    List<StoredFile> held = new ArrayList<>();
    for (DataFile file : state(table).files()) {
      if (keys.stream().anyMatch(file::mayHold)) {
        String path = file.relativePath();
        held.add(
            new StoredFile(
                path, tables.resolve(table.name()).resolve(path).normalize(), file.bytes()));
      }
    }
    held.sort(Comparator.comparing(StoredFile::path));
    return held;
  }

  private Dataset<Row> none(TableDefinition table) {
    return spark.createDataFrame(List.of(), table.schema());
  }

  private TableFiles.State state(TableDefinition table) {
    TableFiles.State state = files.current(path(table));
    read.put(table, state.version());
    return state;
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
    Dataset<Row> rows = append.rows().select(columns(table, append.key()));
    String application = application(table, append.key());
    if (!exists(table)) {
      create(table, rows, application, append.number());
    } else {
      TableFiles.State state = files.current(path(table));
      if (state.transactions().getOrDefault(application, 0L) < append.number()) {
        state.append(rows, application, append.number());
      }
    }
    written.put(table, files.current(path(table)).version());
  }

  /**
   * Appends rows to those of an attempt that is history: its next write. Whoever repeats this must
   * have looked whether the rows are there.
   */
  public void appendAgain(TableDefinition table, BatchKey key, Dataset<Row> rows) {
    long last =
        exists(table)
            ? files.current(path(table)).transactions().getOrDefault(application(table, key), 0L)
            : 0;
    append(new Append(table, key, Math.toIntExact(last + 1), rows));
  }

  /**
   * Appends rows that the driver holds, in the same manner; it writes them itself.
   *
   * @param number as in {@link Append}
   * @param rows the columns of the table after the batch's own, in its order
   */
  public void append(TableDefinition table, BatchKey key, int number, List<Row> rows) {
    List<Row> whole = rows.stream().map(row -> withBatch(key, row)).toList();
    if (!exists(table)) {
      Dataset<Row> few = spark.createDataFrame(whole, table.schema()).coalesce(1);
      append(new Append(table, key, number, few));
      return;
    }
    String application = application(table, key);
    TableFiles.State state = files.current(path(table));
    if (state.transactions().getOrDefault(application, 0L) < number) {
      state.append(whole, DataFile.statistics(key, whole.size()), application, number);
    }
    written.put(table, files.current(path(table)).version());
  }

  private static Row withBatch(BatchKey key, Row row) {
    @Nullable Object[] values = new @Nullable Object[row.size() + 2];
    values[0] = key.batchId();
    values[1] = key.attempt();
    for (int i = 0; i < row.size(); i++) {
      values[i + 2] = row.get(i);
    }
    return RowFactory.create(values);
  }

  /** The first write, which says which columns Delta may keep statistics of. */
  private void create(TableDefinition table, Dataset<Row> rows, String application, int number) {
    rows.write()
        .format("delta")
        .mode(SaveMode.Append)
        .option("delta.dataSkippingStatsColumns", String.join(",", TableDefinition.STATISTICS))
        // Commits are few and small, so that reading them is cheaper than summing them up often.
        .option("delta.checkpointInterval", TableFiles.MOST_COMMITS)
        .option("txnAppId", application)
        .option("txnVersion", number)
        .save(path(table));
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
    return place(table).toString();
  }

  /** Where a table lies, for those who name it to others. */
  public URI location(TableDefinition table) {
    return place(table).toUri();
  }

  private org.apache.hadoop.fs.Path place(TableDefinition table) {
    // Hadoop decodes a URI, but not its text: a space would become part of the name as %20.
    return new org.apache.hadoop.fs.Path(tables.resolve(table.name()).toUri());
  }

  /** Delta version of each table read so far, as first read, in order of reading. */
  public Map<TableDefinition, Long> readVersions() {
    return Map.copyOf(read);
  }

  /** Delta version of each table after the last write to it. */
  public Map<TableDefinition, Long> writtenVersions() {
    return Map.copyOf(written);
  }

  private static Column isOf(List<BatchKey> keys) {
    Object[] attempts = keys.stream().map(key -> key.batchId() + "/" + key.attempt()).toArray();
    return concat_ws("/", col(TableDefinition.BATCH_ID), col(TableDefinition.ATTEMPT))
        .isin(attempts);
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

  /** Under this name Delta keeps the number of an attempt's last write. */
  private static String application(TableDefinition table, BatchKey key) {
    return table.name() + "/" + key.batchId() + "/" + key.attempt();
  }
}
