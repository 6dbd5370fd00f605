package io.assay.jobs.reward;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.payout.PayoutFiles;
import io.assay.lineage.payout.PayoutLeaf;
import io.assay.lineage.payout.PayoutList;
import io.assay.lineage.payout.PayoutSummary;
import io.assay.lineage.reward.Balances;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;

/**
 * The payout files of a batch, from which people claim once it is anchored. A batch that is judged
 * afresh before that gets new files in place of the old.
 */
final class PayoutOutput {
  private PayoutOutput() {}

  /** Writes the files, whose root must be that of the rewards tree. */
  static void write(StageContext context, Balances balances, Hash rewardsRoot) {
    Path directory = context.warehouse().payouts(context.batch().key().batchId());
    PayoutLeaf leaf =
        PayoutLeaf.rewards(
            BigInteger.valueOf(context.descriptor().chainId()),
            new Address(context.descriptor().distributor()));
    try {
      PayoutSummary summary =
          PayoutFiles.write(
              directory, PayoutList.of(balances.cumulative()), leaf, PayoutFiles.OnOther.REPLACE);
      if (!summary.root().equals(rewardsRoot)) {
        throw new IllegalStateException(
            "payout root: %s (expected: %s)".formatted(summary.root(), rewardsRoot));
      }
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write payout files %s: %s. Check disk and permissions."
              .formatted(directory, StorageFault.of(e)),
          e);
    }
  }
}
