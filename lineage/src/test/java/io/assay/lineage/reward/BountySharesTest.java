package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BountySharesTest {
  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");

  @Test
  void anItemThatFillsAGapEarnsItsWeightAndTheBounty() {
    // 8500 for 2 records of 100 and a bounty of 50: 34 a unit of weight.
    Ledger ledger = pay(10_000, null, record(A, 10_000, 10_000), record(B, 10_000, 0));

    assertThat(ledger.byPerson().get(A)).isEqualTo(big(3400 + 1700));
    assertThat(ledger.byPerson().get(B)).isEqualTo(big(3400));
  }

  @Test
  void theBudgetBoundsAllBountiesTogether() {
    Ledger ledger = pay(1_000, null, record(A, 10_000, 10_000), record(B, 10_000, 0));

    // A tenth of 8500, and half of the rest.
    assertThat(ledger.byPerson().get(A)).isEqualTo(big(850 + 3825));
    assertThat(ledger.total()).isEqualTo(big(10_000));
  }

  @Test
  void whatFillsAPartOfAPlaceHasThatPartOfTheBounty() {
    Ledger ledger = pay(1_000, null, record(A, 500, 500), record(B, 10_000, 9_500));

    assertThat(bounty(ledger, A)).isEqualTo(big(43)); // Of 850, 42.5 each remainder.
    assertThat(bounty(ledger, B)).isEqualTo(big(807));
  }

  @Test
  void theCapHoldsForAPieceAndItsBountyTogether() {
    // 34 a unit of weight: 3400 for each record, 1700 for the bounty.
    WorkUnit[] work = {record(A, 10_000, 10_000), record(B, 10_000, 0)};
    assertThat(pay(10_000, big(4_000), work).byPerson().get(A)).isEqualTo(big(4_000));
    assertThat(bounty(pay(10_000, big(4_000), work), A)).isEqualTo(big(600));
    assertThat(bounty(pay(10_000, big(3_000), work), A)).isZero();
    assertThat(bounty(pay(10_000, big(9_000), work), A)).isEqualTo(big(1_700));
    assertThat(pay(10_000, big(4_000), work).total()).isEqualTo(big(10_000));
  }

  @Test
  void whereRecordsWeighNothingTheCapStillHoldsForTheBounty() {
    RewardsSection terms =
        Rewards.with(
            Rewards.terms(big(10_000), null),
            new RewardsSection.Caps(big(700), null, null),
            new RewardsSection.BountyTerms(50, 20, 10_000));
    Ledger ledger =
        Allocation.of(
            new RewardInput(
                terms, Funds.carried(big(0)), List.of(record(A, 0, 10_000)), new TreeMap<>()));

    assertThat(bounty(ledger, A)).isEqualTo(big(700));
  }

  @Test
  void workThatFillsNoGapHasNoBountyWhateverItSays() {
    WorkUnit revision = new WorkUnit(List.of(A), WorkKind.REVISION, 10_000, 10_000, 1);
    assertThat(pay(10_000, null, revision, record(B, 10_000, 0)).entries())
        .noneMatch(entry -> entry.reason().equals("bounty"));
  }

  @Test
  void aCharterWithoutBountiesPaysNone() {
    RewardInput input =
        new RewardInput(
            Rewards.terms(big(10_000), null),
            Funds.carried(big(0)),
            List.of(record(A, 10_000, 10_000)),
            new TreeMap<>());
    assertThat(Allocation.of(input).entries()).noneMatch(entry -> entry.reason().equals("bounty"));
  }

  @Test
  void refusesMoreThanAPlace() {
    assertThatThrownBy(() -> record(A, 10_000, 10_001))
        .hasMessage("bounty: 10001 (expected: 0 to 10000 basis points)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyUnitIsAccountedForInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      RewardInput input = random(random, null);
      List<WorkUnit> shuffled = new ArrayList<>(input.work());
      Collections.shuffle(shuffled, random);
      RewardInput other =
          new RewardInput(input.terms(), input.funds(), shuffled, input.decisions());

      assertThat(Allocation.of(input).total()).isEqualTo(input.pool());
      assertThat(Allocation.of(other)).isEqualTo(Allocation.of(input));
      BigInteger part =
          PoolSplit.of(input.pool(), input.terms().split()).contributors().add(input.carryIn());
      BigInteger budget =
          part.multiply(big(input.terms().bounties().budgetBasisPoints())).divide(big(10_000));
      assertThat(bountyOf(Allocation.of(input))).isLessThanOrEqualTo(budget);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPersonEarnsNoMoreThanTheCapForEachItemWithItsBounty(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      BigInteger cap = big(random.nextInt(300));
      RewardInput input = random(random, cap);
      long pieces =
          input.work().stream()
              .filter(unit -> unit.contributors().contains(A))
              .mapToLong(WorkUnit::count)
              .sum();

      BigInteger earned = Allocation.of(input).byPerson().getOrDefault(A, BigInteger.ZERO);
      // One unit more by rounding: work and bounties are rounded on their own.
      assertThat(earned)
          .isLessThanOrEqualTo(cap.multiply(BigInteger.valueOf(pieces)).add(BigInteger.ONE));
    }
  }

  private static RewardInput random(Random random, @Nullable BigInteger cap) {
    RewardsSection terms =
        Rewards.with(
            Rewards.randomTerms(random),
            new RewardsSection.Caps(cap, null, null),
            new RewardsSection.BountyTerms(
                random.nextInt(200), random.nextInt(200), random.nextInt(10_001)));
    List<WorkUnit> work = new ArrayList<>();
    for (WorkUnit unit : Rewards.randomWork(random)) {
      work.add(
          new WorkUnit(
              List.of(B),
              unit.kind(),
              unit.quality(),
              random.nextInt(unit.quality() + 1),
              unit.count()));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      int quality = Rewards.quality(random);
      work.add(
          new WorkUnit(
              List.of(A),
              WorkKind.ACCEPTED_RECORD,
              quality,
              random.nextInt(quality + 1),
              random.nextInt(5)));
    }
    return new RewardInput(terms, Funds.carried(big(random.nextInt(50))), work, new TreeMap<>());
  }

  private static BigInteger bountyOf(Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> entry.reason().equals("bounty"))
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger bounty(Ledger ledger, Pseudonym person) {
    return ledger.entries().stream()
        .filter(entry -> entry.reason().equals("bounty") && entry.account().equals(person.hex()))
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Ledger pay(int budget, @Nullable BigInteger cap, WorkUnit... work) {
    RewardsSection terms =
        Rewards.with(
            Rewards.terms(big(10_000), null),
            new RewardsSection.Caps(cap, null, null),
            new RewardsSection.BountyTerms(50, 20, budget));
    return Allocation.of(
        new RewardInput(terms, Funds.carried(big(0)), List.of(work), new TreeMap<>()));
  }

  private static WorkUnit record(Pseudonym person, int quality, int bounty) {
    return new WorkUnit(List.of(person), WorkKind.ACCEPTED_RECORD, quality, bounty, 1);
  }
}
