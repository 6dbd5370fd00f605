package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Bounties.Cell;
import io.assay.lineage.reward.Bounties.Claim;
import io.assay.lineage.reward.Bounties.Evidence;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BountySharesTest {
  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");

  @Test
  void anItemThatFillsAGapEarnsItsWeightAndTheBounty() {
    // 8500 for 2 records of 100 and a bounty of 50: 34 a unit of weight.
    Ledger ledger =
        pay(10_000, new Bounties(List.of(new Cell("de", 3)), List.of(claim("de", A, 1))));

    assertThat(ledger.byPerson().get(A)).isEqualTo(big(3400 + 1700));
    assertThat(ledger.byPerson().get(B)).isEqualTo(big(3400));
  }

  @Test
  void theBudgetBoundsAllBountiesTogether() {
    Ledger ledger =
        pay(1_000, new Bounties(List.of(new Cell("de", 3)), List.of(claim("de", A, 1))));

    // A tenth of 8500, and half of the rest.
    assertThat(ledger.byPerson().get(A)).isEqualTo(big(850 + 3825));
    assertThat(ledger.total()).isEqualTo(big(10_000));
  }

  @Test
  void moreThanIsMissingEarnsNoMoreInSum() {
    BigInteger enough =
        bounty(new Bounties(List.of(new Cell("de", 2)), List.of(claim("de", A, 2))));
    BigInteger tooMany =
        bounty(
            new Bounties(
                List.of(new Cell("de", 2)), List.of(claim("de", A, 2), claim("de", B, 9))));

    assertThat(tooMany).isEqualTo(enough);
  }

  @Test
  void whatAContributorOnlySaysEarnsNothing() {
    Claim declared = Claim.of("de", List.of(A), Evidence.DECLARED, 1);
    assertThat(bounty(new Bounties(List.of(new Cell("de", 2)), List.of(declared)))).isZero();
  }

  @Test
  void whatIsNotMissingEarnsNothing() {
    List<Claim> claims = List.of(claim("de", A, 1), claim("fr", A, 1));
    assertThat(bounty(new Bounties(List.of(new Cell("de", 0)), claims))).isZero();
  }

  @Test
  void aCharterWithoutBountiesPaysNone() {
    RewardInput input =
        new RewardInput(
            Rewards.terms(big(10_000), null),
            Funds.carried(big(0)),
            records(),
            new Bounties(List.of(new Cell("de", 3)), List.of(claim("de", A, 1))),
            new TreeMap<>());
    assertThat(Allocation.of(input).entries()).noneMatch(entry -> entry.reason().equals("bounty"));
  }

  @Test
  void refusesACellTwice() {
    List<Cell> cells = List.of(new Cell("de", 1), new Cell("de", 2));
    assertThatThrownBy(() -> new Bounties(cells, List.of()))
        .hasMessage("cell: de twice (expected: once)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyUnitIsAccountedForInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      RewardInput input = random(random);
      List<Claim> shuffled = new ArrayList<>(input.bounties().claims());
      Collections.shuffle(shuffled, random);
      RewardInput other = with(input, input.work(), shuffled);

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
  void oneMoreItemInAGapNeverEarnsLess(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      RewardInput before = random(random);
      List<WorkUnit> work = new ArrayList<>(before.work());
      work.add(WorkUnit.of(List.of(A), WorkKind.ACCEPTED_RECORD, 1));
      List<Claim> claims = new ArrayList<>(before.bounties().claims());
      claims.add(claim("c" + random.nextInt(3), A, 1));

      BigInteger less = earned(Allocation.of(before));
      BigInteger more = earned(Allocation.of(with(before, work, claims)));

      assertThat(less.subtract(more)).isLessThan(big(2 * (WorkKind.values().length + 3)));
    }
  }

  private static BigInteger earned(Ledger ledger) {
    return ledger.byPerson().getOrDefault(A, BigInteger.ZERO);
  }

  private static RewardInput random(Random random) {
    RewardsSection terms =
        Rewards.with(
            Rewards.randomTerms(random),
            new RewardsSection.Caps(null, null, null),
            new RewardsSection.BountyTerms(
                random.nextInt(200), random.nextInt(200), random.nextInt(10_001)));
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      cells.add(new Cell("c" + i, random.nextInt(6)));
    }
    cells.add(new Cell("stale", random.nextInt(6), Bounties.Kind.STALE));
    List<Claim> claims = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      claims.add(claim("c" + random.nextInt(4), random.nextBoolean() ? A : B, random.nextInt(4)));
    }
    List<WorkUnit> work = new ArrayList<>();
    for (WorkUnit unit : Rewards.randomWork(random)) {
      work.add(new WorkUnit(List.of(B), unit.kind(), unit.quality(), unit.count()));
    }
    work.add(WorkUnit.of(List.of(A), WorkKind.ACCEPTED_RECORD, random.nextInt(5)));
    return new RewardInput(
        terms,
        Funds.carried(big(random.nextInt(50))),
        work,
        new Bounties(cells, claims).withRefreshes(work),
        new TreeMap<>());
  }

  private static RewardInput with(RewardInput input, List<WorkUnit> work, List<Claim> claims) {
    return new RewardInput(
        input.terms(),
        input.funds(),
        work,
        new Bounties(input.bounties().cells(), claims),
        input.decisions());
  }

  private static BigInteger bounty(Bounties bounties) {
    return bountyOf(pay(10_000, bounties));
  }

  private static BigInteger bountyOf(Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> entry.reason().equals("bounty"))
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Ledger pay(int budget, Bounties bounties) {
    RewardsSection terms =
        Rewards.with(
            Rewards.terms(big(10_000), null),
            new RewardsSection.Caps(null, null, null),
            new RewardsSection.BountyTerms(50, 20, budget));
    return Allocation.of(
        new RewardInput(terms, Funds.carried(big(0)), records(), bounties, new TreeMap<>()));
  }

  private static List<WorkUnit> records() {
    return List.of(
        WorkUnit.of(List.of(A), WorkKind.ACCEPTED_RECORD, 1),
        WorkUnit.of(List.of(B), WorkKind.ACCEPTED_RECORD, 1));
  }

  private static Claim claim(String cell, Pseudonym person, long count) {
    return Claim.of(cell, List.of(person), Evidence.DERIVED, count);
  }
}
