package io.assay.jobs.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What a result rests on; nobody may set it otherwise. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
          Map.entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          // Timestamps of records must not move with the machine.
          Map.entry("spark.sql.session.timeZone", "UTC"),
          // Instants are those of the proleptic Gregorian calendar, before 1900 and 1582 too; by
          // default the first such record of a contributor would end the batch.
          Map.entry("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED"),
          Map.entry("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED"),
          Map.entry("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED"),
          Map.entry("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED"),
          Map.entry("spark.sql.caseSensitive", "false"),
          // A cast that fails on one contributor's row must give null, not end the batch.
          Map.entry("spark.sql.ansi.enabled", "false"));

  /** Settings by which Spark takes back what it once changed: with them, results change. */
  private static final String LEGACY = "spark.sql.legacy.";

  private SparkSessions() {}

  /**
   * What a result rests on and a user asks to have otherwise.
   *
   * @param settings as for {@link #open}
   * @return the first such setting in the order of names
   */
  public static Optional<String> refused(Map<String, String> settings) {
    return settings.entrySet().stream()
        .filter(
            setting ->
                setting.getKey().startsWith(LEGACY)
                    || !setting
                        .getValue()
                        .equals(FIXED.getOrDefault(setting.getKey(), setting.getValue())))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /**
   * Opens or reuses the session.
   *
   * @param master for example {@code local[2]}; null leaves it to spark-submit, or to {@code
   *     local[*]} where nobody said otherwise
   * @param settings further Spark settings, which win over the defaults here, but not over what
   *     {@link #refused} names
   */
  public static SparkSession open(@Nullable String master, Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("assay")
            // A batch has some hundreds of queries; the default of 100 compiles them anew each
            // time.
            .config("spark.sql.codegen.cache.maxEntries", "5000")
            // Every query describes its plan for pages of which nobody needs the long form.
            .config("spark.sql.ui.explainMode", "simple");
    boolean submitted = System.getProperty("spark.master") != null;
    if (master != null) {
      builder.master(master);
    } else if (!submitted) {
      builder.master("local[*]");
    }
    if (submitted) {
      neutralExecutors(builder);
    } else {
      embedded(builder);
    }
    UNIQUE_COLUMNS.forEach(
        column -> builder.config("parquet.enable.dictionary#" + column, "false"));
    settings.forEach(builder::config);
    FIXED.forEach(builder::config);
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

  /** Their processes, too, take language and time zone from no place. */
  private static void neutralExecutors(SparkSession.Builder builder) {
    String key = "spark.executor.defaultJavaOptions";
    builder.config(
        key, (System.getProperty(key, "") + " -Duser.language=en -Duser.timezone=UTC").strip());
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
