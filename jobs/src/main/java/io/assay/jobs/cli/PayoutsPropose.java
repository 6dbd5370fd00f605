package io.assay.jobs.cli;

import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.payout.PayoutActions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts propose}. */
@Command(
    name = "propose",
    description = "Proposes the rewards root of an anchored batch; its challenge window begins.",
    mixinStandardHelpOptions = true)
final class PayoutsPropose implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--batch",
      paramLabel = "ID",
      description = "The batch (default: the last anchored one).")
  private @Nullable String batch;

  @Override
  public Integer call() {
    return options.with(
        "payouts propose",
        (chain, warehouse) -> {
          PayoutActions actions = new PayoutActions(chain, warehouse);
          Optional<Transaction> made = actions.propose(batch);
          options.tell(
              "Proposed",
              "Nothing to do: that root waits or is active, or a later one is, or nobody is owed more.",
              made);
          Proposal pending = actions.state().pending();
          if (pending != null) {
            options
                .narration()
                .say(
                    "Root %s of batch number %d waits; it can be activated from %s on."
                        .formatted(
                            pending.root().hex(),
                            pending.batchNumber(),
                            Instant.ofEpochSecond(pending.activatableAt())));
          }
          return 0;
        });
  }
}
