package io.assay.jobs.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run tells what it does. */
final class OutputOptions {
  /** Forms of progress lines. */
  enum LogFormat {
    TEXT,
    JSON
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Progress as text or json lines (default: ${DEFAULT-VALUE}).")
  LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--result",
      paramLabel = "FILE",
      description =
          "Where to write the result (default: runs/<run id>/result.json in the warehouse).")
  @Nullable Path result;

  @Option(names = "--dry-run", description = "Check everything, print the plan, write nothing.")
  boolean dryRun;
}
