package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of lineage/REWARDS.md on generated batches; the seed is the argument. */
class AllocationLawsTest {
  private static final int BATCHES_PER_SEED = 200;

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyUnitIsAccountedFor(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardInput input = random(random);
      Ledger ledger = Allocation.of(input);

      assertThat(ledger.total()).isEqualTo(input.terms().poolPerBatch());
      assertThat(paid(ledger).add(ledger.treasury()).add(ledger.carryOut()))
          .isEqualTo(input.terms().poolPerBatch().add(input.carryIn()));
      assertThat(ledger.entries())
          .allMatch(entry -> entry.amount().signum() >= 0 || entry.reason().equals("carried-in"));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noPieceEarnsMoreThanTheCap(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardInput input = random(random);
      BigInteger cap = input.terms().maxPerItem();
      if (cap == null) {
        continue;
      }
      SortedMap<String, BigInteger> pieces = new TreeMap<>();
      for (WorkUnit unit : input.work()) {
        for (Pseudonym who : unit.contributors()) {
          pieces.merge(who.hex() + unit.kind().reason(), big(unit.count()), BigInteger::add);
        }
      }
      for (LedgerEntry entry : Allocation.of(input).entries()) {
        BigInteger count = pieces.get(entry.account() + entry.reason());
        if (count != null) {
          assertThat(entry.amount()).isLessThanOrEqualTo(cap.multiply(count));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRecordEarnsMoreThanItsHighestPrice(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardInput drawn = random(random);
      BigInteger price = big(random.nextInt(200));
      RewardsSection.Caps caps = new RewardsSection.Caps(null, price, null, null);
      RewardsSection terms = Rewards.with(drawn.terms(), caps, null);
      RewardInput input = new RewardInput(terms, drawn.carryIn(), drawn.work(), drawn.decisions());
      SortedMap<String, BigInteger> records = new TreeMap<>();
      for (WorkUnit unit : input.work()) {
        if (unit.kind() == WorkKind.ACCEPTED_RECORD) {
          for (Pseudonym who : unit.contributors()) {
            records.merge(who.hex(), big(unit.count()), BigInteger::add);
          }
        }
      }
      Ledger ledger = Allocation.of(input);

      for (LedgerEntry entry : ledger.entries()) {
        if (entry.reason().equals(WorkKind.ACCEPTED_RECORD.reason())) {
          BigInteger most = price.multiply(records.get(entry.account()));
          assertThat(entry.amount()).isLessThanOrEqualTo(most.add(BigInteger.ONE));
        }
      }
      // What is not spent is carried on.
      assertThat(paid(ledger).add(ledger.treasury()).add(ledger.carryOut()))
          .isEqualTo(terms.poolPerBatch().add(input.carryIn()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderAndGroupingOfInputAreIrrelevant(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardInput input = random(random);
      List<WorkUnit> other = new ArrayList<>();
      for (WorkUnit unit : input.work()) {
        long first = unit.count() == 0 ? 0 : random.nextLong(unit.count());
        List<Pseudonym> people = new ArrayList<>(unit.contributors());
        Collections.shuffle(people, random);
        other.add(new WorkUnit(people, unit.kind(), unit.quality(), first));
        other.add(new WorkUnit(people, unit.kind(), unit.quality(), unit.count() - first));
      }
      Collections.shuffle(other, random);

      assertThat(Allocation.of(with(input, other))).isEqualTo(Allocation.of(input));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void moreNamesGainAtMostAUnitEach(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      WorkKind kind = Rewards.kind(random);
      List<WorkUnit> others = Rewards.randomWork(random);
      int names = 2 + random.nextInt(6);
      List<WorkUnit> split = new ArrayList<>(others);
      long all = 0;
      for (int j = 0; j < names; j++) {
        long count = random.nextInt(20);
        all += count;
        split.add(WorkUnit.of(List.of(person("f" + j)), kind, count));
      }
      List<WorkUnit> whole = new ArrayList<>(others);
      whole.add(WorkUnit.of(List.of(person("f0")), kind, all));
      RewardInput input =
          new RewardInput(Rewards.randomTerms(random), big(0), whole, new TreeMap<>());

      BigInteger honest = sybils(Allocation.of(input));
      BigInteger sybil = sybils(Allocation.of(with(input, split)));

      assertThat(sybil.subtract(honest)).isBetween(big(-names), big(names));
    }
  }

  private static RewardInput random(Random random) {
    SortedMap<Pseudonym, Long> decisions = new TreeMap<>();
    int curators = random.nextInt(4);
    for (int i = 0; i < curators; i++) {
      decisions.put(person("c" + i), (long) random.nextInt(5));
    }
    BigInteger carryIn = random.nextBoolean() ? big(random.nextInt(500)) : Rewards.LARGEST;
    return new RewardInput(
        Rewards.randomTerms(random), carryIn, Rewards.randomWork(random), decisions);
  }

  private static RewardInput with(RewardInput input, List<WorkUnit> work) {
    return new RewardInput(input.terms(), input.carryIn(), work, input.decisions());
  }

  private static BigInteger paid(Ledger ledger) {
    return ledger.byPerson().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger sybils(Ledger ledger) {
    return ledger.byPerson().entrySet().stream()
        .filter(entry -> entry.getKey().hex().matches("0{62}f."))
        .map(entry -> entry.getValue())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
