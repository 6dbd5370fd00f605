package io.assay.jobs.cli;

import io.assay.jobs.anchor.Chain;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the chain is reached. */
final class ChainOptions {
  @Option(
      names = "--rpc-url",
      paramLabel = "URL",
      description =
          "Node of the chain (default: the embedded chain, whose state is in the warehouse).")
  @Nullable URI rpcUrl;

  Chain.Access access() {
    return new Chain.Access(rpcUrl, home(), System.getenv());
  }

  /** Where the program was built; the launcher says so. */
  static Path home() {
    return Path.of(System.getProperty("assay.home", "."));
  }
}
