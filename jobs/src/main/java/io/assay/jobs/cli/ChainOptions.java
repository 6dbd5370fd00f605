package io.assay.jobs.cli;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Signer;
import io.assay.jobs.anchor.Chain;
import io.assay.jobs.exit.ExitException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the chain is reached, and who signs there. */
final class ChainOptions {
  @Option(
      names = "--rpc-url",
      paramLabel = "URL",
      description =
          "Node of the chain (default: the embedded chain, whose state is in the warehouse).")
  @Nullable URI rpcUrl;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a transaction, and for the blocks on top of it (default: 300 for"
              + " the one; for the other 300 and 15 for each block, or 1800 until it is final).")
  private @Nullable Long patience;

  @Option(
      names = "--max-fee-gwei",
      paramLabel = "GWEI",
      description =
          "Most that a unit of gas may cost (default: what the charter says; 300, and 10 of it for"
              + " the proposer, if it says nothing).")
  private @Nullable BigDecimal maxFeeGwei;

  @Mixin private final KeyOptions keys = new KeyOptions();

  /** Whether the chain is the one whose state is in the warehouse. */
  boolean isEmbedded() {
    return rpcUrl == null;
  }

  Chain.Access access(Consumer<String> warnings) {
    return access(ChainClient.Mode.SEND, warnings);
  }

  /**
   * What commands open a chain with.
   *
   * @param warnings takes what is unsafe, though not refused
   */
  Chain.Access access(ChainClient.Mode mode, Consumer<String> warnings) {
    if (patience != null && patience < 1) {
      throw ExitException.usage(
          "--patience: %d (expected: 1 or more seconds). Give a longer time.".formatted(patience));
    }
    if (maxFeeGwei != null && (maxFeeGwei.signum() <= 0 || maxFeeGwei.scale() > 9)) {
      throw ExitException.usage(
          "--max-fee-gwei: %s (expected: above 0, up to 9 decimals)."
              .formatted(maxFeeGwei.toPlainString()));
    }
    return new Chain.Access(
        rpcUrl,
        home(),
        System.getenv(),
        new AskedOnce(chainId -> keys.signer(chainId, warnings)),
        patience == null ? null : Duration.ofSeconds(patience),
        maxFeeGwei,
        mode);
  }

  /** Nobody types a passphrase twice. */
  private static final class AskedOnce implements Function<Long, Signer> {
    private final Function<Long, Signer> source;
    private @Nullable Signer found;

    AskedOnce(Function<Long, Signer> source) {
      this.source = source;
    }

    @Override
    public Signer apply(Long chainId) {
      if (found == null) {
        found = source.apply(chainId);
      }
      return found;
    }
  }

  /** Where the program was built; the launcher says so. */
  static Path home() {
    return Path.of(System.getProperty("assay.home", "."));
  }
}
