package io.assay.jobs.provenance;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableDefinition;
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
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Writes the three trees of a batch. Leaves come sorted from Spark, one partition at a time, so the
 * driver holds the flat tree alone.
 */
public final class BatchTrees {
  private final StageContext context;
  private final String dataset;
  private final BatchKey key;

  /** For the batch of the context. */
  public BatchTrees(StageContext context) {
    this.context = context;
    this.dataset = context.charter().dataset().id();
    this.key = context.batch().key();
  }

  /** Writes validated, verdict and rewards tree, and gives their roots. */
  public Evidence.Roots write(Balances balances) {
    try {
      Dataset<Row> verdicts = context.tables().read(Verdicts.TABLE, key);
      Hash validated =
          items(
              LeafKind.VALIDATED,
              verdicts.where(col(Verdicts.VERDICT).equalTo("accepted")),
              TreeSubject.validated(dataset, key.batchId()));
      Hash verdict = items(LeafKind.VERDICT, verdicts, TreeSubject.verdict(dataset, key.batchId()));
      return new Evidence.Roots(validated, verdict, rewards(balances));
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
    bodies(kind, verdicts)
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

  private static Dataset<byte[]> bodies(LeafKind kind, Dataset<Row> verdicts) {
    return verdicts
        .select(
            col(TableDefinition.ITEM_ID),
            col(Verdicts.COMMITMENT),
            col(Verdicts.VERDICT),
            col(Verdicts.REASONS),
            col(Verdicts.SUPERSEDES_BATCH_ID),
            col(Verdicts.SUPERSEDES_LEAF))
        .mapPartitions(new VerdictRecords(kind), Encoders.BINARY());
  }

  private Hash items(LeafKind kind, Dataset<Row> verdicts, TreeSubject subject) throws IOException {
    Iterator<byte[]> bodies = bodies(kind, verdicts).sort(col("value")).toLocalIterator();
    try (TreeFileWriter writer = TreeFileWriter.create(file(kind), subject)) {
      while (bodies.hasNext()) {
        writer.add(TreeRecord.ofBody(kind, bodies.next()));
      }
      return writer.finish();
    }
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
