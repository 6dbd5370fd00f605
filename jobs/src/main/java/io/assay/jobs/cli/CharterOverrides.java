package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is put into a charter before it is read. */
final class CharterOverrides {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides one key of the charter, for example gates.0.at-least=10. Repeatable.")
  private List<String> given = new ArrayList<>();

  /**
   * Key and value in the order in which they apply: a key that is given again applies where it
   * stands last, as what stands between may have replaced all around it.
   */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String one : given) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw ExitException.usage(
            "--set: %s (expected: KEY=VALUE, for example gates.0.at-least=10). Give both."
                .formatted(Printable.of(one)));
      }
      String key = one.substring(0, equals);
      values.remove(key);
      values.put(key, one.substring(equals + 1));
    }
    return values;
  }
}
