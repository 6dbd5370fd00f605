package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.payout.PayoutBuild;
import io.assay.lineage.payout.PayoutFiles;
import io.assay.lineage.payout.PayoutLeaf;
import io.assay.lineage.payout.PayoutSummary;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay payouts}: what a reward distributor does, from the list to the books. */
@Command(
    name = "payouts",
    description = {
      "Builds payout files, and takes a dataset's payouts through proposal, challenge window,",
      "funding, activation and claims. Everything may be repeated: what is done is not done twice."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      PayoutsCommand.Build.class,
      PayoutsPropose.class,
      PayoutsFund.class,
      PayoutsActivate.class,
      PayoutsVeto.class,
      PayoutsWithdraw.class,
      PayoutsPause.class,
      PayoutsResume.class,
      PayoutsClaim.class,
      PayoutsClaimBatch.class,
      PayoutsReturn.class,
      PayoutsStatus.class,
      PayoutsReconcile.class,
      PayoutsTransactions.class,
    })
final class PayoutsCommand {
  private PayoutsCommand() {}

  /** {@code assay payouts build}. */
  @Command(
      name = "build",
      description = {
        "Builds tree, claims and summary from a list with the header 'address,amount';",
        "the formats are in lineage/FORMAT.md."
      },
      mixinStandardHelpOptions = true)
  static final class Build implements Callable<Integer> {
    private static final String REWARDS = "rewards";
    private static final String AIRDROP = "address,uint256";

    @Mixin private final ReferredWarehouse warehouse = new ReferredWarehouse();
    @Mixin private final NarrationOptions told = new NarrationOptions();

    @Option(
        names = "--input",
        paramLabel = "FILE",
        required = true,
        description = "The list. Amounts are whole base units of the token.")
    private Path input = Path.of("");

    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Directory of the payout files. The same files again are fine.")
    private @Nullable Path output;

    @Option(names = "--replace", description = "Put the files in place of those of another list.")
    private boolean replace;

    @Option(
        names = "--leaf",
        paramLabel = "LEAF",
        defaultValue = REWARDS,
        description =
            "rewards (chain id, distributor, account, cumulative amount) or address,uint256 (OpenZeppelin's plain airdrop). Default: ${DEFAULT-VALUE}.")
    private String leaf = REWARDS;

    @Option(
        names = "--chain-id",
        paramLabel = "N",
        description = "Chain of the distributor (default: that of --warehouse).")
    private @Nullable BigInteger chainId;

    @Option(
        names = "--distributor",
        paramLabel = "ADDRESS",
        description =
            "The contract that pays, with its EIP-55 checksum (default: that of --warehouse).")
    private @Nullable String distributor;

    @Option(
        names = "--dry-run",
        description = "Read the list, say what it comes to, write nothing.")
    private boolean dryRun;

    @Option(names = "--root-only", description = "Print the root and write nothing.")
    private boolean rootOnly;

    @Override
    public Integer call() throws IOException {
      PayoutBuild.Source source = new PayoutBuild.Source(input, leaf());
      if (rootOnly) {
        if (output != null || replace) {
          throw ExitException.usage(
              "--root-only with --output or --replace (expected: either). It writes nothing.");
        }
        String root = PayoutBuild.summary(source).root().hex();
        told.narration().tell(Narration.node().put("root", root), root);
        return 0;
      }
      if (output == null) {
        throw ExitException.usage(
            "--output is missing (expected: a directory). Name one, or use --root-only.");
      }
      if (dryRun) {
        told.narration().facts(facts(PayoutBuild.summary(source)));
        told.narration().say(Narration.DRY);
        return 0;
      }
      PayoutSummary built =
          PayoutBuild.files(
              source, output, replace ? PayoutFiles.OnOther.REPLACE : PayoutFiles.OnOther.REFUSE);
      told.narration()
          .facts(facts(built).put("files", output.toAbsolutePath().normalize().toString()));
      return 0;
    }

    private static ObjectNode facts(PayoutSummary summary) {
      return Narration.node()
          .put("root", summary.root().hex())
          .put("total", summary.total().toString())
          .put("accounts", summary.accounts());
    }

    private PayoutLeaf leaf() {
      return switch (leaf) {
        case REWARDS -> rewards();
        case AIRDROP -> airdrop();
        default ->
            throw ExitException.usage(
                "--leaf: %s (expected: %s or %s). Choose what the contract checks."
                    .formatted(Printable.of(leaf), REWARDS, AIRDROP));
      };
    }

    private PayoutLeaf airdrop() {
      if (chainId != null || distributor != null) {
        throw ExitException.usage(
            "--leaf %s with --chain-id or --distributor (expected: neither). Such a leaf is bound to no contract."
                .formatted(AIRDROP));
      }
      return PayoutLeaf.airdrop();
    }

    private PayoutLeaf rewards() {
      WarehouseDescriptor place = chainId == null && distributor == null ? placed() : null;
      if (place != null) {
        return PayoutLeaf.rewards(
            BigInteger.valueOf(place.chainId()), contract(place.distributor()));
      }
      if (chainId == null || distributor == null) {
        throw ExitException.usage(
            "--chain-id and --distributor are missing (expected: both, since leaves hold them). Give them, or use --leaf %s."
                .formatted(AIRDROP));
      }
      if (chainId.signum() < 1 || chainId.bitLength() > 256) {
        throw ExitException.usage(
            "--chain-id: %s (expected: 1 to 2^256 - 1). Ask the node: eth_chainId."
                .formatted(chainId));
      }
      return PayoutLeaf.rewards(chainId, contract(distributor));
    }

    /** The named warehouse, if it has a chain. */
    private @Nullable WarehouseDescriptor placed() {
      WarehouseDescriptor place = warehouse.descriptor();
      return place == null || place.chainId() == 0 ? null : place;
    }

    private static Address contract(String text) {
      try {
        return new Address(text);
      } catch (IllegalArgumentException e) {
        throw ExitException.usage(
            "--distributor: %s. Copy the address anew."
                .formatted(Printable.of(String.valueOf(e.getMessage()))));
      }
    }
  }
}
