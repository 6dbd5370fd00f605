package io.assay.jobs.anchor;

import io.assay.contracts.client.AnchorIntent;
import io.assay.contracts.client.AnchorReceipt;
import io.assay.contracts.client.BatchPayload;
import io.assay.contracts.client.BatchRegistryContract;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.contracts.client.RewardsRoot;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.provenance.BatchRoots;
import io.assay.jobs.provenance.LogPosition;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.log.Checkpoint;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.charter.ChainSection;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Anchors roots, log checkpoint, evidence and charter of a batch, then makes its payouts claimable.
 * The intent is stored first and repeated until the chain holds it, so that a crash at any point
 * ends in one anchor. No chain section: skipped.
 */
public final class AnchorStage implements Stage {
  private final Chain.Access access;

  /**
   * @param access how to reach the chain
   */
  public AnchorStage(Chain.Access access) {
    this.access = access;
  }

  @Override
  public StageName name() {
    return StageName.ANCHOR;
  }

  @Override
  public StageResult run(StageContext context) {
    ChainSection section = context.charter().chain();
    if (section == null) {
      return StageResult.skipped();
    }
    try (Chain chain =
        Chain.open(access, context.warehouse(), context.charter().dataset().id(), section)) {
      requireSameContracts(context, chain);
      anchor(context, chain, section.confirmations());
    } catch (ChainUnavailableException e) {
      throw ExitException.anchorPending(String.valueOf(e.getMessage()), e);
    }
    BatchKey key = context.batch().key();
    io.assay.lineage.provenance.BatchKey.destroy(
        context.warehouse().batchKey(key.batchId(), key.attempt()));
    return StageResult.done(1, 1, Map.of(Anchors.TABLE, 2L));
  }

  private static void anchor(StageContext context, Chain chain, int confirmations) {
    BatchRegistryContract registry = chain.client().registry(chain.deployment());
    AnchorTable table = new AnchorTable(context);
    replay(context, registry);
    AnchorIntent intent = table.intent();
    if (intent == null) {
      intent = registry.plan(payload(context));
      table.storeIntent(intent);
    }
    AnchorReceipt receipt = registry.anchor(intent);
    setRoot(context, chain, intent);
    chain.save();
    receipt = registry.confirm(receipt, intent.payload().datasetId(), confirmations);
    chain.save();
    writeAnchor(context, intent.payload());
    table.storeConfirmation(intent, receipt);
  }

  /**
   * A chain whose state was lost gets again what was stored, in order; usually it lacks nothing.
   */
  private static void replay(StageContext context, BatchRegistryContract registry) {
    for (AnchorIntent earlier : AnchorTable.intents(context.tables())) {
      if (earlier.number() > registry.head(earlier.payload().datasetId()).number()) {
        registry.anchor(earlier);
      }
    }
  }

  private static BatchPayload payload(StageContext context) {
    String dataset = context.charter().dataset().id();
    BatchKey key = context.batch().key();
    try {
      BatchRoots roots = BatchRoots.read(context.warehouse(), key.batchId());
      Checkpoint checkpoint = LogPosition.afterReward(context.warehouse(), dataset, key);
      AtomicFile.write(
          context.warehouse().proofs(key.batchId()).resolve("checkpoint"),
          checkpoint.text().getBytes(StandardCharsets.UTF_8));
      return new BatchPayload(
          TreeSubject.hashOf(dataset),
          TreeSubject.hashOf(key.batchId()),
          new BatchPayload.Roots(roots.validated(), roots.verdict(), roots.rewards()),
          new BatchPayload.LogHead(checkpoint.size(), checkpoint.root()),
          roots.evidenceHash(),
          Hash.ofHex(context.charter().hash()));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read the proofs of batch %s: %s. Check disk and permissions."
              .formatted(key.batchId(), StorageFault.of(e)),
          e);
    }
  }

  /** What {@code assay verify --anchor} takes, for those who believe this warehouse. */
  private static void writeAnchor(StageContext context, BatchPayload payload) {
    Path file = context.warehouse().proofs(context.batch().key().batchId()).resolve("anchor.json");
    try {
      AtomicFile.write(file, (AnchorTable.json(payload) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
          e);
    }
  }

  private static void setRoot(StageContext context, Chain chain, AnchorIntent intent) {
    BigInteger total = BigInteger.ZERO;
    for (Row row : context.tables().read(Payouts.TABLE, context.batch().key()).collectAsList()) {
      total = total.add(new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    RewardDistributorContract distributor = chain.client().distributor(chain.deployment());
    BigInteger unclaimed = total.subtract(distributor.state().claimedTotal());
    chain.client().token(chain.deployment()).fund(chain.deployment().distributor(), unclaimed);
    distributor.setRoot(
        new RewardsRoot(intent.number(), intent.payload().roots().rewards(), total));
  }

  private static void requireSameContracts(StageContext context, Chain chain) {
    String distributor = chain.deployment().distributor().toString();
    if (!distributor.equals(context.descriptor().distributor())) {
      throw ExitException.conflict(
          "The chain's distributor for this dataset is %s (expected: %s, which warehouse.json names and leaves contain). Connect to the chain that the warehouse was made for."
              .formatted(distributor, context.descriptor().distributor()));
    }
  }
}
