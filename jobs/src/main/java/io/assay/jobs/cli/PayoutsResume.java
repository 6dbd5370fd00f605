package io.assay.jobs.cli;

import io.assay.jobs.payout.PayoutActions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay payouts resume}. */
@Command(
    name = "resume",
    description = "Ends a pause before its time.",
    mixinStandardHelpOptions = true)
final class PayoutsResume implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Override
  public Integer call() {
    return options.with(
        "payouts resume",
        (chain, warehouse) -> {
          options.tell(
              "Resumed",
              "Nothing to do: there is no pause.",
              new PayoutActions(chain, warehouse).resume());
          return 0;
        });
  }
}
