package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.attestation.Address;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Settlement.Accounts;
import io.assay.lineage.reward.Settlement.Withheld;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {
  private static final Pseudonym A = person("a");
  private static final Pseudonym B = person("b");
  private static final Address TREASURY = new Address(Rewards.TREASURY);
  private static final Address ONE = new Address("0x0000000000000000000000000000000000000001");
  private static final Address TWO = new Address("0x0000000000000000000000000000000000000002");

  @Test
  void paysKnownAddressesAndLetsOthersWait() {
    Settlement settlement =
        Settlement.of(Balances.none(), ledger(A, 70, B, 20, 10), accounts(A, ONE));

    assertThat(settlement.balances().cumulative())
        .isEqualTo(Map.of(ONE, big(70), TREASURY, big(10)));
    assertThat(settlement.balances().waiting()).isEqualTo(Map.of(B, big(20)));
  }

  @Test
  void addsToWhatWasPaidBefore() {
    Balances previous = balances(Map.of(ONE, big(5), TWO, big(7)), Map.of());

    Settlement settlement = Settlement.of(previous, ledger(A, 70, B, 0, 0), accounts(A, ONE));

    assertThat(settlement.balances().cumulative()).isEqualTo(Map.of(ONE, big(75), TWO, big(7)));
    assertThat(settlement.balances().waiting()).isEmpty();
  }

  @Test
  void paysWhatWaitedOnceAnAddressIsKnown() {
    Balances previous = balances(Map.of(), Map.of(B, big(20)));

    Settlement settlement = Settlement.of(previous, ledger(A, 0, A, 0, 0), accounts(B, TWO));

    assertThat(settlement.balances()).isEqualTo(balances(Map.of(TWO, big(20)), Map.of()));
  }

  @Test
  void aChangedAddressMovesFutureEarningsOnly() {
    Balances previous = balances(Map.of(ONE, big(50)), Map.of());

    Settlement settlement = Settlement.of(previous, ledger(A, 8, A, 0, 0), accounts(A, TWO));

    assertThat(settlement.balances().cumulative()).isEqualTo(Map.of(ONE, big(50), TWO, big(8)));
  }

  @Test
  void aRemovedAddressKeepsWhatItGot() {
    Balances previous = balances(Map.of(ONE, big(50)), Map.of());

    Settlement settlement =
        Settlement.of(previous, ledger(A, 8, A, 0, 0), new Accounts(new TreeMap<>(), TREASURY));

    assertThat(settlement.balances()).isEqualTo(balances(Map.of(ONE, big(50)), Map.of(A, big(8))));
  }

  @Test
  void twoPeopleAndTheTreasuryMayShareAnAddress() {
    Accounts shared = new Accounts(new TreeMap<>(Map.of(A, TREASURY, B, TREASURY)), TREASURY);

    Settlement settlement = Settlement.of(Balances.none(), ledger(A, 70, B, 20, 10), shared);

    assertThat(settlement.balances()).isEqualTo(balances(Map.of(TREASURY, big(100)), Map.of()));
  }

  @Test
  void aCorrectionIsTakenFromEarningsAndCarried() {
    Settlement settlement =
        Settlement.of(
            balances(Map.of(ONE, big(50)), Map.of()),
            ledger(A, 70, B, 0, 0),
            owes(A, 30),
            accounts(A, ONE));

    assertThat(settlement.balances().cumulative()).isEqualTo(Map.of(ONE, big(90)));
    assertThat(settlement.ledger().entries())
        .contains(
            LedgerEntry.of(A, Role.CONTRIBUTOR, "correction", big(-30)),
            LedgerEntry.receivable("correction", big(30)),
            LedgerEntry.receivable("recovered", big(-30)),
            LedgerEntry.carry("recovered", big(30)));
    assertThat(settlement.ledger().total()).isEqualTo(big(70));
    assertThat(settlement.ledger().carryOut()).isEqualTo(big(30));
  }

  @Test
  void disownedVotesAreOwedBesideCorrections() {
    Withheld withheld =
        new Withheld(new TreeMap<>(Map.of(A, big(30))), new TreeMap<>(Map.of(A, big(20))), 0);

    Settlement settlement =
        Settlement.of(
            balances(Map.of(ONE, big(50)), Map.of()),
            ledger(A, 45, B, 0, 0),
            withheld,
            accounts(A, ONE));

    assertThat(settlement.balances()).isEqualTo(balances(Map.of(ONE, big(50)), Map.of(A, big(-5))));
    assertThat(settlement.ledger().entries())
        .contains(
            LedgerEntry.of(A, Role.CONTRIBUTOR, "correction", big(-30)),
            LedgerEntry.of(A, Role.ANNOTATOR, "disowned-votes", big(-20)),
            LedgerEntry.receivable("disowned-votes", big(20)),
            LedgerEntry.receivable("recovered", big(-45)),
            LedgerEntry.carry("recovered", big(45)));
    assertThat(settlement.ledger().total()).isEqualTo(big(45));
  }

  @Test
  void aCorrectionBeyondEarningsIsOwedAndNeverLowersWhatWasPaid() {
    Settlement first =
        Settlement.of(
            balances(Map.of(ONE, big(50)), Map.of()),
            ledger(A, 10, B, 0, 0),
            owes(A, 30),
            accounts(A, ONE));

    assertThat(first.balances()).isEqualTo(balances(Map.of(ONE, big(50)), Map.of(A, big(-20))));
    assertThat(first.ledger().carryOut()).isEqualTo(big(10));

    Settlement second = Settlement.of(first.balances(), ledger(A, 25, B, 0, 0), accounts(A, ONE));

    assertThat(second.balances()).isEqualTo(balances(Map.of(ONE, big(55)), Map.of()));
    assertThat(second.ledger().carryOut()).isEqualTo(big(20));
  }

  @Test
  void aCorrectionIsTakenFromWaitingEarningsToo() {
    Settlement settlement =
        Settlement.of(
            balances(Map.of(), Map.of(B, big(12))),
            ledger(A, 0, B, 3, 0),
            owes(B, 4),
            accounts(A, ONE));

    assertThat(settlement.balances().waiting()).isEqualTo(Map.of(B, big(11)));
  }

  @Test
  void tellsWhereAnEntryWent() {
    Settlement settlement =
        Settlement.of(Balances.none(), ledger(A, 70, B, 20, 10), accounts(A, ONE));

    assertThat(settlement.ledger().entries())
        .extracting(LedgerEntry::address)
        .containsExactly(ONE, null, TREASURY);
  }

  @Test
  void refusesWhatNoChainCanHold() {
    assertThatThrownBy(
            () ->
                Settlement.of(
                    balances(Map.of(ONE, Rewards.LARGEST), Map.of()),
                    ledger(A, 1, B, 0, 0),
                    accounts(A, ONE)))
        .hasMessage(
            "cumulative of %s: %s (expected: 1 to 2^256 - 1)",
            ONE, Rewards.LARGEST.add(BigInteger.ONE));
  }

  @Test
  void refusesBalancesOfNothing() {
    assertThatThrownBy(() -> balances(Map.of(ONE, big(0)), Map.of()))
        .hasMessage("cumulative of %s: 0 (expected: 1 to 2^256 - 1)", ONE);
    assertThatThrownBy(() -> balances(Map.of(), Map.of(A, big(0))))
        .hasMessage("waiting of %s: 0 (expected: no entry)", A);
  }

  @Test
  void refusesABonusInTheGuiseOfACorrection() {
    assertThatThrownBy(
            () ->
                Settlement.of(
                    Balances.none(), ledger(A, 1, B, 0, 0), owes(A, -1), accounts(A, ONE)))
        .hasMessage("correction of %s: -1 (expected: above 0)", A);
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** Over many batches, with people registering, moving, leaving and being corrected. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLostAndNothingEverFalls(long seed) {
    Random random = new Random(seed);
    Balances balances = Balances.none();
    List<LedgerEntry> ledger = new ArrayList<>();
    BigInteger carry = BigInteger.ZERO;
    BigInteger pools = BigInteger.ZERO;
    for (int batch = 0; batch < 30; batch++) {
      RewardInput input =
          new RewardInput(
              Rewards.terms(big(random.nextInt(10_000)), big(400)),
              carry,
              Rewards.randomWork(random),
              new TreeMap<>());
      Settlement settlement =
          Settlement.of(
              balances,
              Allocation.of(input),
              new Withheld(corrections(random), corrections(random), random.nextInt(4)),
              randomAccounts(random));
      ledger.addAll(settlement.ledger().entries());

      Balances before = balances;
      settlement
          .balances()
          .cumulative()
          .forEach(
              (address, amount) ->
                  assertThat(amount)
                      .isGreaterThanOrEqualTo(
                          before.cumulative().getOrDefault(address, BigInteger.ZERO)));
      assertThat(settlement.balances().cumulative().keySet())
          .containsAll(before.cumulative().keySet());
      pools = pools.add(input.terms().poolPerBatch());
      balances = settlement.balances();
      carry = settlement.ledger().carryOut();
      assertThat(settlement.ledger().total()).isEqualTo(input.terms().poolPerBatch());
      assertThat(
              sum(balances.cumulative())
                  .add(sumPositive(balances.waiting()))
                  .add(sumHeld(balances))
                  .add(carry))
          .isEqualTo(pools);
      requireLedgerTellsBalances(ledger, balances);
    }
  }

  /** What FORMAT.md promises: balances are sums of rows, by address or by person without one. */
  private static void requireLedgerTellsBalances(List<LedgerEntry> ledger, Balances balances) {
    SortedMap<Address, BigInteger> paid = new TreeMap<>();
    SortedMap<Pseudonym, BigInteger> unpaid = new TreeMap<>();
    BigInteger receivable = BigInteger.ZERO;
    for (LedgerEntry entry : ledger) {
      if (entry.address() != null) {
        paid.merge(entry.address(), entry.amount(), BigInteger::add);
      } else if (entry.person().isPresent()) {
        unpaid.merge(entry.person().get(), entry.amount(), BigInteger::add);
      } else if (entry.role() == Role.RECEIVABLE) {
        receivable = receivable.add(entry.amount());
      }
    }
    SortedMap<Pseudonym, BigInteger> expected = new TreeMap<>(balances.waiting());
    balances.held().forEach((person, held) -> expected.merge(person, sum(held), BigInteger::add));
    paid.values().removeIf(amount -> amount.signum() == 0);
    unpaid.values().removeIf(amount -> amount.signum() == 0);
    assertThat(paid).isEqualTo(balances.cumulative());
    assertThat(unpaid).isEqualTo(expected);
    assertThat(receivable)
        .isEqualTo(sumPositive(balances.waiting()).subtract(sum(balances.waiting())));
  }

  private static BigInteger sumHeld(Balances balances) {
    return balances.held().values().stream()
        .map(SettlementTest::sum)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void heldEarningsWaitForTheirBatchesAndThenGoToTheAddress() {
    Withheld two = new Withheld(new TreeMap<>(), 2);
    Settlement first =
        Settlement.of(Balances.none(), ledger(A, 70, B, 0, 0), two, accounts(A, ONE));
    Settlement second =
        Settlement.of(first.balances(), ledger(A, 5, B, 0, 0), two, accounts(A, ONE));
    Settlement third =
        Settlement.of(second.balances(), ledger(A, 0, B, 0, 0), two, accounts(A, ONE));

    assertThat(first.balances().cumulative()).isEmpty();
    assertThat(second.balances().held().get(A)).isEqualTo(Map.of(1, big(70), 2, big(5)));
    assertThat(third.balances().cumulative()).isEqualTo(Map.of(ONE, big(70)));
    assertThat(third.ledger().entries())
        .contains(
            LedgerEntry.of(A, Role.CONTRIBUTOR, "released", big(-70)),
            LedgerEntry.of(A, Role.CONTRIBUTOR, "released", big(70)).at(ONE));
  }

  @Test
  void aCorrectionIsTakenFromWhatIsHeld() {
    Settlement first =
        Settlement.of(
            Balances.none(),
            ledger(A, 70, B, 0, 0),
            new Withheld(new TreeMap<>(), 3),
            accounts(A, ONE));
    Settlement second =
        Settlement.of(
            first.balances(),
            ledger(A, 0, B, 0, 0),
            new Withheld(new TreeMap<>(Map.of(A, big(30))), 3),
            accounts(A, ONE));

    assertThat(second.balances().held().get(A)).isEqualTo(Map.of(2, big(40)));
    assertThat(second.balances().waiting()).isEmpty();
    assertThat(second.ledger().carryOut()).isEqualTo(big(30));
  }

  private static Withheld owes(Pseudonym person, long amount) {
    return new Withheld(new TreeMap<>(Map.of(person, big(amount))), 0);
  }

  private static SortedMap<Pseudonym, BigInteger> corrections(Random random) {
    SortedMap<Pseudonym, BigInteger> corrections = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      corrections.put(
          person(Integer.toHexString(1 + random.nextInt(9))), big(1 + random.nextInt(900)));
    }
    return corrections;
  }

  private static Accounts randomAccounts(Random random) {
    SortedMap<Pseudonym, Address> people = new TreeMap<>();
    for (int i = 1; i <= 9; i++) {
      if (random.nextInt(3) > 0) {
        people.put(
            person(Integer.toHexString(i)), List.of(ONE, TWO, TREASURY).get(random.nextInt(3)));
      }
    }
    return new Accounts(people, TREASURY);
  }

  private static Ledger ledger(Pseudonym a, long toA, Pseudonym b, long toB, long toTreasury) {
    List<LedgerEntry> entries = new ArrayList<>();
    entries.add(LedgerEntry.of(a, Role.CONTRIBUTOR, "accepted-record", big(toA)));
    entries.add(LedgerEntry.of(b, Role.CURATOR, "review-decision", big(toB)));
    entries.add(LedgerEntry.treasury(big(toTreasury)));
    return new Ledger(entries);
  }

  private static Accounts accounts(Pseudonym who, Address address) {
    return new Accounts(new TreeMap<>(Map.of(who, address)), TREASURY);
  }

  private static Balances balances(
      Map<Address, BigInteger> cumulative, Map<Pseudonym, BigInteger> waiting) {
    return new Balances(new TreeMap<>(cumulative), new TreeMap<>(waiting));
  }

  private static BigInteger sum(SortedMap<?, BigInteger> values) {
    return values.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger sumPositive(SortedMap<?, BigInteger> values) {
    return values.values().stream()
        .filter(value -> value.signum() > 0)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
