package io.assay.jobs.reward;

import io.assay.contracts.client.EcdsaRecovery;
import io.assay.jobs.provenance.BatchTrees;
import io.assay.jobs.provenance.EvidenceFile;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Waiting;
import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.ContributorRegistry;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Allocation;
import io.assay.lineage.reward.Balances;
import io.assay.lineage.reward.Funds;
import io.assay.lineage.reward.RewardInput;
import io.assay.lineage.reward.Settlement;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.VoteBasis;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Distributes the pool of a batch and leaves everything that is anchored next: ledger, payouts, the
 * three trees, payout files and {@code evidence.json}. Without a rewards section nobody earns, and
 * the books stay as the batch before left them: a root on the chain never falls behind an earlier
 * one. Rows in are accounts with ledger entries.
 */
public final class RewardStage implements Stage {
  @Override
  public StageName name() {
    return StageName.REWARD;
  }

  @Override
  public void check(StageContext context) {
    registry(context);
  }

  @Override
  public StageResult run(StageContext context) {
    RewardsSection terms = context.charter().rewards();
    Settlement settlement = terms == null ? carriedOn(context) : settle(context, terms);
    Balances balances = settlement == null ? Balances.none() : settlement.balances();
    BatchTrees.Written trees = new BatchTrees(context).write(balances);
    if (settlement != null) {
      PayoutOutput.write(context, balances, trees.roots().rewards());
    }
    EvidenceFile.write(context, trees, settlement);
    if (settlement == null) {
      return StageResult.done(0, 0, Map.of());
    }
    long entries = settlement.ledger().entries().size();
    return StageResult.done(
        entries,
        entries,
        Map.of(
            Ledger.TABLE,
            entries,
            Payouts.TABLE,
            (long) balances.cumulative().size(),
            Waiting.TABLE,
            (long) balances.waiting().size()));
  }

  /** Null where there are no books yet. */
  private static @Nullable Settlement carriedOn(StageContext context) {
    Books books = new Books(context);
    Settlement settlement = Settlement.withoutRewards(books.previous(), books.carryIn());
    if (settlement.isEmpty()) {
      return null;
    }
    books.write(settlement);
    return settlement;
  }

  private static Settlement settle(StageContext context, RewardsSection terms) {
    Work work = new Work(context, terms);
    SortedMap<Pseudonym, Long> decisions = work.decisions();
    Books books = new Books(context);
    RewardInput input =
        new RewardInput(
            terms,
            new Funds(new CountedRevenue(context).ofBatch(), books.carryIn()),
            work.units(decisions),
            decisions);
    Balances previous = books.previous();
    PayableTotal.require(context, previous, input);
    DatasetKey key = DatasetKey.load(context.warehouse().datasetKey());
    Settlement settlement =
        Settlement.of(
            previous,
            Allocation.of(input),
            new Settlement.Withheld(
                new Recalls(context).overpaid(),
                disownedVotes(context, terms),
                terms.payment().holdBatches()),
            new Settlement.Accounts(
                registry(context).addresses(key), new Address(terms.treasury())));
    books.write(settlement);
    books.write(input);
    return settlement;
  }

  private static SortedMap<Pseudonym, BigInteger> disownedVotes(
      StageContext context, RewardsSection terms) {
    return terms.voteBasis() == VoteBasis.INFORMATION && context.charter().labels() != null
        ? InformationPay.of(context).owed()
        : new TreeMap<>();
  }

  private static ContributorRegistry registry(StageContext context) {
    @Nullable Path file = context.batch().inputs().referred().registry();
    return file == null
        ? ContributorRegistry.empty()
        : ContributorRegistry.load(file, context.charter().dataset().id(), new EcdsaRecovery());
  }
}
