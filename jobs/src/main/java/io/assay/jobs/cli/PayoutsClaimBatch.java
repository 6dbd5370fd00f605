package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.payout.BatchedClaims;
import io.assay.jobs.payout.Claims;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts claim-batch}. */
@Command(
    name = "claim-batch",
    description = {
      "Pays everybody what they earned and have not received, in the subtrees that take least gas.",
      "Whoever signs pays for the gas; each account is paid its own."
    },
    footer = {"", "Exit codes: 0 all are paid, 1 the token refuses somebody, who is named."},
    mixinStandardHelpOptions = true)
final class PayoutsClaimBatch implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--subtree",
      paramLabel = "NODE",
      defaultValue = "0",
      description = "Only accounts below this node, an index of tree.json (default: all).")
  private int subtree;

  @Option(
      names = "--most-accounts",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Most accounts in one transaction, as a block's gas allows (default: ${DEFAULT-VALUE}).")
  private int mostAccounts = 256;

  @Override
  public Integer call() {
    if (mostAccounts < 1) {
      throw ExitException.usage(
          "--most-accounts: %d (expected: 1 or more).".formatted(mostAccounts));
    }
    return options.with(
        "payouts claim-batch",
        (chain, warehouse) -> {
          BatchedClaims.Outcome batched = new Claims(chain, warehouse).all(subtree, mostAccounts);
          tell(batched);
          return (batched.refused().isEmpty() ? ExitCode.DONE : ExitCode.FAILURE).number();
        });
  }

  private void tell(BatchedClaims.Outcome batched) {
    if (options.isDry()) {
      options
          .narration()
          .say(
              "%d accounts would be paid by %d transactions. %s"
                  .formatted(batched.accounts(), batched.transactions().size(), Narration.DRY));
    } else if (batched.transactions().isEmpty() && batched.refused().isEmpty()) {
      options.narration().say("Nothing to do: everybody has everything that is claimable.");
    } else {
      options
          .narration()
          .say(
              "%d accounts were paid by %d transactions."
                  .formatted(batched.accounts(), batched.transactions().size()));
      batched.transactions().forEach(options::tell);
    }
    batched.refused().forEach(refused -> options.narration().warn("Not paid: " + refused));
  }
}
