package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That more accepted work never earns less, on generated batches under every cap, with work of
 * every quality; the seed is the argument.
 */
class MonotoneLawsTest {
  private static final int BATCHES_PER_SEED = 400;
  private static final BigInteger ALL_LINES = big(2L * WorkKind.values().length);
  private static final Pseudonym ME = person("a");

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutACapForPiecesOneMoreNeverLowersItsLine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardsSection.Caps caps = new RewardsSection.Caps(null, null, cap(random), null);
      Step step = new Step(random, caps, Rewards.randomWork(random));

      assertThat(step.fallOfLine()).isLessThanOrEqualTo(BigInteger.ZERO);
      assertThat(step.fallOfAll()).isLessThan(ALL_LINES);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aHighestPriceForRecordsChangesThatByAUnitAtMost(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardsSection.Caps caps = new RewardsSection.Caps(null, cap(random), cap(random), null);
      Step step = new Step(random, caps, Rewards.randomWork(random));

      assertThat(step.fallOfLine()).isLessThanOrEqualTo(BigInteger.ONE);
      assertThat(step.fallOfAll()).isLessThan(ALL_LINES.add(BigInteger.ONE));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCapForPiecesCostsNoMoreThanItCutsOffTheNewPiece(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardsSection.Caps caps =
          new RewardsSection.Caps(big(random.nextInt(300)), null, cap(random), null);
      Step alone = new Step(random, caps, byOne(Rewards.randomWork(random)));
      Step shared = new Step(random, caps, Rewards.randomWork(random));

      assertThat(alone.fallOfLine()).isLessThanOrEqualTo(alone.cutOff());
      assertThat(shared.fallOfLine()).isLessThanOrEqualTo(shared.cutOff().add(BigInteger.ONE));
      assertThat(shared.fallOfAll()).isLessThan(shared.cutOff().add(ALL_LINES));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void underACapAPieceThatWeighsNoMoreThanMyOthersNeverLowersItsLine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardsSection.Caps caps = new RewardsSection.Caps(big(random.nextInt(300)), null, null);
      Step step = new Step(random, caps, byOne(Rewards.randomWork(random)));
      Step least = step.withOneMore(step.leastOfMine());

      assertThat(least.fallOfLine()).isLessThanOrEqualTo(BigInteger.ZERO);
    }
  }

  /**
   * A hundred pieces of a hundredth of the quality have 10 units each. One of full quality halves
   * that, is worth 500 itself, and gets the 50 of the cap.
   */
  @Test
  void aPieceThatTheCapCutsMayBringLessThanItTakesFromMyOthers() {
    RewardsSection terms = Rewards.terms(big(0), big(50));
    WorkUnit many = new WorkUnit(List.of(ME), WorkKind.ACCEPTED_RECORD, 100, 100);
    WorkUnit one = WorkUnit.of(List.of(ME), WorkKind.ACCEPTED_RECORD, 1);

    Step step = new Step(Rewards.input(terms, 1000, List.of(many)), one);

    assertThat(line(step.before, one.kind())).isEqualTo(big(1000));
    assertThat(line(step.after, one.kind())).isEqualTo(big(550));
    assertThat(step.cutOff()).isEqualTo(big(450));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMoreDecisionNeverEarnsLess(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < BATCHES_PER_SEED; i++) {
      RewardsSection.Caps caps = new RewardsSection.Caps(null, null, null, cap(random));
      RewardsSection terms = Rewards.with(Rewards.randomTerms(random), caps, null);
      TreeMap<Pseudonym, Long> decisions = new TreeMap<>();
      for (int other = random.nextInt(4); other > 0; other--) {
        decisions.put(person("c" + other), (long) random.nextInt(50));
      }
      decisions.put(ME, (long) random.nextInt(50));
      RewardInput before = new RewardInput(terms, big(0), List.of(), decisions);
      decisions.merge(ME, 1L, Long::sum);
      RewardInput after = new RewardInput(terms, big(0), List.of(), decisions);

      assertThat(mine(Allocation.of(after))).isGreaterThanOrEqualTo(mine(Allocation.of(before)));
    }
  }

  /** None, a low one, or one that some pieces reach. */
  private static @Nullable BigInteger cap(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> big(random.nextInt(4));
      default -> big(random.nextInt(300));
    };
  }

  private static List<WorkUnit> byOne(List<WorkUnit> work) {
    return work.stream()
        .map(
            unit ->
                new WorkUnit(
                    unit.contributors().subList(0, 1), unit.kind(), unit.quality(), unit.count()))
        .toList();
  }

  /** A batch with a piece of mine more, and without. */
  private static final class Step {
    private final RewardInput input;
    private final WorkUnit one;
    private final WorkPart part;
    private final Ledger before;
    private final Ledger after;

    Step(RewardInput input, WorkUnit one) {
      this.input = input;
      this.one = one;
      List<WorkUnit> more = new ArrayList<>(input.work());
      more.add(one);
      RewardInput next = new RewardInput(input.terms(), input.funds(), more, input.decisions());
      part = WorkPart.of(next);
      before = Allocation.of(input);
      after = Allocation.of(next);
    }

    /** Work of mine, done alone, of every kind and of several qualities, beside that of others. */
    Step(Random random, RewardsSection.Caps caps, List<WorkUnit> others) {
      this(
          Rewards.input(
              Rewards.with(Rewards.randomTerms(random), caps, null),
              random.nextInt(100),
              withMine(random, others)),
          new WorkUnit(List.of(ME), Rewards.kind(random), Rewards.quality(random), 1));
    }

    private static List<WorkUnit> withMine(Random random, List<WorkUnit> others) {
      List<WorkUnit> work = new ArrayList<>(others);
      for (WorkKind kind : WorkKind.values()) {
        work.add(new WorkUnit(List.of(ME), kind, Rewards.quality(random), random.nextInt(30)));
        work.add(new WorkUnit(List.of(ME), kind, random.nextInt(200), random.nextInt(30)));
      }
      return work;
    }

    Step withOneMore(WorkUnit other) {
      return new Step(input, other);
    }

    /** A piece like the lightest of mine of the same kind. */
    WorkUnit leastOfMine() {
      int quality =
          input.work().stream()
              .filter(unit -> unit.contributors().equals(List.of(ME)))
              .filter(unit -> unit.kind() == one.kind() && unit.count() > 0)
              .mapToInt(WorkUnit::quality)
              .min()
              .orElse(Quality.WHOLE);
      return new WorkUnit(List.of(ME), one.kind(), quality, 1);
    }

    BigInteger fallOfLine() {
      return line(before, one.kind()).subtract(line(after, one.kind()));
    }

    BigInteger fallOfAll() {
      return mine(before).subtract(mine(after));
    }

    /** What the cap cuts off the new piece, rounded up. */
    BigInteger cutOff() {
      BigInteger cap = input.terms().maxPerItem();
      if (cap == null || part.workWeight().signum() == 0) {
        return BigInteger.ZERO;
      }
      BigInteger[] cut =
          one.weight(input.terms())
              .multiply(part.work())
              .subtract(cap.multiply(part.workWeight()))
              .max(BigInteger.ZERO)
              .divideAndRemainder(part.workWeight());
      return cut[0].add(big(cut[1].signum()));
    }
  }

  private static BigInteger mine(Ledger ledger) {
    return ledger.byPerson().getOrDefault(ME, BigInteger.ZERO);
  }

  private static BigInteger line(Ledger ledger, WorkKind kind) {
    return ledger.entries().stream()
        .filter(e -> e.account().equals(ME.hex()) && e.reason().equals(kind.reason()))
        .map(LedgerEntry::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
