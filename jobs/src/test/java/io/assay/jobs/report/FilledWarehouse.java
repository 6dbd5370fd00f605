package io.assay.jobs.report;

import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A warehouse whose tables a test fills by hand. */
public final class FilledWarehouse {
  static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");

  private static final List<String> BATCH_COLUMNS =
      List.of(TableDefinition.BATCH_ID, TableDefinition.ATTEMPT);

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final TableStore tables;
  private final List<Batch.Past> history = new ArrayList<>();
  private final Map<String, Integer> writes = new HashMap<>();

  /** An empty one. */
  public FilledWarehouse(SparkSession spark, Path root) {
    this.spark = spark;
    this.warehouse = new Warehouse(root);
    this.tables = new TableStore(spark, warehouse.tables());
  }

  /** Where its files lie. */
  public Warehouse warehouse() {
    return warehouse;
  }

  /** Its tables. */
  public TableStore tables() {
    return tables;
  }

  /** Makes an earlier batch count as history. */
  public FilledWarehouse past(BatchKey key, long sequence) {
    history.add(new Batch.Past(key, sequence));
    return this;
  }

  /** Appends rows; values in the order of the schema, the batch columns left out. */
  public FilledWarehouse fill(TableDefinition table, BatchKey key, Object[]... rows) {
    StructType schema = new StructType();
    for (StructField field : table.schema().fields()) {
      schema = BATCH_COLUMNS.contains(field.name()) ? schema : schema.add(field);
    }
    int columns = schema.length();
    List<Row> values =
        Arrays.stream(rows).map(row -> RowFactory.create(Arrays.copyOf(row, columns))).toList();
    int number = writes.merge(table.name() + key, 1, Integer::sum);
    tables.append(new TableStore.Append(table, key, number, spark.createDataFrame(values, schema)));
    return this;
  }

  /** A row of a complete stage that took one and a half seconds. */
  static Object[] stage(long sequence, String stage, String outcome, long in, long out) {
    return row(
        sequence,
        stage,
        outcome,
        "f",
        charter().hash(),
        Timestamp.from(AS_OF),
        in,
        out,
        in - out,
        Map.of(),
        Map.of(),
        "run",
        Timestamp.from(AS_OF),
        Timestamp.from(AS_OF.plusMillis(1500)));
  }

  /** A batch, with the history so far. */
  public StageContext context(BatchKey key, long sequence) {
    return context(key, sequence, charter());
  }

  /** The same under another charter. */
  public StageContext context(BatchKey key, long sequence, Charter charter) {
    return new StageContext(
        spark,
        warehouse,
        new WarehouseDescriptor(
            WarehouseDescriptor.FORMAT,
            "sentence-commons",
            31337,
            "0x5FbDB2315678afecb367f032d93F642f64180aa3",
            "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
            "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0"),
        tables.forgetful(),
        charter,
        new Batch(
            key,
            sequence,
            AS_OF,
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            history));
  }

  /** The charter of the community. */
  public static Charter charter() {
    return charter(Map.of());
  }

  /** The same with some keys overridden. */
  public static Charter charter(Map<String, String> overrides) {
    return charter("charter.yaml", overrides);
  }

  /** Another charter beside it. */
  public static Charter charter(String file) {
    return charter(file, Map.of());
  }

  private static Charter charter(String file, Map<String, String> overrides) {
    try (InputStream in = FilledWarehouse.class.getResourceAsStream("/report/" + file)) {
      return CharterParser.parse(
          file, new String(in.readAllBytes(), StandardCharsets.UTF_8), overrides);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values of a row. */
  public static Object[] row(@Nullable Object... values) {
    return values;
  }
}
