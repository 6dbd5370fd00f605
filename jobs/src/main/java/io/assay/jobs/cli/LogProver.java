package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.log.Checkpoint;
import io.assay.lineage.log.LogProof;
import io.assay.lineage.log.LogProofJson;
import io.assay.lineage.log.LogSegments;
import io.assay.lineage.log.LogTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes proofs about the log of a warehouse from its segments. */
final class LogProver {
  private final Warehouse warehouse;
  private final List<byte[]> entries = new ArrayList<>();
  private final LogTree tree = new LogTree();

  LogProver(Warehouse warehouse) throws IOException {
    this.warehouse = warehouse;
    new LogSegments(warehouse.lineage()).forEach(entries::add);
    entries.forEach(tree::append);
  }

  /**
   * That an entry is in the log.
   *
   * @param batch whose checkpoint to prove against; null for the log as it is now
   */
  String inclusion(int index, @Nullable String batch) throws IOException {
    Checkpoint checkpoint = batch == null ? now() : checkpoint(batch);
    int size = size(checkpoint);
    if (index < 0 || index >= size) {
      throw ExitException.usage(
          "--log: %d (expected: 0 to %d). Entries are counted from 0.".formatted(index, size - 1));
    }
    return LogProofJson.write(
        new LogProof.Inclusion(
            checkpoint,
            index,
            new String(entries.get(index), UTF_8),
            tree.inclusionProof(index, size).path()));
  }

  /** That the log of one batch's checkpoint is the beginning of that of a later batch. */
  String consistency(String since, String batch) throws IOException {
    Checkpoint from = checkpoint(since);
    Checkpoint to = checkpoint(batch);
    if (from.size() > to.size()) {
      throw ExitException.usage(
          "--log-since: %s (expected: a batch before %s). Exchange the two."
              .formatted(since, batch));
    }
    return LogProofJson.write(
        new LogProof.Consistency(from, to, tree.consistencyProof(size(from), size(to)).path()));
  }

  private Checkpoint now() {
    return new Checkpoint(WarehouseDescriptor.read(warehouse).dataset(), tree.size(), tree.root());
  }

  private Checkpoint checkpoint(String batch) throws IOException {
    Path file = warehouse.proofs(batch).resolve("checkpoint");
    if (!Files.exists(file)) {
      throw ExitException.usage(
          "Batch %s has no checkpoint (expected: a batch that is being anchored). See: assay status"
              .formatted(batch));
    }
    return Checkpoint.parse(file.toString(), Files.readAllBytes(file));
  }

  /** A proof from a log that is not that of the checkpoint would fail at its reader. */
  private int size(Checkpoint checkpoint) {
    boolean same =
        checkpoint.size() <= tree.size()
            && tree.rootAt((int) checkpoint.size()).equals(checkpoint.root());
    if (!same) {
      throw ExitException.usage(
          "The log in %s does not lead to the checkpoint of %d entries (expected: root %s). Restore the log from a copy."
              .formatted(warehouse.lineage(), checkpoint.size(), checkpoint.root()));
    }
    return (int) checkpoint.size();
  }
}
