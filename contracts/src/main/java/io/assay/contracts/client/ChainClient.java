package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import java.net.URI;
import java.time.Duration;

/**
 * A connection to a chain in the name of one signer. Connecting asks the node for its chain id and
 * nothing else. Safe for use by several threads, but one signer's transactions should come from
 * one.
 */
public final class ChainClient {

  /** Anvil's. The only chain accepted so far. */
  public static final long EMBEDDED_CHAIN_ID = 31_337;

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration MINED = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final Blocks blocks;

  private ChainClient(Transactions transactions, Blocks blocks) {
    this.transactions = transactions;
    this.blocks = blocks;
  }

  /**
   * @param bound what a unit of gas may cost
   * @throws ChainUnavailableException when the node does not answer
   * @throws UnsupportedChainException when it serves another chain than the embedded one
   */
  public static ChainClient connect(URI rpcUrl, Signer signer, FeeBound bound) {
    return connect(rpcUrl, signer, bound, MINED);
  }

  static ChainClient connect(URI rpcUrl, Signer signer, FeeBound bound, Duration patience) {
    JsonRpc rpc = new JsonRpc(rpcUrl, ANSWER);
    ContractErrors errors =
        ContractErrors.of(ContractSet.NAMES.stream().map(Artifact::abi).toList());
    Transactions.Endpoint endpoint = new Transactions.Endpoint(rpc, patience);
    Transactions transactions = new Transactions(endpoint, signer, bound, errors);
    long found = Transactions.quantity(transactions.ask("eth_chainId")).longValueExact();
    if (found != EMBEDDED_CHAIN_ID) {
      throw new UnsupportedChainException(rpcUrl, found);
    }
    return new ChainClient(transactions, new Blocks(transactions, patience));
  }

  public long chainId() {
    return EMBEDDED_CHAIN_ID;
  }

  public Address signer() {
    return transactions.signer();
  }

  /**
   * Makes sure that a dataset's contracts exist, with the signer as their publisher. Their
   * addresses follow from their code, dataset id and signer, so repeating it, also after a crash,
   * gives the same ones.
   */
  public Deployment deploy(Hash datasetId) {
    return ChainUnavailableException.during(
        "deploy the contracts of dataset " + datasetId,
        () -> new ContractSet(transactions, datasetId).deploy());
  }

  public BatchRegistryContract registry(Deployment deployment) {
    return new BatchRegistryContract(deployment.registry(), transactions, blocks);
  }

  public RewardDistributorContract distributor(Deployment deployment) {
    return new RewardDistributorContract(deployment.distributor(), transactions);
  }

  public EmbeddedTokenContract token(Deployment deployment) {
    return new EmbeddedTokenContract(deployment.token(), transactions);
  }

  /** Number of the latest block. */
  public long latestBlock() {
    return blocks.latest();
  }

  /** Adds empty blocks to the embedded chain, which grows by transactions only. */
  public void mine(long count) {
    blocks.mine(count);
  }
}
