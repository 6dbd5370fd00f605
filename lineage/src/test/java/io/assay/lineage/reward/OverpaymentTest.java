package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Overpayment.Recalled;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverpaymentTest {
  private static final Pseudonym ALICE = person("a");
  private static final Pseudonym BOB = person("b");

  @Test
  void whatTheCapCutOffIsDeductedOnce() {
    // 923 earned by ten pieces of 92.3, of which 900 were paid.
    Overpayment overpayment =
        new Overpayment(
            new PieceValue(big(923), big(10), null), new TreeMap<>(Map.of(ALICE, big(23))));
    List<Recalled> one = List.of(piece(List.of(ALICE)));
    List<Recalled> nine = List.of(new Recalled(List.of(ALICE), WorkKind.REVISION, big(1), 9));

    assertThat(overpayment.found(List.of(), one)).containsExactly(Map.entry(ALICE, big(69)));
    assertThat(overpayment.found(one, one)).containsExactly(Map.entry(ALICE, big(92)));
    assertThat(overpayment.found(List.of(), nine)).containsExactly(Map.entry(ALICE, big(807)));
  }

  @Test
  void aBountyIsOwedWithItsPiece() {
    // 100 for two pieces, and 30 for the two places that they fill a half and a whole of.
    Overpayment overpayment =
        new Overpayment(
            new PieceValue(big(100), big(2), null, new PieceValue.Offered(big(30), big(3))),
            new TreeMap<>());
    Recalled half = new Recalled(List.of(ALICE), WorkKind.ACCEPTED_RECORD, big(1), big(1), 1);
    Recalled whole = new Recalled(List.of(BOB), WorkKind.ACCEPTED_RECORD, big(1), big(2), 1);

    assertThat(overpayment.found(List.of(), List.of(half)))
        .containsExactly(Map.entry(ALICE, big(60)));
    assertThat(overpayment.found(List.of(half), List.of(whole)))
        .containsExactly(Map.entry(BOB, big(70)));
  }

  @Test
  void ofABountyThatTheCapCutOnlyTheRestIsOwed() {
    Overpayment overpayment =
        new Overpayment(
            new PieceValue(big(100), big(2), big(55), new PieceValue.Offered(big(30), big(3))),
            new TreeMap<>());

    assertThat(
            overpayment.found(
                List.of(),
                List.of(new Recalled(List.of(BOB), WorkKind.ACCEPTED_RECORD, big(1), big(2), 1))))
        .containsExactly(Map.entry(BOB, big(55)));
  }

  @Test
  void piecesAreAddedBeforeTheyAreRounded() {
    Overpayment overpayment =
        new Overpayment(new PieceValue(big(7), big(10), null), new TreeMap<>());

    assertThat(
            overpayment.found(
                List.of(),
                List.of(new Recalled(List.of(BOB), WorkKind.ACCEPTED_RECORD, big(1), 10))))
        .containsExactly(Map.entry(BOB, big(7)));
  }

  @Test
  void theDebtIsTheSameInWhateverBatchesThingsAreFoundOut() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Overpayment overpayment =
          new Overpayment(
              new PieceValue(
                  big(random.nextInt(5000)),
                  big(random.nextInt(50)),
                  random.nextBoolean() ? big(random.nextInt(300)) : null),
              new TreeMap<>(Map.of(ALICE, big(random.nextInt(900)))));
      List<Recalled> all = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        all.add(
            new Recalled(
                random.nextBoolean() ? List.of(ALICE, BOB) : List.of(ALICE),
                Rewards.kind(random),
                big(random.nextInt(40)),
                1 + random.nextInt(3)));
      }
      SortedMap<Pseudonym, BigInteger> step = new TreeMap<>();
      int done = 0;
      while (done < all.size()) {
        int next = done + 1 + random.nextInt(all.size() - done);
        overpayment
            .found(all.subList(0, done), all.subList(done, next))
            .forEach((who, amount) -> step.merge(who, amount, BigInteger::add));
        done = next;
      }

      assertThat(step).as("seed %d", seed).isEqualTo(overpayment.found(List.of(), all));
    }
  }

  @Test
  void nobodyOwesMoreThanTheLinesHad() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      RewardInput input = withBounties(random);
      List<Recalled> all = new ArrayList<>();
      for (WorkUnit unit : input.work()) {
        all.add(
            new Recalled(
                unit.contributors(),
                unit.kind(),
                unit.weight(input.terms()),
                unit.bountyWeight(input.terms()),
                unit.count()));
      }
      SortedMap<Pseudonym, BigInteger> earned = Allocation.of(input).byPerson();

      new Overpayment(PieceValue.of(input), new TreeMap<>())
          .found(List.of(), all)
          .forEach((who, amount) -> assertThat(amount).isLessThanOrEqualTo(earned.get(who)));
    }
  }

  private static RewardInput withBounties(Random random) {
    RewardInput input = Rewards.input(Rewards.randomTerms(random), 0, Rewards.randomWork(random));
    List<WorkUnit> work = new ArrayList<>();
    for (WorkUnit unit : input.work()) {
      int bounty = random.nextInt(unit.quality() + 1);
      work.add(
          new WorkUnit(unit.contributors(), unit.kind(), unit.quality(), bounty, unit.count()));
    }
    return new RewardInput(
        Rewards.with(
            input.terms(),
            input.terms().caps(),
            new RewardsSection.BountyTerms(
                random.nextInt(100), random.nextInt(100), random.nextInt(10_001))),
        input.funds(),
        work,
        input.decisions());
  }

  private static Recalled piece(List<Pseudonym> people) {
    return new Recalled(people, WorkKind.REVISION, BigInteger.ONE, 1);
  }
}
