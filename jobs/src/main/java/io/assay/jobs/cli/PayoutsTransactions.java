package io.assay.jobs.cli;

import io.assay.contracts.client.StoredTransaction;
import io.assay.contracts.client.Transaction;
import io.assay.jobs.exit.ExitException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay payouts transactions}. */
@Command(
    name = "transactions",
    description = "Shows what was ever signed for this warehouse, and gives up what is not mined.",
    mixinStandardHelpOptions = true,
    subcommands = {PayoutsTransactions.Listing.class, PayoutsTransactions.Abandon.class})
final class PayoutsTransactions {
  private PayoutsTransactions() {}

  /** {@code assay payouts transactions list}. */
  @Command(
      name = "list",
      description = "One line for each, in the order they were stored. Sends nothing.",
      mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {
    @Mixin private final PayoutOptions options = new PayoutOptions();

    @Option(names = "--open", description = "Only what is not mined and may still be.")
    private boolean onlyOpen;

    @Override
    public Integer call() {
      return options.reading(
          "payouts transactions list",
          (chain, warehouse) -> {
            for (StoredTransaction stored : chain.client().stored()) {
              if (!onlyOpen || stored.isOpen()) {
                options.narration().say(line(stored));
              }
            }
            return 0;
          });
    }

    private static String line(StoredTransaction stored) {
      return "%d %s, number %d of %s, %s: %s"
          .formatted(
              stored.sequence(),
              stored.state(),
              stored.nonce(),
              stored.from(),
              stored.hash().hex(),
              Printable.of(stored.name()));
    }
  }

  /** {@code assay payouts transactions abandon}. */
  @Command(
      name = "abandon",
      description = {
        "Rules out a transaction that is not mined: its account sends itself nothing under the same",
        "number, for higher fees."
      },
      footer = {"", "Exit codes: 0 it cannot be mined any more, 4 it was mined before that."},
      mixinStandardHelpOptions = true)
  static final class Abandon implements Callable<Integer> {
    @Mixin private final PayoutOptions options = new PayoutOptions();

    @Parameters(paramLabel = "N", description = "The first figure of its line in the list.")
    private long sequence;

    @Override
    public Integer call() {
      return options.atOnce(
          "payouts transactions abandon",
          (chain, warehouse) -> {
            if (options.isDry()) {
              options
                  .narration()
                  .say("It would be ruled out if it is not mined before. " + Narration.DRY);
              return 0;
            }
            Optional<Transaction> made = chain.client().abandon(sequence, chain.confirmations());
            chain.save();
            if (made.isEmpty()) {
              throw ExitException.conflict(
                  "Transaction %d was mined before it could be given up (expected: not yet). See: assay payouts status"
                      .formatted(sequence));
            }
            options
                .narration()
                .say(
                    "Transaction %d cannot be mined any more: %s took its number."
                        .formatted(sequence, made.get().hash().hex()));
            return 0;
          });
    }
  }
}
