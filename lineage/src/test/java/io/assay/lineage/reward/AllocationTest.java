package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.decisions;
import static io.assay.lineage.reward.Rewards.input;
import static io.assay.lineage.reward.Rewards.person;
import static io.assay.lineage.reward.Rewards.terms;
import static io.assay.lineage.reward.WorkKind.ACCEPTED_RECORD;
import static io.assay.lineage.reward.WorkKind.REVISION;
import static io.assay.lineage.reward.WorkKind.VOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.CuratorBasis;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.VoteBasis;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void aDecisionEarnsNoMoreThanItsPriceAndTheRestIsCarried() {
    RewardsSection terms =
        Rewards.with(
            Rewards.terms(big(10_000), null),
            new RewardsSection.Caps(null, null, null, big(60)),
            null);
    Ledger ledger =
        Allocation.of(
            new RewardInput(
                terms,
                BigInteger.ZERO,
                List.of(),
                decisions(Map.of(person("a"), 2L, person("b"), 1L))));

    assertThat(ledger.byPerson())
        .containsExactly(Map.entry(person("a"), big(120)), Map.entry(person("b"), big(60)));
    assertThat(ledger.entries())
        .filteredOn(entry -> entry.reason().equals(Reasons.NO_DECISIONS))
        .extracting(LedgerEntry::amount)
        .containsExactly(big(320));
    assertThat(ledger.total()).isEqualTo(big(10_000));
  }

  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");
  private static final Pseudonym C = person("c");

  @Test
  void paysWorkByWeightAndEverybodyElseByBasisPoints() {
    RewardInput input =
        new RewardInput(
            terms(big(10_000), null),
            big(0),
            List.of(
                WorkUnit.of(List.of(A), ACCEPTED_RECORD, 3),
                WorkUnit.of(List.of(A), REVISION, 1),
                WorkUnit.of(List.of(B), VOTE, 10)),
            decisions(Map.of(C, 2L, A, 1L)));

    // 8500 over weight 3*100 + 30 + 10*5 = 380: 6710.53, 671.05, 1118.42; the spare unit to the
    // .53.
    assertThat(Allocation.of(input).entries())
        .containsExactly(
            entry(A, Role.CONTRIBUTOR, "accepted-record", 6711),
            entry(A, Role.CONTRIBUTOR, "revision", 671),
            entry(B, Role.ANNOTATOR, "vote", 1118),
            entry(A, Role.CURATOR, "review-decision", 167),
            entry(C, Role.CURATOR, "review-decision", 333),
            LedgerEntry.treasury(big(1000)));
  }

  @Test
  void aThousandPiecesOfInformationWeighAsMuchAsAVote() {
    RewardsSection agreement = terms(big(10_000), null);
    RewardsSection information =
        new RewardsSection(
            agreement.poolPerBatch(),
            agreement.split(),
            agreement.treasury(),
            agreement.weights(),
            new RewardsSection.Bases(VoteBasis.INFORMATION, CuratorBasis.DECISION),
            agreement.caps(),
            null,
            null,
            agreement.payment());
    List<WorkUnit> work =
        List.of(
            WorkUnit.of(List.of(A), ACCEPTED_RECORD, 3),
            WorkUnit.of(List.of(A), REVISION, 1),
            WorkUnit.of(List.of(B), WorkKind.INFORMATION, 10_000));

    assertThat(Allocation.of(input(information, 0, work)).entries())
        .contains(
            entry(A, Role.CONTRIBUTOR, "accepted-record", 6711),
            entry(A, Role.CONTRIBUTOR, "revision", 671),
            entry(B, Role.ANNOTATOR, "information", 1118));
  }

  @Test
  void capCutsEachPieceAndCarriesTheRest() {
    Ledger ledger =
        Allocation.of(
            input(
                terms(big(10_000), big(500)),
                0,
                List.of(
                    WorkUnit.of(List.of(A), ACCEPTED_RECORD, 2),
                    WorkUnit.of(List.of(B), VOTE, 4))));

    // Weight 220: a record would be 3863.6 and is 500; a vote is 193.18, below the cap.
    assertThat(ledger.entries())
        .containsExactly(
            entry(A, Role.CONTRIBUTOR, "accepted-record", 1000),
            entry(B, Role.ANNOTATOR, "vote", 772),
            LedgerEntry.treasury(big(1000)),
            LedgerEntry.carry("no-decisions", big(500)),
            LedgerEntry.carry("not-earned", big(8500 - 1772)));
    assertThat(ledger.carryOut()).isEqualTo(big(7228));
  }

  @Test
  void carryInJoinsTheContributorsPartOnly() {
    Ledger ledger =
        Allocation.of(
            new RewardInput(
                terms(big(10_000), null),
                big(77),
                List.of(WorkUnit.of(List.of(A), ACCEPTED_RECORD, 1)),
                decisions(Map.of(C, 1L))));

    assertThat(ledger.entries())
        .containsExactly(
            entry(A, Role.CONTRIBUTOR, "accepted-record", 8577),
            entry(C, Role.CURATOR, "review-decision", 500),
            LedgerEntry.treasury(big(1000)),
            LedgerEntry.carry("carried-in", big(-77)));
    assertThat(ledger.total()).isEqualTo(big(10_000));
    assertThat(ledger.carryOut()).isZero();
  }

  @Test
  void coAuthorsShareEquallyAndTheLowerPseudonymGetsTheOddUnit() {
    Ledger ledger =
        Allocation.of(
            input(
                terms(big(10), null), 0, List.of(WorkUnit.of(List.of(B, A), ACCEPTED_RECORD, 1))));

    // 8 for both: 4 and 4. With 9 units one of them gets the odd one.
    assertThat(ledger.byPerson()).isEqualTo(new TreeMap<>(Map.of(A, big(4), B, big(4))));
    Ledger odd =
        Allocation.of(
            input(
                terms(big(10), null), 1, List.of(WorkUnit.of(List.of(B, A), ACCEPTED_RECORD, 1))));
    assertThat(odd.byPerson()).isEqualTo(new TreeMap<>(Map.of(A, big(5), B, big(4))));
  }

  @Test
  void aPersonNamedTwiceInAnItemHasOneShare() {
    assertThat(WorkUnit.of(List.of(B, A, B), VOTE, 1).contributors()).containsExactly(A, B);
  }

  @Test
  void splitRemainderIsCarried() {
    // 19: floors of 16.15, 0.95 and 1.9 are 16, 0 and 1.
    assertThat(Allocation.of(input(terms(big(19), null), 0, List.of())).entries())
        .containsExactly(
            LedgerEntry.treasury(big(1)),
            LedgerEntry.carry("not-earned", big(16)),
            LedgerEntry.carry("split-remainder", big(2)));
  }

  @Test
  void withoutWorkEverythingButTheTreasuryIsCarried() {
    Ledger ledger = Allocation.of(input(terms(big(10_000), null), 5, List.of()));

    assertThat(ledger.carryOut()).isEqualTo(big(9005));
    assertThat(ledger.total()).isEqualTo(big(10_000));
  }

  @Test
  void capOfZeroPaysNoWorkAndSaysSo() {
    Ledger ledger =
        Allocation.of(
            input(
                terms(big(10_000), BigInteger.ZERO),
                0,
                List.of(WorkUnit.of(List.of(A), ACCEPTED_RECORD, 7))));

    assertThat(ledger.entries()).contains(entry(A, Role.CONTRIBUTOR, "accepted-record", 0));
    assertThat(ledger.carryOut()).isEqualTo(big(9000));
  }

  @Test
  void poolOfNothingPaysNothing() {
    Ledger ledger =
        Allocation.of(
            input(
                terms(BigInteger.ZERO, null),
                0,
                List.of(WorkUnit.of(List.of(A), ACCEPTED_RECORD, 7))));

    assertThat(ledger.total()).isZero();
    assertThat(ledger.byPerson()).isEqualTo(new TreeMap<>(Map.of(A, big(0))));
  }

  @Test
  void largestPoolIsPaidToTheLastUnit() {
    Ledger ledger =
        Allocation.of(
            new RewardInput(
                terms(Rewards.LARGEST, null),
                Rewards.LARGEST,
                List.of(
                    WorkUnit.of(List.of(A), ACCEPTED_RECORD, Long.MAX_VALUE),
                    WorkUnit.of(List.of(B), ACCEPTED_RECORD, Long.MAX_VALUE),
                    WorkUnit.of(List.of(C), VOTE, 1)),
                decisions(Map.of(C, Long.MAX_VALUE))));

    assertThat(ledger.total()).isEqualTo(Rewards.LARGEST);
    assertThat(ledger.carryOut()).isLessThan(big(3));
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> WorkUnit.of(List.of(A), VOTE, -1))
        .hasMessage("count: -1 (expected: 0 or more)");
    assertThatThrownBy(() -> input(terms(big(1), null), -1, List.of()))
        .hasMessage("carry-in: -1 (expected: 0 or more)");
    assertThatThrownBy(
            () ->
                new RewardInput(terms(big(1), null), big(0), List.of(), decisions(Map.of(A, -2L))))
        .hasMessage("decisions of %s: -2 (expected: 0 or more)", A);
    assertThatThrownBy(() -> WorkUnit.of(List.of(), VOTE, 1))
        .hasMessage("contributors: none (expected: at least one)");
  }

  @Test
  void entryOfAPersonNeedsAPseudonym() {
    assertThatThrownBy(() -> new LedgerEntry("ada", Role.CURATOR, "vote", big(1)))
        .hasMessageStartingWith("pseudonym: \"ada\"");
    assertThatThrownBy(() -> new LedgerEntry("ada", Role.CARRY, "vote", big(1)))
        .hasMessage("account: ada (expected: carry)");
  }

  private static LedgerEntry entry(Pseudonym who, Role role, String reason, long amount) {
    return LedgerEntry.of(who, role, reason, big(amount));
  }
}
