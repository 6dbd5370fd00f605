package io.assay.jobs.cli;

import io.assay.jobs.payout.PayoutActions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay payouts activate}. */
@Command(
    name = "activate",
    description = "Makes the root that waits claimable, once its challenge window is over.",
    mixinStandardHelpOptions = true)
final class PayoutsActivate implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Override
  public Integer call() {
    return options.with(
        "payouts activate",
        (chain, warehouse) -> {
          options.tell(
              "Activated",
              "Nothing to do: no root waits.",
              new PayoutActions(chain, warehouse).activate());
          return 0;
        });
  }
}
