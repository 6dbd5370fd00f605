package io.assay.jobs.provenance;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.evidence.Evidence;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.LeafKind;
import io.assay.lineage.merkle.StandardTree;
import io.assay.lineage.merkle.TreeFileWriter;
import io.assay.lineage.merkle.TreeRecord;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.lineage.reward.Balances;
import io.assay.rules.decision.VerdictKind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Writes the three trees of a batch. Verdicts are read once and come sorted from Spark, one
 * partition at a time, so the driver holds flat trees alone.
 */
public final class BatchTrees {
  /** Sorting more than one partition has Spark read everything twice, to find their bounds. */
  private static final long MOST_IN_ONE_PARTITION = 250_000;

  /** The column of a dataset of values. */
  private static final String VALUE = "value";

  private final StageContext context;
  private final String dataset;
  private final BatchKey key;

  /** For the batch of the context. */
  public BatchTrees(StageContext context) {
    this.context = context;
    this.dataset = context.charter().dataset().id();
    this.key = context.batch().key();
  }

  /**
   * What was written.
   *
   * @param verdicts leaves of each kind in the verdict tree
   */
  public record Written(Evidence.Roots roots, Map<VerdictKind, Long> verdicts) {
    /** Copies. */
    public Written {
      verdicts = Map.copyOf(verdicts);
    }
  }

  /** Writes validated, verdict and rewards tree. */
  public Written write(Balances balances) {
    try {
      Map<VerdictKind, Long> counts = new EnumMap<>(VerdictKind.class);
      TreeSubject ofAccepted = TreeSubject.validated(dataset, key.batchId());
      TreeSubject ofAll = TreeSubject.verdict(dataset, key.batchId());
      try (TreeFileWriter accepted = TreeFileWriter.create(file(LeafKind.VALIDATED), ofAccepted);
          TreeFileWriter all = TreeFileWriter.create(file(LeafKind.VERDICT), ofAll)) {
        Iterator<byte[]> bodies = sortedBodies();
        while (bodies.hasNext()) {
          byte[] body = bodies.next();
          TreeRecord.Verdict record =
              (TreeRecord.Verdict) TreeRecord.ofBody(LeafKind.VERDICT, body);
          all.add(record, VerdictRecords.leafBehind(body));
          counts.merge(record.verdict(), 1L, Long::sum);
          if (record.verdict() == VerdictKind.ACCEPTED) {
            // Ascending too: both kinds of record begin with item and commitment.
            accepted.add(new TreeRecord.Validated(record.item(), record.commitment()));
          }
        }
        Hash verdict = all.finish();
        Evidence.Roots roots = new Evidence.Roots(accepted.finish(), verdict, rewards(balances));
        return new Written(roots, counts);
      }
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write proofs of batch %s: %s. Check disk and permissions."
              .formatted(key.batchId(), StorageFault.of(e)),
          e);
    }
  }

  /**
   * The root over verdicts, computed without writing anything.
   *
   * @param verdicts rows with the columns of {@code verdicts}
   */
  public static Hash rootOf(LeafKind kind, Dataset<Row> verdicts, TreeSubject subject) {
    StandardTree.Builder tree = StandardTree.builder();
    bodies(new VerdictRecords(kind, false), verdicts)
        .toLocalIterator()
        .forEachRemaining(body -> tree.add(TreeRecord.ofBody(kind, body).leaf(subject).hash()));
    return tree.build().root();
  }

  /** What the leaves of a batch's rewards tree have in common. */
  public static TreeSubject rewardsSubject(WarehouseDescriptor descriptor, BatchKey key) {
    return TreeSubject.rewards(
        descriptor.dataset(),
        key.batchId(),
        BigInteger.valueOf(descriptor.chainId()),
        new Address(descriptor.distributor()));
  }

  private static Dataset<byte[]> bodies(VerdictRecords records, Dataset<Row> verdicts) {
    return verdicts
        .select(records.columns().stream().map(name -> col(name)).toArray(Column[]::new))
        .mapPartitions(records, Encoders.BINARY());
  }

  /**
   * Bodies of verdicts, each with its leaf hash. The driver takes one partition at a time, so few
   * rows need no more than one.
   */
  private Iterator<byte[]> sortedBodies() {
    Dataset<byte[]> bodies =
        bodies(
            new VerdictRecords(LeafKind.VERDICT, true), context.tables().read(Verdicts.TABLE, key));
    boolean few = context.tables().count(Verdicts.TABLE, key) <= MOST_IN_ONE_PARTITION;
    return (few ? bodies.coalesce(1).sortWithinPartitions(VALUE) : bodies.sort(VALUE))
        .toLocalIterator();
  }

  private Hash rewards(Balances balances) throws IOException {
    TreeSubject subject = rewardsSubject(context.descriptor(), key);
    try (TreeFileWriter writer = TreeFileWriter.create(file(LeafKind.REWARDS), subject)) {
      for (Map.Entry<Address, BigInteger> entry : balances.cumulative().entrySet()) {
        writer.add(new TreeRecord.Reward(entry.getKey(), entry.getValue()));
      }
      return writer.finish();
    }
  }

  private Path file(LeafKind kind) throws IOException {
    Path directory = context.warehouse().proofs(key.batchId());
    Files.createDirectories(directory);
    return directory.resolve(kind.label() + ".tree");
  }
}
