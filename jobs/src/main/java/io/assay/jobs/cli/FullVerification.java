package io.assay.jobs.cli;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.verify.WarehouseVerification;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.jobs.warehouse.WarehouseLock;
import io.assay.lineage.merkle.TreeSubject;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Checks all of a warehouse, or one batch, against the chain. */
final class FullVerification {
  private final Warehouse warehouse;
  private final SparkOptions spark;
  private final ChainOptions chain;
  private final Narration narration;

  FullVerification(
      Warehouse warehouse, SparkOptions spark, ChainOptions chain, Narration narration) {
    this.warehouse = warehouse;
    this.spark = spark;
    this.chain = chain;
    this.narration = narration;
  }

  /**
   * Prints every comparison.
   *
   * @param batch only this one, or null for all
   * @return failure when one does not hold
   */
  ExitCode run(@Nullable String batch) {
    WarehouseDescriptor descriptor = WarehouseDescriptor.read(warehouse);
    // The embedded chain has one owner, so nobody may write meanwhile. With any other chain a copy
    // on a disk that is read-only is enough.
    try (@Nullable WarehouseLock lock =
            chain.isEmbedded() ? WarehouseLock.take(warehouse, "assay verify") : null;
        Chain open =
            Chain.open(chain.access(narration::warn).reading(), warehouse, descriptor, null)) {
      List<AnchoredBatch> anchored =
          open.client()
              .registry(open.deployment())
              .history(TreeSubject.hashOf(descriptor.dataset()));
      List<WarehouseVerification.Check> code = code(open);
      try (OpenSpark started = spark.open()) {
        SparkSession session = started.session();
        return check(
            new WarehouseVerification(
                warehouse, descriptor, new TableStore(session, warehouse.tables())),
            anchored,
            batch,
            code);
      }
    }
  }

  private ExitCode check(
      WarehouseVerification verification,
      List<AnchoredBatch> anchored,
      @Nullable String batch,
      List<WarehouseVerification.Check> code) {
    List<WarehouseVerification.Check> checks = new ArrayList<>();
    for (AnchoredBatch one : anchored) {
      if (batch == null || TreeSubject.hashOf(batch).equals(one.payload().batchHash())) {
        narration.tell(
            Narration.node().put("number", one.number()).put("transaction", one.txHash().hex()),
            "number " + one.number() + ", transaction " + one.txHash().hex());
        checks.addAll(told(verification.verify(one)));
      }
    }
    List<WarehouseVerification.Check> missing =
        batch == null ? verification.missing(anchored) : List.of();
    if (!missing.isEmpty()) {
      narration.say("recorded as anchored, and not on this chain");
      checks.addAll(told(missing));
    }
    if (checks.isEmpty()) {
      throw ExitException.usage(
          "%s is not anchored (expected: an anchored batch). See: assay status"
              .formatted(batch == null ? "No batch" : "Batch " + Printable.of(batch)));
    }
    narration.say("contracts");
    checks.addAll(told(code));
    long failed = checks.stream().filter(check -> !check.holds()).count();
    narration.say(
        failed == 0
            ? "All " + checks.size() + " comparisons hold."
            : failed + " of " + checks.size() + " comparisons do not hold.");
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILURE;
  }

  /** What lies on the chain against the address book and this build. */
  private static List<WarehouseVerification.Check> code(Chain chain) {
    List<String> differences = chain.client().codeDifferences(chain.book());
    return differences.isEmpty()
        ? List.of(new WarehouseVerification.Check("code", "as built", "as built"))
        : differences.stream()
            .map(found -> new WarehouseVerification.Check("code", "as built", found))
            .toList();
  }

  private List<WarehouseVerification.Check> told(List<WarehouseVerification.Check> checks) {
    for (WarehouseVerification.Check check : checks) {
      narration.tell(
          Narration.node()
              .put("check", check.what())
              .put("holds", check.holds())
              .put("anchored", check.anchored())
              .put("found", check.found()),
          line(check));
    }
    return checks;
  }

  private static String line(WarehouseVerification.Check check) {
    return check.holds()
        ? "  ok    %-20s %s".formatted(check.what(), check.anchored())
        : "  WRONG %-20s anchored %s, found %s"
            .formatted(check.what(), check.anchored(), Printable.of(check.found()));
  }
}
