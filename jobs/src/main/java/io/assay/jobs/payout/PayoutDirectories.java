package io.assay.jobs.payout;

import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.payout.PayoutTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The payout files of a warehouse, found by what the chain knows of them. */
final class PayoutDirectories {
  private final Path payouts;

  PayoutDirectories(Warehouse warehouse) {
    this.payouts = warehouse.payouts(".").normalize();
  }

  /** The files of a batch that is known by the hash of its id. */
  Optional<Path> ofBatch(Hash batchHash) {
    return all().stream()
        .filter(dir -> TreeSubject.hashOf(String.valueOf(dir.getFileName())).equals(batchHash))
        .findFirst();
  }

  /** Files whose tree has this root; of several, which say the same, the first by name. */
  Optional<Path> withRoot(Hash root) {
    return all().stream().filter(dir -> PayoutTotals.read(dir).root().equals(root)).findFirst();
  }

  private List<Path> all() {
    if (!Files.isDirectory(payouts)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(payouts)) {
      return found.filter(PayoutTotals::isPresent).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
