package io.assay.jobs.cli;

import io.assay.contracts.client.Deployment;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.jobs.warehouse.WarehouseLock;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.ChainSection;
import io.assay.rules.charter.Charter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay init}: makes a directory a warehouse. */
@Command(
    name = "init",
    description = "Makes a warehouse for the charter's dataset: keys, contracts, warehouse.json.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Mixin private final CharterOptions charter = new CharterOptions();
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final ChainOptions chain = new ChainOptions();
  @Mixin private final AuthorityOptions authority = new AuthorityOptions();

  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Option(
      names = "--dry-run",
      description = "Check everything, say what would be made, write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Charter loaded = charter.load();
    Supported.require(loaded);
    Warehouse place = warehouse.warehouse();
    Narration narration = told.narration();
    if (dryRun) {
      plan(place, loaded, narration);
    } else {
      initialise(place, loaded, chain.access(narration::warn), authority, narration);
    }
    return 0;
  }

  private static void plan(Warehouse warehouse, Charter charter, Narration narration) {
    if (WarehouseDescriptor.isPresent(warehouse)) {
      WarehouseDescriptor.readFor(warehouse, charter.dataset().id());
      narration.say("Warehouse " + warehouse.root() + " is there already.");
    } else {
      narration.say("Warehouse " + warehouse.root() + " would be made.");
    }
    narration.say(Narration.DRY);
  }

  /** Does nothing when the warehouse is there and of the same dataset. */
  static void initialise(
      Warehouse warehouse,
      Charter charter,
      Chain.Access access,
      AuthorityOptions authority,
      Narration narration) {
    try (WarehouseLock lock = WarehouseLock.take(warehouse, "assay init")) {
      if (WarehouseDescriptor.isPresent(warehouse)) {
        WarehouseDescriptor.readFor(warehouse, charter.dataset().id());
        narration.say("Warehouse " + warehouse.root() + " is there already.");
        return;
      }
      Path keys = Files.createDirectories(warehouse.keys());
      if (Files.getFileStore(keys).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(
            keys, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
      }
      DatasetKey.loadOrCreate(warehouse.datasetKey());
      describe(warehouse, charter, access, authority).write(warehouse);
      narration.say("Warehouse " + warehouse.root() + " is ready.");
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions."
              .formatted(warehouse.root(), StorageFault.of(e)),
          e);
    }
  }

  /** Deploys the contracts, whose addresses the leaves of every batch contain. */
  private static WarehouseDescriptor describe(
      Warehouse warehouse, Charter charter, Chain.Access access, AuthorityOptions authority) {
    String dataset = charter.dataset().id();
    ChainSection section = charter.chain();
    if (section == null) {
      String none = Address.ZERO.toString();
      return new WarehouseDescriptor(WarehouseDescriptor.FORMAT, dataset, 0, none, none, none);
    }
    try (Chain chain =
        Chain.deploy(access, warehouse, section, client -> authority.terms(charter, client))) {
      chain.save();
      Deployment deployment = chain.deployment();
      return new WarehouseDescriptor(
          WarehouseDescriptor.FORMAT,
          dataset,
          chain.client().chainId(),
          deployment.registry().toString(),
          deployment.distributor().toString(),
          deployment.token().toString());
    }
  }
}
