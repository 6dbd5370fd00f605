package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.payout.PayoutActions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts pause}. */
@Command(
    name = "pause",
    description = {
      "Stops claims and activations for a time; a veto still works, and challenge windows and",
      "deadlines are extended by it. Seven days at most, and then not for seven days."
    },
    mixinStandardHelpOptions = true)
final class PayoutsPause implements Callable<Integer> {
  private static final long MAX_SECONDS = 0xffff_ffffL;

  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      required = true,
      description = "How long; it ends by itself.")
  private long seconds;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; everybody can read it on the chain.")
  private String reason = "";

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw ExitException.usage(
          "--seconds: %d (expected: 1 or more). Seven days are 604800.".formatted(seconds));
    }
    return options.atOnce(
        "payouts pause",
        (chain, warehouse) -> {
          options.tell(
              "Paused",
              "Nothing to do: it is paused already. See: assay payouts status",
              new PayoutActions(chain, warehouse).pause(seconds, reason));
          return 0;
        });
  }
}
