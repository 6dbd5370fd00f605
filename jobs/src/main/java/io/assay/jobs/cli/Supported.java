package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.rules.charter.Charter;
import java.util.List;

/** Refuses what a charter may say but the pipeline does not do yet, rather than pass over it. */
final class Supported {
  private Supported() {}

  static void require(Charter charter) {
    List<String> unsupported =
        charter.unsupported().stream().map(key -> key.key() + " (" + key.reason() + ")").toList();
    if (!unsupported.isEmpty()) {
      throw ExitException.usage(
          "The charter asks for what this version does not do: %s (expected: none of these). Leave them out, or the batch would be judged by less than the charter says."
              .formatted(String.join(", ", unsupported)));
    }
  }
}
