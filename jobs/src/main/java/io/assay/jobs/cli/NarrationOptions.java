package io.assay.jobs.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** In which form a command tells what it does and what came of it. */
final class NarrationOptions {
  /** Forms of what is told. */
  enum LogFormat {
    TEXT,
    JSON;

    /** What the arguments ask for, wellformed or not. */
    static LogFormat among(String... arguments) {
      String all = "\n" + String.join("\n", arguments).toLowerCase(Locale.ROOT) + "\n";
      return all.contains("\n--log-format\njson\n") || all.contains("\n--log-format=json\n")
          ? JSON
          : TEXT;
    }
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "What is told while running and at the end, as text or as json lines (default: ${DEFAULT-VALUE}).")
  LogFormat logFormat = LogFormat.TEXT;

  Narration narration() {
    return new Narration(logFormat);
  }
}
