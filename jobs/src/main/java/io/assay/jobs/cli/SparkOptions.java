package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.spark.SparkSessions;
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
    SparkSessions.refused(settings)
        .ifPresent(
            key -> {
              throw ExitException.usage(
                  "--conf: %s changes what results rest on (expected: settings of places, sizes and speed). Leave it out."
                      .formatted(Printable.of(key)));
            });
    return OpenSpark.open(master, settings);
  }
}
