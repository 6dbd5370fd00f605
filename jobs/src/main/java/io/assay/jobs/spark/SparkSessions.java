package io.assay.jobs.spark;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Opens the Spark session of a command. Under spark-submit the master and the sizes come from
 * there; embedded, Spark runs inside this process and listens on loopback only.
 */
public final class SparkSessions {
  /** Parquet would begin a dictionary of each, and throw it away once it is full. */
  private static final List<String> UNIQUE_COLUMNS =
      List.of(
          "item_id",
          "record_number",
          "byte_offset",
          "content_mac",
          "content.key_value.value",
          "content_hash",
          "salt",
          "digest",
          "item",
          "entry",
          "commitment",
          "leaf");

  private SparkSessions() {}

  /**
   * Opens or reuses the session.
   *
   * @param master for example {@code local[2]}; null leaves it to spark-submit, or to {@code
   *     local[*]} where nobody said otherwise
   * @param settings further Spark settings, which win over the defaults here
   */
  public static SparkSession open(@Nullable String master, Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("assay")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            // A batch has some hundreds of queries; the default of 100 compiles them anew each
            // time.
            .config("spark.sql.codegen.cache.maxEntries", "5000")
            // Every query describes its plan for pages of which nobody needs the long form.
            .config("spark.sql.ui.explainMode", "simple")
            // Timestamps of records must not move with the machine.
            .config("spark.sql.session.timeZone", "UTC")
            // Instants are those of the proleptic Gregorian calendar, before 1900 and 1582 too; by
            // default the first such record of a contributor would end the batch.
            .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
            .config("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED")
            .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
            .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
            // A cast that fails on one contributor's row must give null, not end the batch.
            .config("spark.sql.ansi.enabled", "false");
    boolean submitted = System.getProperty("spark.master") != null;
    if (master != null) {
      builder.master(master);
    } else if (!submitted) {
      builder.master("local[*]");
    }
    if (!submitted) {
      embedded(builder);
    }
    UNIQUE_COLUMNS.forEach(
        column -> builder.config("parquet.enable.dictionary#" + column, "false"));
    settings.forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    if (!submitted) {
      HadoopDefaults.drop(session.sparkContext().hadoopConfiguration());
    }
    return session;
  }

  /** Whether this process has a session already, which its owner ends. */
  public static boolean isOpen() {
    return SparkSession.getDefaultSession().exists(session -> !session.sparkContext().isStopped());
  }

  private static void embedded(SparkSession.Builder builder) {
    builder
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        // Small tables: the default of 200 and 50 tasks costs more than the work.
        .config(
            "spark.sql.shuffle.partitions",
            Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())))
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .config("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFileContext.class.getName())
        // Spark takes one of these, and clears it, for whatever it hands to tasks, and for each
        // hash table and sort, however little there is: else 4 MB, and a hundredth of the heap.
        .config("spark.broadcast.blockSize", "256k")
        .config("spark.buffer.pageSize", "1m")
        // What a task found comes back at once, not by way of a block that is fetched.
        .config("spark.task.maxDirectResultSize", "64m")
        // What tasks hand each other stays on this machine: packing it costs more than it spares.
        .config("spark.broadcast.compress", "false")
        .config("spark.shuffle.compress", "false")
        .config("spark.io.compression.codec", Uncompressed.class.getName())
        // What is kept is read twice or three times: packing it costs more than it spares.
        .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
        // One machine: handing the slim side of a join over costs less than shuffling the other's
        // text, and hashing less than sorting both.
        .config("spark.sql.autoBroadcastJoinThreshold", "32MB")
        .config("spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold", "64MB")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
  }
}
