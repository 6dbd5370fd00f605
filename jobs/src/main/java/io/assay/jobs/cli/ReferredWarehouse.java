package io.assay.jobs.cli;

import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A warehouse that a command does not need: one that is named says what the rest must fit. */
final class ReferredWarehouse {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "A warehouse to fit; nothing in it is changed (default: none).")
  private @Nullable Path directory;

  /** What the named warehouse is, or null if none is named. */
  @Nullable WarehouseDescriptor descriptor() {
    return directory == null ? null : WarehouseDescriptor.read(new Warehouse(directory));
  }

  /** Refuses a charter of another dataset than the named warehouse's. */
  void requireDatasetOf(Charter charter) {
    if (directory != null) {
      WarehouseDescriptor.readFor(new Warehouse(directory), charter.dataset().id());
    }
  }
}
