package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.LeafKind;
import io.assay.lineage.merkle.Proof;
import io.assay.lineage.merkle.ProofJson;
import io.assay.lineage.merkle.TreeFile;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.storage.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay prove}: proofs that others check without us. Starts no Spark. */
@Command(
    name = "prove",
    description = {
      "Gives the proof of an item's verdict, of an account's payout or of a log entry, as JSON.",
      "Anybody checks it with: assay verify --proof FILE; the formats are in lineage/FORMAT.md."
    },
    mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Parameters(paramLabel = "ITEM", arity = "0..1", description = "Id of the item.")
  private @Nullable String item;

  @Option(
      names = "--account",
      paramLabel = "ADDRESS",
      description = "Account that is paid, with its EIP-55 checksum.")
  private @Nullable String account;

  @Option(
      names = "--log",
      paramLabel = "INDEX",
      description = "Position of an entry of the lineage log, from 0.")
  private @Nullable Integer logIndex;

  @Option(
      names = "--log-since",
      paramLabel = "ID",
      description = "Prove that the log only grew since this batch.")
  private @Nullable String logSince;

  @Option(
      names = "--batch",
      paramLabel = "ID",
      description = "The batch whose tree or checkpoint is proven against.")
  private @Nullable String batch;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "validated, verdict or rewards (default: verdict for an item).")
  private @Nullable LeafKind kind;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the proof goes (default: standard output).")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor.read(place);
    String proof = proof(place);
    if (output == null) {
      System.out.print(proof);
      System.out.flush();
    } else {
      WholeFile.write(output, proof.getBytes(UTF_8));
      told.narration().facts(Narration.node().put("proof", output.toString()));
    }
    return 0;
  }

  private String proof(Warehouse place) throws IOException {
    int subjects =
        (item == null ? 0 : 1)
            + (account == null ? 0 : 1)
            + (logIndex == null ? 0 : 1)
            + (logSince == null ? 0 : 1);
    if (subjects != 1) {
      throw ExitException.usage(
          "%d things to prove (expected: one of ITEM, --account, --log, --log-since). See: assay prove --help"
              .formatted(subjects));
    }
    if (logIndex != null) {
      return new LogProver(place).inclusion(logIndex, batchOrNull());
    }
    if (logSince != null) {
      return new LogProver(place).consistency(checked("--log-since", logSince), requiredBatch());
    }
    return treeProof(place);
  }

  private String treeProof(Warehouse place) throws IOException {
    LeafKind chosen = chosenKind();
    Path file = place.proofs(requiredBatch()).resolve(chosen.label() + ".tree");
    if (!Files.exists(file)) {
      throw ExitException.usage(
          "Batch %s has no %s tree (expected: a batch that has been rewarded). See: assay status"
              .formatted(requiredBatch(), chosen.label()));
    }
    try (TreeFile tree = TreeFile.open(file)) {
      List<Proof> proofs =
          item == null ? tree.find(address()) : tree.find(TreeSubject.hashOf(item));
      if (proofs.isEmpty()) {
        throw nothingFound(chosen);
      }
      StringBuilder lines = new StringBuilder();
      proofs.forEach(found -> lines.append(ProofJson.write(found)));
      return lines.toString();
    }
  }

  private LeafKind chosenKind() {
    LeafKind chosen = kind;
    if (chosen == null) {
      chosen = item == null ? LeafKind.REWARDS : LeafKind.VERDICT;
    }
    boolean fits =
        item == null
            ? chosen == LeafKind.REWARDS
            : chosen == LeafKind.VALIDATED || chosen == LeafKind.VERDICT;
    if (!fits) {
      throw ExitException.usage(
          "--kind: %s (expected: %s). Items have verdicts, accounts have rewards."
              .formatted(chosen.label(), item == null ? "rewards" : "validated or verdict"));
    }
    return chosen;
  }

  private ExitException nothingFound(LeafKind chosen) {
    return ExitException.usage(
        item == null
            ? "Account %s has no leaf in the rewards tree of batch %s (expected: one that ever earned). Try a later batch."
                .formatted(Printable.of(String.valueOf(account)), batch)
            : "Item %s has no leaf in the %s tree of batch %s (expected: one that this batch %s). A redelivered item has its leaf in the batch that delivered it first."
                .formatted(
                    Printable.of(item),
                    chosen.label(),
                    batch,
                    chosen == LeafKind.VALIDATED ? "accepted" : "judged"));
  }

  private Address address() {
    try {
      return new Address(String.valueOf(account));
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "--account: %s. Copy the address anew."
              .formatted(Printable.of(String.valueOf(e.getMessage()))));
    }
  }

  private String requiredBatch() {
    String given = batchOrNull();
    if (given == null) {
      throw ExitException.usage(
          "--batch is missing (expected: the id of a batch). See: assay status");
    }
    return given;
  }

  private @Nullable String batchOrNull() {
    return batch == null ? null : checked("--batch", batch);
  }

  private static String checked(String option, String id) {
    if (!BatchKey.isBatchId(id)) {
      throw ExitException.usage(
          "%s: %s (expected: the id of a batch). See: assay status"
              .formatted(option, Printable.of(id)));
    }
    return id;
  }
}
