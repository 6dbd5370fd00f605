package io.assay.jobs.anchor;

import io.assay.contracts.client.AddressBook;
import io.assay.contracts.client.AddressBookJson;
import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.ChainClient;
import io.assay.contracts.client.Confirmations;
import io.assay.contracts.client.Deployment;
import io.assay.contracts.client.DeploymentTerms;
import io.assay.contracts.client.FeeBound;
import io.assay.contracts.client.Patience;
import io.assay.contracts.client.Signer;
import io.assay.contracts.client.TransactionJournal;
import io.assay.contracts.embedded.AnvilBinary;
import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.ChainSection;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the chain of a dataset, with its contracts in place. The embedded chain lives as
 * long as this object.
 */
public final class Chain implements AutoCloseable {
  private final ChainClient client;
  private final AddressBook book;
  private final ChainSection terms;
  private final @Nullable EmbeddedChain embedded;
  private final List<String> recovered;

  private Chain(
      ChainClient client,
      AddressBook book,
      ChainSection terms,
      @Nullable EmbeddedChain embedded,
      List<String> recovered) {
    this.client = client;
    this.book = book;
    this.terms = terms;
    this.embedded = embedded;
    this.recovered = recovered;
  }

  /**
   * How to reach the chain.
   *
   * @param rpcUrl a node, or null for the embedded chain
   * @param home where the program was built, which is where the build leaves the node's program
   * @param key gives the account that signs on a chain; asked once, and only when it is needed
   * @param patience how long to wait for a chain that is not embedded; null for as long as it takes
   *     until a transaction counts there
   * @param maxFeeGwei most that a unit of gas may cost; null for what the charter says
   * @param mode whether to send anything
   */
  public record Access(
      @Nullable URI rpcUrl,
      Path home,
      Map<String, String> environment,
      Function<Long, Signer> key,
      @Nullable Duration patience,
      @Nullable BigDecimal maxFeeGwei,
      ChainClient.Mode mode) {

    /** The same with nobody to sign: for whoever only reads. */
    public Access reading() {
      return new Access(
          rpcUrl,
          home,
          environment,
          chain -> Signer.reader(),
          patience,
          maxFeeGwei,
          ChainClient.Mode.REHEARSE);
    }
  }

  /** Connects, deploys the contracts if they are not there, and writes the address book. */
  public static Chain deploy(
      Access access,
      Warehouse warehouse,
      ChainSection section,
      Function<ChainClient, DeploymentTerms> terms) {
    Long named = section.chainId();
    long chainId = named == null ? ChainClient.EMBEDDED_CHAIN_ID : named;
    return connected(
        access,
        warehouse,
        chainId,
        (rpcUrl, embedded) -> {
          ChainClient client = client(access, rpcUrl, chainId, section, journal(access, warehouse));
          List<String> recovered = recovered(access, client);
          AddressBook book = client.deploy(terms.apply(client));
          write(warehouse, book);
          return new Chain(client, book, section, embedded, recovered);
        });
  }

  /**
   * Connects to contracts that exist, and first makes again whatever the chain lost.
   *
   * @param section what the charter says, or null to take it from the charter of the last anchored
   *     batch
   */
  public static Chain open(
      Access access,
      Warehouse warehouse,
      WarehouseDescriptor descriptor,
      @Nullable ChainSection section) {
    AddressBook book = read(warehouse);
    requireSame(book, descriptor, section);
    return connected(
        access,
        warehouse,
        book.chainId(),
        (rpcUrl, embedded) -> {
          ChainSection before = section == null ? StoredChainTerms.last(warehouse) : section;
          List<String> recovered =
              recovered(
                  access,
                  client(access, rpcUrl, book.chainId(), before, journal(access, warehouse)));
          ChainSection terms =
              section == null ? anchoredTerms(access, warehouse, rpcUrl, book) : section;
          ChainClient client =
              client(access, rpcUrl, book.chainId(), terms, journal(access, warehouse))
                  .naming(book);
          requireCode(access, client, book);
          return new Chain(client, book, terms, embedded, recovered);
        });
  }

  private interface Connecting {
    Chain to(URI rpcUrl, @Nullable EmbeddedChain embedded);
  }

  private static Chain connected(
      Access access, Warehouse warehouse, long chainId, Connecting connecting) {
    URI rpcUrl = access.rpcUrl();
    if (rpcUrl != null) {
      return connecting.to(rpcUrl, null);
    }
    if (chainId != ChainClient.EMBEDDED_CHAIN_ID) {
      throw ExitException.usage(
          "--rpc-url is missing (expected: a node of chain %d, which charter or warehouse name). Without it there is the embedded chain only."
              .formatted(chainId));
    }
    Path installed = access.home().resolve("contracts/target/solidity/anvil");
    EmbeddedChain embedded =
        EmbeddedChain.start(warehouse.chain(), AnvilBinary.locate(access.environment(), installed));
    try {
      return connecting.to(embedded.rpcUrl(), embedded);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static TransactionJournal journal(Access access, Warehouse warehouse) {
    return access.mode() != ChainClient.Mode.REHEARSE || Files.isDirectory(warehouse.transactions())
        ? TransactionJournal.in(warehouse.transactions())
        : TransactionJournal.inMemory();
  }

  private static ChainClient client(
      Access access, URI rpcUrl, long chainId, ChainSection section, TransactionJournal journal) {
    return ChainClient.connect(
        new ChainClient.Endpoint(
            rpcUrl,
            chainId,
            bound(access, section),
            patience(access, chainId, section),
            access.mode(),
            confirmations(section)),
        access.key().apply(chainId),
        journal);
  }

  private static FeeBound bound(Access access, ChainSection section) {
    BigDecimal most = access.maxFeeGwei() == null ? section.maxFeeGwei() : access.maxFeeGwei();
    return most == null ? FeeBound.usual() : FeeBound.ofGwei(most);
  }

  private static Patience patience(Access access, long chainId, ChainSection section) {
    if (chainId == ChainClient.EMBEDDED_CHAIN_ID) {
      return Patience.embedded();
    }
    Duration asked = access.patience();
    return asked == null ? Patience.until(confirmations(section)) : Patience.of(asked);
  }

  private static Confirmations confirmations(ChainSection section) {
    return section.confirmations() == ChainSection.UNTIL_FINAL
        ? Confirmations.untilFinal()
        : Confirmations.blocks(section.confirmations());
  }

  private static List<String> recovered(Access access, ChainClient client) {
    return access.mode() == ChainClient.Mode.SEND ? client.recover() : List.of();
  }

  /** What the charter of the last anchored batch says. */
  private static ChainSection anchoredTerms(
      Access access, Warehouse warehouse, URI rpcUrl, AddressBook book) {
    ChainClient reader =
        client(
            access.reading(),
            rpcUrl,
            book.chainId(),
            StoredChainTerms.NONE,
            TransactionJournal.inMemory());
    if (!reader.hasCode(book.deployment().registry())) {
      return StoredChainTerms.last(warehouse);
    }
    List<AnchoredBatch> history = reader.registry(book.deployment()).history(book.datasetId());
    if (history.isEmpty()) {
      return StoredChainTerms.last(warehouse);
    }
    return StoredChainTerms.of(
        warehouse.charter(history.get(history.size() - 1).payload().charterHash().hex()));
  }

  private static AddressBook read(Warehouse warehouse) {
    try {
      return AddressBookJson.read(Files.readAllBytes(warehouse.addresses()));
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read %s: %s. Restore it from a copy, or make the warehouse anew with: assay init"
              .formatted(warehouse.addresses(), StorageFault.of(e)));
    }
  }

  private static void write(Warehouse warehouse, AddressBook book) {
    try {
      AtomicFile.write(warehouse.addresses(), AddressBookJson.write(book));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions."
              .formatted(warehouse.addresses(), StorageFault.of(e)),
          e);
    }
  }

  private static void requireSame(
      AddressBook book, WarehouseDescriptor descriptor, @Nullable ChainSection section) {
    String distributor = book.deployment().distributor().toString();
    if (!distributor.equals(descriptor.distributor())
        || !book.datasetId().equals(TreeSubject.hashOf(descriptor.dataset()))) {
      throw ExitException.conflict(
          "The chain's distributor for this dataset is %s (expected: %s, which warehouse.json names and leaves contain). Connect to the chain that the warehouse was made for."
              .formatted(distributor, descriptor.distributor()));
    }
    Long named = section == null ? null : section.chainId();
    if (named != null && named != book.chainId()) {
      throw ExitException.usage(
          "chain.chain-id: %d (expected: %d, on which this warehouse's contracts are). Make a new warehouse for another chain."
              .formatted(named, book.chainId()));
    }
  }

  private static void requireCode(Access access, ChainClient client, AddressBook book) {
    if (client.hasCode(book.deployment().distributor())) {
      if (access.mode() == ChainClient.Mode.SEND) {
        requireRecordedCode(client, book);
      }
      return;
    }
    boolean isLost = !client.missing().isEmpty();
    throw ExitException.conflict(
        "There is no contract at %s on this chain (expected: the distributor that contracts.json names). %s"
            .formatted(
                book.deployment().distributor(),
                isLost
                    ? "A reorganisation took it; the next command that sends something makes it"
                        + " again."
                    : "Connect to the chain that the warehouse was made for."));
  }

  /** Money goes to what was deployed only. */
  private static void requireRecordedCode(ChainClient client, AddressBook book) {
    List<String> differences = client.codeDifferences(book);
    if (!differences.isEmpty()) {
      throw ExitException.conflict(
          "The contracts are not those that contracts.json records: %s. Connect to the chain that the warehouse was made for, with the build that deployed them."
              .formatted(String.join("; ", differences)));
    }
  }

  /** The connection. */
  public ChainClient client() {
    return client;
  }

  /** The dataset's contracts. */
  public Deployment deployment() {
    return book.deployment();
  }

  /** The same with their code and roles. */
  public AddressBook book() {
    return book;
  }

  /** What was made again or could not be when this was opened, in sentences. */
  public List<String> recovered() {
    return recovered;
  }

  /** When a transaction counts, as the charter says. */
  public Confirmations confirmations() {
    return confirmations(terms);
  }

  /**
   * Whether a run makes its payouts claimable by itself: on a chain that is nobody's but ours,
   * where nobody could object either.
   */
  public boolean paysByItself() {
    return isEmbedded() && client.distributor(deployment()).challengeWindow() == 0;
  }

  /** Whether its keys are public and its blocks come when we want. */
  public boolean isEmbedded() {
    return book.chainId() == ChainClient.EMBEDDED_CHAIN_ID;
  }

  /** The dataset on the chain. */
  public Hash datasetId() {
    return book.datasetId();
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
