package io.assay.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Spark is started. */
final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: that of spark-submit, else local[*]).")
  @Nullable String master;

  @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A Spark setting. Repeatable.")
  Map<String, String> settings = new LinkedHashMap<>();

  OpenSpark open() {
    return OpenSpark.open(master, settings);
  }
}
