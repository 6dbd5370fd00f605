package io.assay.jobs.anchor;

import io.assay.contracts.client.RewardDistributorContract;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.merkle.Hash;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.RewardsSection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a charter and its distributor both say. The distributor was deployed with it and nobody can
 * change it there, so a charter that says something else would promise what the chain does not do.
 */
public final class DeployedTerms {
  private static final String FIXED =
      "which the distributor keeps and nobody can change). Change the charter back, or make a new warehouse.";

  private DeployedTerms() {}

  /**
   * Compares them for the charter that an anchored batch is bound to.
   *
   * @throws ExitException usage, naming the key that differs; conflict, when the warehouse has not
   *     kept that charter
   */
  public static void requireStored(
      RewardDistributorContract distributor, Warehouse warehouse, Hash charter) {
    require(distributor, StoredChainTerms.charter(warehouse.charter(charter.hex())));
  }

  /**
   * Compares them.
   *
   * @throws ExitException usage, naming the key that differs
   */
  static void require(RewardDistributorContract distributor, Charter charter) {
    Integer hours = charter.chain() == null ? null : charter.chain().challengeWindowHours();
    require(
        "chain.challenge-window-hours",
        hours,
        distributor.challengeWindow(),
        Duration.ofHours(1).toSeconds());
    RewardsSection rewards = charter.rewards();
    if (rewards == null) {
      return;
    }
    long period = distributor.claimPeriod();
    require(
        "rewards.unclaimed-after-days",
        rewards.unclaimedAfterDays(),
        period,
        Duration.ofDays(1).toSeconds());
    if (period > 0) { // Else nothing ever goes there from the distributor.
      requireTreasury(new Address(rewards.treasury()), distributor.treasury());
    }
  }

  private static void require(String key, @Nullable Integer said, long seconds, long unit) {
    if (seconds != (said == null ? 0 : said * unit)) {
      throw ExitException.usage(
          "%s: %s (expected: %s, %s"
              .formatted(
                  key,
                  said == null ? "none" : said,
                  seconds == 0 ? "none" : seconds / unit,
                  FIXED));
    }
  }

  private static void requireTreasury(Address said, Address deployed) {
    if (!said.equals(deployed)) {
      throw ExitException.usage(
          "rewards.treasury: %s (expected: %s, to which unclaimed payouts go, %s"
              .formatted(said, deployed, FIXED));
    }
  }
}
