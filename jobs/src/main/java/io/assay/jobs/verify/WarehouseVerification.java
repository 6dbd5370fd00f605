package io.assay.jobs.verify;

import static org.apache.spark.sql.functions.col;

import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.BatchPayload;
import io.assay.jobs.provenance.BatchTrees;
import io.assay.jobs.provenance.EvidenceFile;
import io.assay.jobs.provenance.GrowingPayouts;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.log.LogException;
import io.assay.lineage.log.LogSegments;
import io.assay.lineage.log.LogTree;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.LeafKind;
import io.assay.lineage.merkle.ProofException;
import io.assay.lineage.merkle.StandardTree;
import io.assay.lineage.merkle.TreeFile;
import io.assay.lineage.merkle.TreeRecord;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.payout.PayoutFiles;
import io.assay.lineage.payout.PayoutLeaf;
import io.assay.lineage.payout.PayoutList;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Holds everything that the chain says of a warehouse's batches against what its tables and files
 * say now: content roots computed afresh, the payouts by list and by ledger, the evidence, the
 * charter, and the log.
 */
public final class WarehouseVerification {
  private final Warehouse warehouse;
  private final WarehouseDescriptor descriptor;
  private final TableStore tables;
  private final BatchLog log;

  /** For a warehouse and its tables. */
  public WarehouseVerification(
      Warehouse warehouse, WarehouseDescriptor descriptor, TableStore tables) {
    this.warehouse = warehouse;
    this.descriptor = descriptor;
    this.tables = tables;
    this.log = BatchLog.read(tables);
  }

  /**
   * One comparison.
   *
   * @param what is compared
   * @param anchored what the chain says
   * @param found what the warehouse gives
   */
  public record Check(String what, String anchored, String found) {
    /** Whether both agree. */
    public boolean holds() {
      return anchored.equals(found);
    }
  }

  /**
   * All comparisons for one anchored batch.
   *
   * @param anchored as read from the chain
   */
  public List<Check> verify(AnchoredBatch anchored) {
    List<Check> checks = new ArrayList<>();
    BatchPayload payload = anchored.payload();
    BatchState state = stateOf(payload.batchHash());
    if (state == null) {
      checks.add(new Check("batch", payload.batchHash().hex(), "no batch of this warehouse"));
      return checks;
    }
    BatchKey key = state.key();
    BatchPayload.Roots roots = payload.roots();
    checks.addAll(
        check("validated root", roots.validated(), () -> itemRoot(state, LeafKind.VALIDATED)));
    checks.addAll(check("verdict root", roots.verdict(), () -> itemRoot(state, LeafKind.VERDICT)));
    checks.addAll(check("rewards root", roots.rewards(), () -> rewardsRoot(key, cumulative(key))));
    checks.addAll(
        check("rewards by ledger", roots.rewards(), () -> rewardsRoot(key, booked(state))));
    for (LeafKind kind : List.of(LeafKind.VALIDATED, LeafKind.VERDICT, LeafKind.REWARDS)) {
      checks.addAll(
          check(kind.label() + " tree file", rootOf(payload, kind), () -> storedRoot(key, kind)));
    }
    checks.addAll(
        comparing("payout files", roots.rewards(), () -> payoutFiles(key, roots.rewards())));
    checks.addAll(comparing("cumulative amounts", roots.rewards(), () -> growing(state, payload)));
    checks.addAll(check("evidence", payload.evidenceHash(), () -> evidenceHash(key)));
    checks.addAll(
        comparing("evidence figures", payload.evidenceHash(), () -> figures(payload, key)));
    checks.addAll(check("charter", payload.charterHash(), () -> charterHash(state)));
    checks.addAll(
        check("log of " + payload.log().size(), payload.log().root(), () -> logRoot(payload)));
    checks.addAll(
        comparing(
            "record of anchor",
            RecordedAnchors.digest(anchored.number(), anchored.supersedes(), payload),
            () -> List.of(RecordedAnchors.compare(tables, anchored))));
    return checks;
  }

  /**
   * What the warehouse says was anchored and the chain does not have: one comparison for each, none
   * of which holds.
   *
   * @param anchored everything that the chain has
   */
  public List<Check> missing(List<AnchoredBatch> anchored) {
    return RecordedAnchors.missing(tables, anchored);
  }

  private static List<Check> check(String what, Hash anchored, Callable<Hash> finding) {
    return comparing(
        what, anchored, () -> List.of(new Check(what, anchored.hex(), finding.call().hex())));
  }

  /**
   * What cannot be read does not hold, and keeps nobody from the other comparisons. Readers of
   * damaged tables throw anything, checked exceptions of Spark that it does not declare among it.
   */
  private static List<Check> comparing(
      String what, Hash anchored, Callable<List<Check>> comparison) {
    try {
      return comparison.call();
    } catch (Exception e) {
      return List.of(new Check(what, anchored.hex(), "nothing: " + reason(e)));
    }
  }

  /** Of Spark's the innermost, since it wraps what a task found in pages about the task. */
  private static String reason(Exception error) {
    if (error instanceof ProofException || error instanceof LogException) {
      return String.valueOf(error.getMessage());
    }
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String told =
        root instanceof IOException storage
            ? StorageFault.of(storage)
            : String.valueOf(root.getMessage());
    return told.lines().findFirst().orElse(root.getClass().getSimpleName());
  }

  private static Hash rootOf(BatchPayload payload, LeafKind kind) {
    return switch (kind) {
      case VALIDATED -> payload.roots().validated();
      case VERDICT -> payload.roots().verdict();
      case REWARDS, AIRDROP -> payload.roots().rewards();
    };
  }

  private @Nullable BatchState stateOf(Hash batchHash) {
    return log.valid().stream()
        .filter(state -> TreeSubject.hashOf(state.key().batchId()).equals(batchHash))
        .findFirst()
        .orElse(null);
  }

  private List<Check> growing(BatchState state, BatchPayload payload) {
    List<BatchKey> history = log.historyBefore(state).stream().map(Batch.Past::key).toList();
    if (history.isEmpty()) {
      return List.of();
    }
    String anchored = payload.roots().rewards().hex();
    String found = new GrowingPayouts(tables).firstFall(history, state.key()).orElse(anchored);
    return List.of(new Check("cumulative amounts", anchored, found));
  }

  private Hash itemRoot(BatchState state, LeafKind kind) {
    BatchKey key = state.key();
    List<BatchKey> history = new ArrayList<>();
    for (Batch.Past past : log.historyBefore(state)) {
      history.add(past.key());
    }
    history.add(key);
    Dataset<Row> verdicts = Commitments.remade(tables, key, history);
    boolean validated = kind == LeafKind.VALIDATED;
    return BatchTrees.rootOf(
        kind,
        validated ? verdicts.where(col(Verdicts.VERDICT).equalTo("accepted")) : verdicts,
        validated
            ? TreeSubject.validated(descriptor.dataset(), key.batchId())
            : TreeSubject.verdict(descriptor.dataset(), key.batchId()));
  }

  private Hash rewardsRoot(BatchKey key, SortedMap<Address, BigInteger> cumulative) {
    TreeSubject subject = BatchTrees.rewardsSubject(descriptor, key);
    StandardTree.Builder tree = StandardTree.builder();
    cumulative.forEach(
        (account, amount) -> tree.add(new TreeRecord.Reward(account, amount).leaf(subject).hash()));
    return tree.build().root();
  }

  private SortedMap<Address, BigInteger> cumulative(BatchKey key) {
    SortedMap<Address, BigInteger> cumulative = new TreeMap<>();
    for (Row row : tables.list(Payouts.TABLE, key)) {
      cumulative.put(
          new Address(row.getAs(Payouts.ADDRESS)),
          new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    return cumulative;
  }

  /** What was owed after the batch before, and what the ledger says went to each address since. */
  private SortedMap<Address, BigInteger> booked(BatchState state) {
    List<Batch.Past> history = log.historyBefore(state);
    SortedMap<Address, BigInteger> cumulative =
        history.isEmpty() ? new TreeMap<>() : cumulative(history.get(history.size() - 1).key());
    for (Row row : tables.list(Ledger.TABLE, state.key())) {
      String address = row.getAs(Ledger.ADDRESS);
      if (address != null) {
        cumulative.merge(
            new Address(address),
            new BigInteger(row.<String>getAs(Ledger.AMOUNT)),
            BigInteger::add);
      }
    }
    cumulative.values().removeIf(amount -> amount.signum() == 0);
    return cumulative;
  }

  /** None for a batch that pays nothing and so has none. */
  private List<Check> payoutFiles(BatchKey key, Hash anchored) throws IOException {
    Path directory = warehouse.payouts(key.batchId());
    SortedMap<Address, BigInteger> cumulative = cumulative(key);
    if (cumulative.isEmpty() && !Files.exists(directory)) {
      return List.of();
    }
    PayoutLeaf leaf =
        PayoutLeaf.rewards(
            BigInteger.valueOf(descriptor.chainId()), new Address(descriptor.distributor()));
    String found =
        PayoutFiles.firstDifference(directory, PayoutList.of(cumulative), leaf)
            .map(name -> name + " is missing or changed")
            .orElse(anchored.hex());
    return List.of(new Check("payout files", anchored.hex(), found));
  }

  private Hash storedRoot(BatchKey key, LeafKind kind) throws IOException {
    Path file = warehouse.proofs(key.batchId()).resolve(kind.label() + ".tree");
    try (TreeFile tree = TreeFile.open(file)) {
      tree.verify();
      return tree.root();
    }
  }

  private Hash evidenceHash(BatchKey key) throws IOException {
    return Hash.of(
        Keccak256.of(
            Files.readAllBytes(warehouse.proofs(key.batchId()).resolve(EvidenceFile.NAME))));
  }

  private List<Check> figures(BatchPayload payload, BatchKey key) throws IOException {
    Path evidence = warehouse.proofs(key.batchId()).resolve(EvidenceFile.NAME);
    String found =
        new StatedFigures(tables, key)
            .firstDifference(evidence)
            .orElse(payload.evidenceHash().hex());
    return List.of(new Check("evidence figures", payload.evidenceHash().hex(), found));
  }

  private Hash charterHash(BatchState state) throws IOException {
    return Hash.of(Keccak256.of(Files.readAllBytes(warehouse.charter(state.charterHash()))));
  }

  private Hash logRoot(BatchPayload payload) throws IOException {
    LogTree tree = new LogTree();
    List<byte[]> entries = new ArrayList<>();
    new LogSegments(warehouse.lineage()).forEach(entries::add);
    long size = Math.min(payload.log().size(), entries.size());
    entries.subList(0, (int) size).forEach(tree::append);
    return tree.root();
  }
}
