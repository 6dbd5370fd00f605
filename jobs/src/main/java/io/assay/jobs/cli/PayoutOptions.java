package io.assay.jobs.cli;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Transaction;
import io.assay.contracts.client.TransactionRefusedException;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.jobs.warehouse.WarehouseLock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command about a distributor takes, and how it is opened. */
final class PayoutOptions {
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final ChainOptions chain = new ChainOptions();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Option(
      names = "--dry-run",
      description = "Ask the chain whether it would be accepted, send and write nothing.")
  private boolean dryRun;

  /**
   * Does something with the chain open and nobody else writing. What the chain lost is made again
   * first.
   */
  int with(String holder, BiFunction<Chain, Warehouse, Integer> work) {
    return opened(holder, access(dryRun ? ChainClient.Mode.REHEARSE : ChainClient.Mode.SEND), work);
  }

  /**
   * The same for what must not wait: nothing is made again first, unless the contract refuses it as
   * the chain is now.
   */
  int atOnce(String holder, BiFunction<Chain, Warehouse, Integer> work) {
    if (dryRun) {
      return opened(holder, access(ChainClient.Mode.REHEARSE), work);
    }
    return opened(
        holder,
        access(ChainClient.Mode.AT_ONCE),
        (open, place) -> {
          try {
            return work.apply(open, place);
          } catch (TransactionRefusedException refusal) {
            List<String> again = refusal.isByContract() ? open.client().recover() : List.of();
            if (again.isEmpty()) {
              throw refusal;
            }
            again.forEach(narration()::warn);
            return work.apply(open, place);
          }
        });
  }

  /** The same for whoever only looks. */
  int reading(String holder, BiFunction<Chain, Warehouse, Integer> work) {
    return opened(holder, access(ChainClient.Mode.SEND).reading(), work);
  }

  private int opened(
      String holder, Chain.Access access, BiFunction<Chain, Warehouse, Integer> work) {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor descriptor = WarehouseDescriptor.read(place);
    if (descriptor.chainId() == 0) {
      throw ExitException.usage(
          "Warehouse %s has no chain (expected: a charter with a chain section at init). Its payout files can be used with any distributor."
              .formatted(place.root()));
    }
    boolean isEmbedded = descriptor.chainId() == ChainClient.EMBEDDED_CHAIN_ID;
    if (access.mode() == ChainClient.Mode.REHEARSE && !isEmbedded) {
      return opened(access, place, descriptor, work);
    }
    // The embedded chain and the stored transactions have one writer.
    try (WarehouseLock lock = WarehouseLock.take(place, "assay " + holder)) {
      return opened(access, place, descriptor, work);
    }
  }

  private int opened(
      Chain.Access access,
      Warehouse place,
      WarehouseDescriptor descriptor,
      BiFunction<Chain, Warehouse, Integer> work) {
    try (Chain open = Chain.open(access, place, descriptor, null)) {
      open.recovered().forEach(narration()::warn);
      return work.apply(open, place);
    }
  }

  /** Tells what was done, or would be, or was done before. */
  void tell(String done, String already, Optional<Transaction> made) {
    if (made.isEmpty()) {
      narration().say(already);
    } else if (dryRun) {
      narration().say("It would be accepted. " + Narration.DRY);
    } else {
      Transaction transaction = made.get();
      narration()
          .say(
              "%s: transaction %s, block %d."
                  .formatted(done, transaction.hash().hex(), transaction.block()));
    }
  }

  /** The same of a transaction among several. */
  void tell(Transaction transaction) {
    narration()
        .tell(
            Narration.node()
                .put("transaction", transaction.hash().hex())
                .put("block", transaction.block()),
            "  %s, block %d".formatted(transaction.hash().hex(), transaction.block()));
  }

  Narration narration() {
    return told.narration();
  }

  private Chain.Access access(ChainClient.Mode mode) {
    return chain.access(mode, narration()::warn);
  }

  boolean isDry() {
    return dryRun;
  }
}
