package io.assay.bench.labels;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.assay.bench.batch.Directories;
import io.assay.bench.measure.Cost;
import io.assay.bench.measure.Memory;
import io.assay.jobs.label.LabelStage;
import io.assay.jobs.spark.SparkSessions;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Time, CPU and memory of the label stage, from Parquet to estimates in Delta, beside a job that
 * only reads the votes, groups them by item and writes the majority. Five votes an item, 2,000
 * annotators of different skill, four classes; one warm session, in turns.
 *
 * <p>Usage: {@code LabelSpeedBench CHARTER DIRECTORY ITEMS TURNS}
 */
public final class LabelSpeedBench {
  private static final BatchKey KEY = new BatchKey("b1", 1);
  private static final double MOST_OF_MAJORITY = 3;
  private static final long MOST_MEBIBYTES = 6 * 1024;

  private final SparkSession spark;
  private final Path charter;
  private final Path directory;

  private LabelSpeedBench(SparkSession spark, Path charter, Path directory) {
    this.spark = spark;
    this.charter = charter;
    this.directory = directory;
  }

  /** Measures, and prints what it measured. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSessions.open("local[2]", Map.of());
    LabelSpeedBench bench =
        new LabelSpeedBench(spark, Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath());
    long items = Long.parseLong(arguments[2]);
    int turns = Integer.parseInt(arguments[3]);
    bench.draw(bench.directory.resolve("small"), Math.max(1, items / 20));
    bench.draw(bench.directory.resolve("votes"), items);
    bench.stage("small");
    bench.majority("small");
    List<Cost> stage = new ArrayList<>();
    List<Cost> majority = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      majority.add(bench.majority("votes"));
      stage.add(bench.stage("votes"));
    }
    print(5 * items, Cost.medians(majority), Cost.medians(stage));
    spark.stop();
  }

  private static void print(long votes, Cost majority, Cost stage) {
    System.out.printf("%,d votes%n", votes);
    System.out.println("  majority  " + majority);
    System.out.println("  estimate  " + stage);
    System.out.printf(
        "  %.2f times the CPU, %.2f times the time (expected: at most %.0f)%n",
        stage.cpuSeconds() / majority.cpuSeconds(),
        stage.elapsedSeconds() / majority.elapsedSeconds(),
        MOST_OF_MAJORITY);
    System.out.printf(
        "  %,d MiB resident at most (expected: at most %,d)%n",
        Memory.peakMebibytes(), MOST_MEBIBYTES);
  }

  /**
   * Tables as ingest leaves them. Everything is a hash of a number, so every run draws the same.
   */
  private void draw(Path warehouse, long items) {
    TableStore tables = new TableStore(spark, new Warehouse(warehouse).tables());
    Column item = concat(lit("item-"), col("item"));
    tables.append(
        Items.TABLE,
        KEY,
        with(
            spark.range(items).withColumnRenamed("id", "item"),
            Items.TABLE,
            Map.of(
                TableDefinition.ITEM_ID,
                item,
                Items.DELIVERY,
                lit("new"),
                Items.CONTRIBUTORS,
                array(lit("contributor")))));
    Dataset<Row> votes =
        spark
            .range(5 * items)
            .withColumn("item", expr("id div 5"))
            .withColumn("annotator", expr("pmod(xxhash64(item) + id * 401, 2000)"))
            .withColumn("truth", expr("pmod(xxhash64(item, 1), 4)"))
            .withColumn("skill", expr("0.55 + 0.4 * annotator / 2000"))
            .withColumn("luck", expr("pmod(xxhash64(id, 2), 1000000) / 1000000"))
            .withColumn(
                "label",
                expr("if(luck < skill, truth, pmod(truth + 1 + pmod(xxhash64(id, 3), 3), 4))"));
    tables.append(
        Votes.TABLE,
        KEY,
        with(
            votes,
            Votes.TABLE,
            Map.of(
                TableDefinition.ITEM_ID,
                item,
                Votes.ANNOTATOR,
                expr("sha2(cast(annotator as string), 256)"),
                Votes.LABEL,
                concat(lit("class-"), col("label")))));
  }

  private static Dataset<Row> with(
      Dataset<Row> rows, TableDefinition table, Map<String, Column> columns) {
    List<Column> all = new ArrayList<>();
    for (var field : table.schema().fields()) {
      Column value = columns.get(field.name());
      all.add((value == null ? lit(null) : value).cast(field.dataType()).as(field.name()));
    }
    return rows.select(all.toArray(Column[]::new));
  }

  private Cost stage(String name) {
    Path warehouse = directory.resolve("run");
    Directories.copy(directory.resolve(name), warehouse);
    Warehouse place = new Warehouse(warehouse);
    StageContext context =
        new StageContext(
            spark,
            place,
            new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "speed", 31337, "", "", ""),
            new TableStore(spark, place.tables()),
            CharterParser.load(charter, Map.of()),
            new Batch(
                KEY,
                1,
                Instant.EPOCH,
                "",
                Inputs.none(ReferredFiles.NONE),
                new FileDigests(),
                List.of()));
    Cost cost = Cost.of(() -> new LabelStage().run(context));
    System.out.println(
        "  estimate  "
            + cost
            + " "
            + context.tables().list(LabelFigures.TABLE, KEY).get(0).mkString(" "));
    Directories.delete(warehouse);
    return cost;
  }

  private Cost majority(String name) {
    Path output = directory.resolve("majority");
    Dataset<Row> votes =
        new TableStore(spark, new Warehouse(directory.resolve(name)).tables())
            .read(Votes.TABLE, KEY);
    Cost cost =
        Cost.of(
            () ->
                votes
                    .groupBy(col(TableDefinition.ITEM_ID), col(Votes.LABEL))
                    .agg(count(lit(1)).as("votes"))
                    .groupBy(col(TableDefinition.ITEM_ID))
                    .agg(
                        max_by(col(Votes.LABEL), struct(col("votes"), col(Votes.LABEL)))
                            .as(Votes.LABEL))
                    .write()
                    .format("delta")
                    .save(output.toString()));
    System.out.println("  majority  " + cost);
    Directories.delete(output);
    return cost;
  }
}
