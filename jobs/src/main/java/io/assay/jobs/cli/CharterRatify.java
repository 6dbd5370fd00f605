package io.assay.jobs.cli;

import io.assay.contracts.client.Transaction;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.Charter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay charter ratify}. */
@Command(
    name = "ratify",
    description = {
      "Makes a charter the one that batches of the warehouse's dataset are bound to on the chain.",
      "For whoever holds the role ratifier; on the embedded chain a run does it by itself."
    },
    mixinStandardHelpOptions = true)
final class CharterRatify implements Callable<Integer> {
  private static final int MOST_GRACE_DAYS = 90;

  @Mixin private final CharterOptions charter = new CharterOptions();
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--grace-days",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "How long batches that were judged under the charter before may still be anchored, at most",
        "90 (default: ${DEFAULT-VALUE})."
      })
  private int graceDays;

  @Override
  public Integer call() {
    if (graceDays < 0 || graceDays > MOST_GRACE_DAYS) {
      throw ExitException.usage(
          "--grace-days: %d (expected: 0 to %d).".formatted(graceDays, MOST_GRACE_DAYS));
    }
    Charter loaded = charter.load();
    Supported.require(loaded);
    return options.with(
        "charter ratify",
        (chain, warehouse) -> {
          requireDataset(loaded, chain);
          options.tell(
              "Charter " + loaded.hash() + " is in force",
              "Nothing to do: charter " + loaded.hash() + " is in force.",
              ratify(loaded, chain));
          return 0;
        });
  }

  private Optional<Transaction> ratify(Charter loaded, Chain chain) {
    Optional<Transaction> made =
        chain
            .client()
            .registry(chain.deployment())
            .activateCharter(
                chain.datasetId(), Hash.ofHex(loaded.hash()), Duration.ofDays(graceDays));
    Optional<Transaction> counted =
        made.map(transaction -> chain.client().confirm(transaction, chain.confirmations()));
    chain.save();
    return counted;
  }

  private static void requireDataset(Charter loaded, Chain chain) {
    Hash named = TreeSubject.hashOf(loaded.dataset().id());
    if (!named.equals(chain.datasetId())) {
      throw ExitException.usage(
          "dataset.id: %s (expected: the dataset of this warehouse). Ratify the charter in the warehouse of its own dataset."
              .formatted(Printable.of(loaded.dataset().id())));
    }
  }
}
