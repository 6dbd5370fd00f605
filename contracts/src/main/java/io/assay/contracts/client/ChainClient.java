package io.assay.contracts.client;

import io.assay.lineage.attestation.Address;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to a chain in the name of one signer. Connecting asks the node for its chain id and
 * nothing else. Safe for use by several threads, but one signer's transactions should come from
 * one.
 */
public final class ChainClient {

  /** Anvil's. */
  public static final long EMBEDDED_CHAIN_ID = 31_337;

  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final Transactions transactions;
  private final TransactionJournal journal;
  private final Recovery recovery;

  private ChainClient(Transactions transactions, TransactionJournal journal) {
    this.transactions = transactions;
    this.journal = journal;
    this.recovery = new Recovery(transactions, journal);
  }

  /**
   * Where and on what terms to connect.
   *
   * @param rpcUrl a node
   * @param chainId the chain that it must serve
   * @param bound what a unit of gas may cost
   * @param settled when it is believed that another transaction took a number
   */
  public record Endpoint(
      URI rpcUrl,
      long chainId,
      FeeBound bound,
      Patience patience,
      Mode mode,
      Confirmations settled) {

    /** The embedded chain. */
    public static Endpoint embedded(URI rpcUrl, FeeBound bound) {
      return new Endpoint(
          rpcUrl,
          EMBEDDED_CHAIN_ID,
          bound,
          Patience.embedded(),
          Mode.SEND,
          Confirmations.blocks(0));
    }
  }

  /** Whether to make transactions. */
  public enum Mode {
    /** They are stored and sent. */
    SEND,
    /** They are stored and sent, and wait for no other that can be displaced. */
    AT_ONCE,
    /** They are estimated, so that a refusal is known, and nothing is stored or sent. */
    REHEARSE
  }

  /**
   * @param journal where every transaction is stored before it is sent
   * @throws ChainUnavailableException when the node does not answer
   * @throws WrongChainException when it serves another chain, or the signer's key is public and the
   *     chain is not the embedded one
   */
  public static ChainClient connect(Endpoint endpoint, Signer signer, TransactionJournal journal) {
    JsonRpc rpc = new JsonRpc(endpoint.rpcUrl(), ANSWER);
    ContractErrors errors =
        ContractErrors.of(ContractSet.NAMES.stream().map(Artifact::abi).toList());
    Node node = new Node(rpc, errors);
    long found = node.ask("eth_chainId", Answers::number);
    if (found != endpoint.chainId()) {
      throw WrongChainException.served(endpoint.rpcUrl(), found, endpoint.chainId());
    }
    if (signer.isPublic() && found != EMBEDDED_CHAIN_ID) {
      throw WrongChainException.publicKey(found);
    }
    Transactions transactions =
        new Transactions(
            node,
            signer,
            new Transactions.Terms(
                found, endpoint.bound(), endpoint.patience(), endpoint.mode(), endpoint.settled()),
            journal);
    return new ChainClient(transactions, journal);
  }

  Transactions transactions() {
    return transactions;
  }

  public long chainId() {
    return transactions.chainId();
  }

  public Address signer() {
    return transactions.signer();
  }

  /**
   * Makes sure that a dataset's contracts exist, as they are to be. Their addresses follow from
   * code, terms and signer, so repeating it, also after a crash, gives the same ones.
   */
  public AddressBook deploy(DeploymentTerms terms) {
    return ChainUnavailableException.during(
        "deploy the contracts of dataset " + terms.datasetId(),
        () -> new ContractSet(transactions, terms).deploy());
  }

  /** What differs between chain, address book and this build, in sentences. */
  public List<String> codeDifferences(AddressBook book) {
    return ChainUnavailableException.during(
        "compare the deployed code", () -> new CodeCheck(transactions.node()).differences(book));
  }

  /** Whether anything lies at an address. */
  public boolean hasCode(Address address) {
    return ChainUnavailableException.during(
        "read the code at " + address, () -> transactions.node().code(address).length() > 2);
  }

  public BatchRegistryContract registry(Deployment deployment) {
    return new BatchRegistryContract(deployment, transactions);
  }

  public RewardDistributorContract distributor(Deployment deployment) {
    return new RewardDistributorContract(deployment, transactions);
  }

  public AuthorityContract authority(Deployment deployment) {
    return new AuthorityContract(deployment, transactions.node());
  }

  public TokenContract token(Deployment deployment) {
    return new TokenContract(deployment, transactions);
  }

  /**
   * Makes again what was made before and does not stand any more: after a crash, or where a
   * reorganisation took it back. What counts every time and was never mined is left alone.
   *
   * @return what was made again or was not, in sentences
   */
  public List<String> recover() {
    return ChainUnavailableException.during("make again what the chain lost", recovery::recover);
  }

  /** Every transaction that was ever to be made on this chain, in the order it was stored. */
  public List<StoredTransaction> stored() {
    return journal.all().stream()
        .filter(intent -> intent.chainId() == chainId())
        .map(StoredTransaction::of)
        .toList();
  }

  /**
   * Rules out a stored transaction of the signer's that is not mined, by one that does nothing
   * under its number.
   *
   * @param sequence of the stored transaction
   * @return what took its number; empty if it was mined before that could be
   * @throws ChainConflictException when there is nothing to rule out, or it is somebody else's
   */
  public Optional<Transaction> abandon(long sequence, Confirmations wanted) {
    return ChainUnavailableException.during(
        "give up stored transaction " + sequence,
        () -> new Abandonment(transactions, journal).of(sequence, wanted));
  }

  /** From now on, a refusal for want of a role names its holder. */
  public ChainClient naming(AddressBook book) {
    transactions.name(new RoleHolders(book.roles()));
    return this;
  }

  /** What was made before and does not stand, in sentences; changes nothing. */
  public List<String> missing() {
    return ChainUnavailableException.during("look for what the chain lost", recovery::missing);
  }

  /** The last transaction of this signer that a block holds, by the journal. */
  public Optional<Transaction> lastMade() {
    return transactions.lastMade();
  }

  /**
   * Waits until the block of a transaction counts; on the embedded chain the blocks on top of it
   * are mined here. What a reorganisation removes meanwhile is made again.
   *
   * @throws ChainUnavailableException when that takes too long
   */
  public Transaction confirm(Transaction transaction, Confirmations wanted) {
    return ChainUnavailableException.during(
        "confirm transaction " + transaction.hash(),
        () -> transactions.confirm(transaction, wanted));
  }

  /** Number of the latest block. */
  public long latestBlock() {
    return transactions.blocks().latest();
  }

  /** Seconds since 1970 by the latest block. */
  public long time() {
    return transactions.blocks().time();
  }

  /** Adds empty blocks to the embedded chain, which grows by transactions only. */
  public void mine(long count) {
    transactions.blocks().mine(count);
  }
}
