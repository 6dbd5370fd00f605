package io.assay.jobs.cli;

import io.assay.jobs.warehouse.Warehouse;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which warehouse. */
final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      defaultValue = "warehouse",
      description = "Directory of the dataset's state (default: ${DEFAULT-VALUE}).")
  Path directory = Path.of("warehouse");

  Warehouse warehouse() {
    return new Warehouse(directory);
  }
}
