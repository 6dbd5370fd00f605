package io.assay.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is put into a charter before it is read. */
final class CharterOverrides {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides one key of the charter, for example gates.0.at-least=10. Repeatable.")
  Map<String, String> values = new LinkedHashMap<>();
}
