package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.payout.PayoutActions;
import io.assay.lineage.merkle.Hash;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts veto}. */
@Command(
    name = "veto",
    description = "Refuses the root that waits, for ever; a corrected batch brings another one.",
    mixinStandardHelpOptions = true)
final class PayoutsVeto implements Callable<Integer> {
  @Mixin private final PayoutOptions options = new PayoutOptions();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; everybody can read it on the chain.")
  private String reason = "";

  @Option(
      names = "--root",
      paramLabel = "HASH",
      description = "The root, so that no other is hit (default: the one that waits).")
  private @Nullable String root;

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw ExitException.usage("--reason: empty (expected: why the root is refused).");
    }
    Hash named = root == null ? null : hash(root);
    return options.atOnce(
        "payouts veto",
        (chain, warehouse) -> {
          options.tell(
              "Vetoed",
              "Nothing to do: it is vetoed already.",
              new PayoutActions(chain, warehouse).veto(named, reason));
          return 0;
        });
  }

  /** A root as an option names it. */
  static Hash hash(String text) {
    try {
      return Hash.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "--root: %s (expected: 0x and 64 hex digits). See: assay payouts status"
              .formatted(Printable.of(text)));
    }
  }
}
