package io.assay.jobs.cli;

import io.assay.jobs.payout.PayoutActions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay payouts fund}. */
@Command(
    name = "fund",
    description = {
      "Transfers to the distributor what it lacks for the root that waits; on the embedded chain",
      "it is minted. Any other transfer of the token to the distributor does as well."
    },
    mixinStandardHelpOptions = true)
final class PayoutsFund implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Override
  public Integer call() {
    return options.with(
        "payouts fund",
        (chain, warehouse) -> {
          options.tell(
              "Funded",
              "Nothing to do: everything that is promised is funded.",
              new PayoutActions(chain, warehouse).fund());
          return 0;
        });
  }
}
