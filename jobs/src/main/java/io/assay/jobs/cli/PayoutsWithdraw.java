package io.assay.jobs.cli;

import io.assay.jobs.payout.PayoutActions;
import io.assay.lineage.merkle.Hash;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts withdraw}. */
@Command(
    name = "withdraw",
    description = {
      "Takes back the root that waits; unlike a vetoed one it may be proposed again, as when only",
      "its total was wrong."
    },
    mixinStandardHelpOptions = true)
final class PayoutsWithdraw implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--root",
      paramLabel = "HASH",
      description = "The root, so that no other is hit (default: the one that waits).")
  private @Nullable String root;

  @Override
  public Integer call() {
    Hash named = root == null ? null : PayoutsVeto.hash(root);
    return options.with(
        "payouts withdraw",
        (chain, warehouse) -> {
          options.tell(
              "Withdrawn",
              "Nothing to do: that root does not wait.",
              new PayoutActions(chain, warehouse).withdraw(named));
          return 0;
        });
  }
}
