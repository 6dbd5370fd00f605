package io.assay.jobs.cli;

import io.assay.jobs.query.ResultPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command prints rows. */
final class RowsForm {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, json or table (default: table; with --log-format json, json).")
  private ResultPrinter.@Nullable Form form;

  /** The form that is asked for, else one that fits everything else that is told. */
  ResultPrinter.Form chosen(Narration narration) {
    if (form != null) {
      return form;
    }
    return narration.isJson() ? ResultPrinter.Form.JSON : ResultPrinter.Form.TABLE;
  }
}
