package io.assay.jobs.anchor;

import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Deployment;
import io.assay.contracts.client.FeeBound;
import io.assay.contracts.client.Signer;
import io.assay.contracts.embedded.AnvilBinary;
import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.ChainSection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the chain of a dataset, with its contracts in place. The embedded chain lives as
 * long as this object.
 */
public final class Chain implements AutoCloseable {
  private final ChainClient client;
  private final Deployment deployment;
  private final @Nullable EmbeddedChain embedded;

  private Chain(ChainClient client, Deployment deployment, @Nullable EmbeddedChain embedded) {
    this.client = client;
    this.deployment = deployment;
    this.embedded = embedded;
  }

  /**
   * How to reach the chain.
   *
   * @param rpcUrl a node, or null for the embedded chain
   * @param home where the program was built, which is where the build leaves the node's program
   */
  public record Access(@Nullable URI rpcUrl, Path home, Map<String, String> environment) {}

  /** Connects, and deploys the dataset's contracts if they are not there. */
  public static Chain open(
      Access access, Warehouse warehouse, String dataset, @Nullable ChainSection section) {
    URI rpcUrl = access.rpcUrl();
    FeeBound bound =
        section == null || section.maxFeeGwei() == null
            ? FeeBound.unlimited()
            : FeeBound.ofGwei(section.maxFeeGwei());
    if (rpcUrl != null) {
      return connect(rpcUrl, bound, dataset, null);
    }
    Path installed = access.home().resolve("contracts/target/solidity/anvil");
    EmbeddedChain embedded =
        EmbeddedChain.start(warehouse.chain(), AnvilBinary.locate(access.environment(), installed));
    try {
      return connect(embedded.rpcUrl(), bound, dataset, embedded);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static Chain connect(
      URI rpcUrl, FeeBound bound, String dataset, @Nullable EmbeddedChain embedded) {
    ChainClient client = ChainClient.connect(rpcUrl, Signer.embedded(), bound);
    Hash datasetId = TreeSubject.hashOf(dataset);
    return new Chain(client, client.deploy(datasetId), embedded);
  }

  /** The connection. */
  public ChainClient client() {
    return client;
  }

  /** The dataset's contracts. */
  public Deployment deployment() {
    return deployment;
  }

  /** Makes what was sent survive a crash of the embedded chain. */
  public void save() {
    if (embedded != null) {
      embedded.saveState();
    }
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
