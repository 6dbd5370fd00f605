package io.assay.jobs.anchor;

import io.assay.contracts.client.AnchorIntent;
import io.assay.contracts.client.AnchorReceipt;
import io.assay.contracts.client.AnchoredBatch;
import io.assay.contracts.client.BatchPayload;
import io.assay.contracts.client.BatchRegistryContract;
import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.Proposal;
import io.assay.contracts.client.RewardDistributorContract;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.provenance.BatchRoots;
import io.assay.jobs.provenance.GrowingPayouts;
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
import java.time.Duration;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Anchors roots, log checkpoint, evidence and charter of a batch. On the embedded chain, and
 * without a challenge window, it makes the payouts claimable too; elsewhere the distributor's
 * operator does. The intent is stored first and repeated until the chain holds it, so that a crash
 * at any point ends in one anchor. No chain section: skipped.
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
  public void check(StageContext context) {
    correction(context);
  }

  /** What the batch was opened with counts: others that wait are anchored by the same command. */
  private static long correction(StageContext context) {
    String supersedes = context.batch().supersedes();
    return supersedes == null ? 0 : new Correction(context).of(supersedes);
  }

  @Override
  public StageResult run(StageContext context) {
    ChainSection section = context.charter().chain();
    if (section == null) {
      return StageResult.skipped();
    }
    try (Chain chain = Chain.open(access, context.warehouse(), context.descriptor(), section)) {
      DeployedTerms.require(chain.client().distributor(chain.deployment()), context.charter());
      anchor(context, chain);
    } catch (ChainUnavailableException e) {
      throw ExitException.anchorPending(String.valueOf(e.getMessage()), e);
    }
    BatchKey key = context.batch().key();
    io.assay.lineage.provenance.BatchKey.destroy(
        context.warehouse().batchKey(key.batchId(), key.attempt()));
    return StageResult.done(1, 1, Map.of(Anchors.TABLE, 2L));
  }

  private void anchor(StageContext context, Chain chain) {
    BatchRegistryContract registry = chain.client().registry(chain.deployment());
    AnchorTable table = new AnchorTable(context);
    replay(context, chain, registry);
    AnchorIntent intent = table.intent();
    if (intent == null) {
      requireGrowing(context);
      BatchPayload payload = payload(context);
      requireInForce(chain, registry, payload);
      intent = registry.plan(payload, correction(context));
      table.storeIntent(intent);
    }
    anchor(chain, registry, intent);
    if (chain.paysByItself()) {
      pay(context, chain, registry.batch(chain.datasetId(), intent.number()).orElseThrow());
    }
    chain.save();
    AnchorReceipt receipt = registry.confirm(intent, chain.confirmations());
    chain.save();
    writeAnchor(context, intent.payload());
    table.storeConfirmation(intent, receipt);
  }

  /**
   * A chain whose state was lost gets again what was stored, in order; usually it lacks nothing.
   */
  private static void replay(StageContext context, Chain chain, BatchRegistryContract registry) {
    for (AnchorIntent earlier : AnchorTable.intents(context.tables())) {
      if (earlier.number() > registry.head(earlier.payload().datasetId()).number()) {
        anchor(chain, registry, earlier);
      }
    }
  }

  /**
   * Nothing is sealed that the registry would refuse: the batch can still be judged afresh, under
   * the charter in force.
   */
  private static void requireInForce(
      Chain chain, BatchRegistryContract registry, BatchPayload payload) {
    if (!chain.isEmbedded() && !registry.isInForce(payload.datasetId(), payload.charterHash())) {
      throw ExitException.anchorPending(
          "Charter %s is not in force on the chain (expected: %s). Have it ratified (assay charter ratify) and run again, or judge the batch afresh under the other charter with --replace."
              .formatted(payload.charterHash(), registry.activeCharter(payload.datasetId())));
    }
  }

  /** On the embedded chain nobody else ratifies charters. */
  private static void anchor(Chain chain, BatchRegistryContract registry, AnchorIntent intent) {
    boolean isNew = registry.head(intent.payload().datasetId()).number() < intent.number();
    if (isNew && chain.isEmbedded()) {
      registry.activateCharter(
          intent.payload().datasetId(), intent.payload().charterHash(), Duration.ZERO);
    }
    registry.anchor(intent);
  }

  /** Nothing on a chain is taken back, so this is the last place to find it. */
  private static void requireGrowing(StageContext context) {
    new GrowingPayouts(context.tables())
        .firstFall(context.batch().pastKeys(), context.batch().key())
        .ifPresent(
            fall -> {
              throw ExitException.conflict(
                  "Cannot anchor batch %s: the payout of %s (expected: at least as much). Run the batch again with --replace."
                      .formatted(context.batch().key().batchId(), fall));
            });
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

  /** Proposes, funds and activates at once; does nothing where nobody is owed more than before. */
  private static void pay(StageContext context, Chain chain, AnchoredBatch batch) {
    Hash root = batch.payload().roots().rewards();
    RewardDistributorContract distributor = chain.client().distributor(chain.deployment());
    Proposal waiting = distributor.state().pending();
    if (waiting != null && !waiting.root().equals(root)) {
      fund(chain, waiting.total());
      distributor.activate(waiting.root());
    }
    if (root.equals(Hash.ZERO) || distributor.isVetoed(root)) {
      return;
    }
    BigInteger total = BigInteger.ZERO;
    for (Row row : context.tables().read(Payouts.TABLE, context.batch().key()).collectAsList()) {
      total = total.add(new BigInteger(row.<String>getAs(Payouts.CUMULATIVE)));
    }
    BatchRegistryContract registry = chain.client().registry(chain.deployment());
    distributor.propose(registry.history(chain.datasetId()), batch, total);
    if (distributor.state().pending() != null) {
      fund(chain, total);
      distributor.activate(root);
    }
  }

  private static void fund(Chain chain, BigInteger total) {
    BigInteger claimed = chain.client().distributor(chain.deployment()).state().totals().claimed();
    chain
        .client()
        .token(chain.deployment())
        .fund(chain.deployment().distributor(), total.subtract(claimed));
  }
}
