package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What renewing stale items adds: the laws of gaps, for the one gap that refreshes fill. */
class RefreshBountyTest {
  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");
  private static final int ACCOUNTS = 10;

  @Test
  void aRefreshEarnsItsWeightAndTheBounty() {
    // 8500 for a record of 100, a refresh of 20 and a bounty of 50: 50 a unit of weight.
    Ledger ledger = pay(10_000, 3, List.of(refresh(A, 1), record(B, 1)));

    assertThat(amount(ledger, "refresh")).isEqualTo(big(1000));
    assertThat(amount(ledger, "bounty")).isEqualTo(big(2500));
    assertThat(ledger.byPerson().get(A)).isEqualTo(big(3500));
    assertThat(ledger.byPerson().get(B)).isEqualTo(big(5000));
  }

  @Test
  void theBudgetBoundsWhatRefreshesAndGapsTakeTogether() {
    List<WorkUnit> work =
        List.of(
            new WorkUnit(List.of(A), WorkKind.REFRESH, 10_000, 10_000, 1),
            new WorkUnit(List.of(B), WorkKind.ACCEPTED_RECORD, 10_000, 10_000, 1));

    assertThat(amount(Allocation.of(input(1_000, work)), "bounty")).isEqualTo(big(850));
  }

  @Test
  void whereNothingWasStaleARefreshEarnsItsWeightAlone() {
    assertThat(amount(pay(10_000, 0, List.of(refresh(A, 1), record(B, 1))), "bounty")).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void renewingRaisesPayAndRenewingMoreThanIsStaleDoesNot(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      long stale = 1 + random.nextInt(5);
      List<WorkUnit> others = List.of(record(B, 1 + random.nextInt(9)));
      BigInteger last = BigInteger.valueOf(-1);
      for (long renewed = 0; renewed <= stale; renewed++) {
        BigInteger bounty = bounty(stale, renewed, others);
        assertThat(bounty).as("seed %d", seed).isGreaterThan(last);
        last = bounty;
      }
      assertThat(bounty(stale, stale + 1 + random.nextInt(9), others))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(last);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tenAccountsGainAtMostRounding(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      long stale = random.nextInt(30);
      int budget = random.nextInt(10_001);
      List<WorkUnit> one = new ArrayList<>(List.of(record(B, random.nextInt(9))));
      List<WorkUnit> ten = new ArrayList<>(one);
      long all = 0;
      for (int account = 0; account < ACCOUNTS; account++) {
        long own = random.nextInt(4);
        all += own;
        ten.add(refresh(person("c" + account), own));
      }
      one.add(refresh(A, all));

      BigInteger alone = amount(pay(budget, stale, one), "bounty");
      BigInteger together = amount(pay(budget, stale, ten), "bounty");
      assertThat(together.subtract(alone).abs())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(big(ACCOUNTS));
      BigInteger paidAlone = alone.add(amount(pay(budget, stale, one), "refresh"));
      BigInteger paidTogether = together.add(amount(pay(budget, stale, ten), "refresh"));
      assertThat(paidTogether.subtract(paidAlone))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(big(2L * ACCOUNTS));
    }
  }

  private static BigInteger bounty(long stale, long renewed, List<WorkUnit> others) {
    List<WorkUnit> work = new ArrayList<>(others);
    work.add(refresh(A, renewed));
    return amount(pay(10_000, stale, work), "bounty");
  }

  /** Each refresh on its own, as places are taken one by one. */
  private static Ledger pay(int budget, long stale, List<WorkUnit> work) {
    GapPlaces places = new GapPlaces(Map.of("stale", stale));
    List<WorkUnit> units = new ArrayList<>();
    for (WorkUnit unit : work) {
      if (unit.kind() == WorkKind.REFRESH) {
        for (long i = 0; i < unit.count(); i++) {
          int bounty = places.take("stale", unit.quality());
          units.add(new WorkUnit(unit.contributors(), unit.kind(), unit.quality(), bounty, 1));
        }
      } else {
        units.add(unit);
      }
    }
    return Allocation.of(input(budget, units));
  }

  private static RewardInput input(int budget, List<WorkUnit> work) {
    RewardsSection terms =
        Rewards.with(
            Rewards.terms(big(10_000), null),
            new RewardsSection.Caps(null, null, null),
            new RewardsSection.BountyTerms(50, 50, budget));
    return new RewardInput(terms, Funds.carried(big(0)), work, new TreeMap<>());
  }

  private static BigInteger amount(Ledger ledger, String reason) {
    return ledger.entries().stream()
        .filter(entry -> entry.reason().equals(reason))
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static WorkUnit refresh(Pseudonym person, long count) {
    return WorkUnit.of(List.of(person), WorkKind.REFRESH, count);
  }

  private static WorkUnit record(Pseudonym person, long count) {
    return WorkUnit.of(List.of(person), WorkKind.ACCEPTED_RECORD, count);
  }
}
