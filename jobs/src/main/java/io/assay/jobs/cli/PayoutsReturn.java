package io.assay.jobs.cli;

import io.assay.contracts.client.Transaction;
import io.assay.jobs.payout.Returns;
import io.assay.lineage.attestation.Address;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts return}. */
@Command(
    name = "return",
    description = {
      "Returns to the treasury what was left unclaimed for longer than the charter gives",
      "(rewards.unclaimed-after-days); what later roots added stays claimable."
    },
    mixinStandardHelpOptions = true)
final class PayoutsReturn implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--account",
      paramLabel = "ADDRESS",
      description = "Of this account only (default: of all).")
  private @Nullable String account;

  @Override
  public Integer call() {
    Address named = account == null ? null : PayoutsClaim.address("--account", account);
    return options.with(
        "payouts return",
        (chain, warehouse) -> {
          tell(new Returns(chain, warehouse).all(named));
          return 0;
        });
  }

  private void tell(List<Transaction> made) {
    if (made.isEmpty()) {
      options.narration().say("Nothing to do: nobody left anything unclaimed for too long.");
    } else if (options.isDry()) {
      options
          .narration()
          .say("Of %d accounts it would be accepted. %s".formatted(made.size(), Narration.DRY));
    } else {
      options
          .narration()
          .say("What %d accounts left unclaimed was returned.".formatted(made.size()));
      made.forEach(options::tell);
    }
  }
}
