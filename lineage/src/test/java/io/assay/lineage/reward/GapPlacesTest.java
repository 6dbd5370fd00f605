package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The four laws of gaps, over batches in which some fill the gaps and others come too late. */
class GapPlacesTest {
  private static final Pseudonym A = person("a");
  private static final List<Pseudonym> OTHERS = List.of(person("b"), person("c"), person("d"));
  private static final int ACCOUNTS = 10;

  @Test
  void placesAreTakenInOrderByQualityUntilTheCellIsFull() {
    GapPlaces places = new GapPlaces(Map.of("de", 2L, "none", 0L));

    assertThat(places.take("de", 500)).isEqualTo(500);
    assertThat(places.take("de", 10_000)).isEqualTo(10_000);
    assertThat(places.take("de", 10_000)).isEqualTo(9_500);
    assertThat(places.take("de", 10_000)).isZero();
    assertThat(places.take("none", 10_000)).isZero();
    assertThat(places.take("fr", 10_000)).isZero();
  }

  @Test
  void refusesFewerThanNoneMissing() {
    assertThatThrownBy(() -> new GapPlaces(Map.of("de", -1L)))
        .hasMessage("missing of de: -1 (expected: 0 or more)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void closingAGapRaisesPay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Batch batch = Batch.random(random);
      String open = batch.open();
      if (open != null) {
        Batch more = batch.with(new Item(List.of(A), open, Item.LATE, 10_000));
        Batch elsewhere = batch.with(new Item(List.of(A), "elsewhere", Item.LATE, 10_000));

        assertThat(more.bounty(A)).as("seed %d", seed).isGreaterThan(elsewhere.bounty(A));
        assertThat(more.paid(A)).as("seed %d", seed).isGreaterThan(elsewhere.paid(A));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overshootingEarnsWhatItWouldEarnElsewhereAndTakesNothingFromOthers(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Batch full = Batch.random(random);
      for (String open = full.open(); open != null; open = full.open()) {
        full = full.with(new Item(List.of(OTHERS.get(0)), open, Item.LATE, 10_000));
      }
      Batch over = full;
      Batch elsewhere = full;
      BigInteger before = full.bounty(A);
      for (int more = 1 + random.nextInt(9); more > 0; more--) {
        String cell = "c" + random.nextInt(3);
        over = over.with(new Item(List.of(A), cell, Item.LATE + 1, 10_000));
        elsewhere = elsewhere.with(new Item(List.of(A), "elsewhere", Item.LATE + 1, 10_000));
        assertThat(over.ledger()).as("seed %d", seed).isEqualTo(elsewhere.ledger());
        assertThat(over.bounty(A)).as("seed %d", seed).isLessThanOrEqualTo(before);
        before = over.bounty(A);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tenAccountsGainAtMostRounding(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Batch one = Batch.random(random);
      List<Item> split = new ArrayList<>();
      int next = 0;
      for (Item item : one.items()) {
        boolean isOwn = item.people().equals(List.of(A));
        Pseudonym account = person("e" + next++ % ACCOUNTS);
        split.add(isOwn ? item.by(List.of(account)) : item);
      }
      Batch ten = new Batch(one.terms(), one.missing(), split);

      BigInteger together = BigInteger.ZERO;
      for (int account = 0; account < ACCOUNTS; account++) {
        together = together.add(ten.bounty(person("e" + account)));
      }
      assertThat(together.subtract(one.bounty(A)).abs())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(big(ACCOUNTS));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void duplicatesEarnNothingAndCopiesTogetherNoMoreThanTheyAdd(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Batch batch = Batch.random(random);
      Batch duplicates = batch;
      Batch copies = batch;
      long added = 0;
      for (int copy = 1 + random.nextInt(30); copy > 0; copy--) {
        String cell = "c" + random.nextInt(3);
        int time = random.nextInt(Item.LATE);
        // What reaches the threshold has no quality, and what comes near it little.
        duplicates = duplicates.with(new Item(List.of(A), cell, time, 0));
        int quality = random.nextInt(200);
        added += quality;
        copies = copies.with(new Item(List.of(A), cell, time, quality));
      }
      assertThat(duplicates.bounty(A)).as("seed %d", seed).isEqualTo(batch.bounty(A));
      for (Pseudonym other : OTHERS) {
        assertThat(duplicates.bounty(other)).as("seed %d", seed).isEqualTo(batch.bounty(other));
      }
      assertThat(copies.filled(A) - batch.filled(A)).as("seed %d", seed).isLessThanOrEqualTo(added);
    }
  }

  /**
   * An accepted record.
   *
   * @param time when it was submitted, before {@link #LATE} for those of a random batch
   */
  private record Item(List<Pseudonym> people, String cell, int time, int quality) {
    static final int LATE = 1_000;

    Item by(List<Pseudonym> others) {
      return new Item(others, cell, time, quality);
    }
  }

  /** Records in the order of their ids, of a batch before which some were missing. */
  private record Batch(RewardsSection terms, SortedMap<String, Long> missing, List<Item> items) {
    static Batch random(Random random) {
      RewardsSection terms =
          Rewards.with(
              Rewards.terms(BigInteger.TEN.pow(18), null),
              new RewardsSection.Caps(null, null, null),
              new RewardsSection.BountyTerms(1 + random.nextInt(200), 0, 10_000));
      SortedMap<String, Long> missing = new TreeMap<>();
      for (int cell = 0; cell < 3; cell++) {
        missing.put("c" + cell, (long) random.nextInt(8));
      }
      // Somebody works elsewhere: who does all the work gets all in any case.
      List<Item> items = new ArrayList<>(List.of(new Item(OTHERS, "elsewhere", 0, 10_000)));
      for (int i = random.nextInt(20); i >= 0; i--) {
        List<Pseudonym> people =
            switch (random.nextInt(4)) {
              case 0 -> OTHERS.subList(0, 1 + random.nextInt(OTHERS.size()));
              case 1 -> List.of(OTHERS.get(random.nextInt(OTHERS.size())));
              default -> List.of(A);
            };
        items.add(
            new Item(
                people,
                "c" + random.nextInt(4),
                random.nextInt(Item.LATE),
                Rewards.quality(random)));
      }
      return new Batch(terms, missing, items);
    }

    Batch with(Item item) {
      List<Item> more = new ArrayList<>(items);
      more.add(item);
      return new Batch(terms, missing, more);
    }

    List<WorkUnit> work() {
      GapPlaces places = new GapPlaces(missing);
      return items.stream()
          .sorted(Comparator.comparingInt(Item::time))
          .map(
              item ->
                  new WorkUnit(
                      item.people(),
                      WorkKind.ACCEPTED_RECORD,
                      item.quality(),
                      places.take(item.cell(), item.quality()),
                      1))
          .toList();
    }

    /** The first cell in which a whole place is free, or null. */
    @Nullable String open() {
      GapPlaces places = new GapPlaces(missing);
      items.stream()
          .sorted(Comparator.comparingInt(Item::time))
          .forEach(item -> places.take(item.cell(), item.quality()));
      for (String cell : missing.keySet()) {
        if (places.take(cell, 10_000) > 0) {
          return cell;
        }
      }
      return null;
    }

    Ledger ledger() {
      return Allocation.of(new RewardInput(terms, Funds.carried(big(0)), work(), new TreeMap<>()));
    }

    long filled(Pseudonym person) {
      return work().stream()
          .filter(unit -> unit.contributors().contains(person))
          .mapToLong(WorkUnit::bounty)
          .sum();
    }

    BigInteger paid(Pseudonym person) {
      return ledger().byPerson().getOrDefault(person, BigInteger.ZERO);
    }

    BigInteger bounty(Pseudonym person) {
      return ledger().entries().stream()
          .filter(entry -> entry.reason().equals("bounty"))
          .filter(entry -> entry.account().equals(person.hex()))
          .map(LedgerEntry::amount)
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
  }
}
