package io.assay.jobs.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command prints the one thing that it was asked for: as text, or as a JSON document. */
final class DocumentForm {
  /** Forms of it. */
  enum Form {
    /** For people, line by line. */
    TEXT,
    /** One JSON document. */
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json (default: that of --log-format).")
  private @Nullable Form form;

  /** The form that is asked for, else that of everything else that is told. */
  Narration chosen(Narration narration) {
    return form == null
        ? narration
        : new Narration(
            form == Form.JSON ? NarrationOptions.LogFormat.JSON : NarrationOptions.LogFormat.TEXT);
  }
}
