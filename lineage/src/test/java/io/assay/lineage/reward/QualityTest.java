package io.assay.lineage.reward;

import static io.assay.lineage.reward.Rewards.big;
import static io.assay.lineage.reward.Rewards.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.QualityTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
  private static final QualityTerms TERMS =
      new QualityTerms(3000, 2000, 10_000, new BigDecimal("0.5"));

  @Test
  void theBestKeepsTheWholeWeight() {
    assertThat(new Quality(10_000, 10_000, 10_000).weigh(TERMS)).isEqualTo(10_000);
  }

  @Test
  void eachMeasureLeavesWhatDoesNotDependOnIt() {
    // 0.7 + 0.3 × 0.5 = 0.85; 0.8 + 0.2 × 0.25 = 0.85; 0.5: together 0.36125.
    assertThat(new Quality(5_000, 2_500, 5_000).weigh(TERMS)).isEqualTo(3612);
    assertThat(new Quality(0, 0, 10_000).weigh(TERMS)).isEqualTo(5_600);
    assertThat(new Quality(10_000, 10_000, 0).weigh(TERMS)).isZero();
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new Quality(0, 10_001, 0))
        .hasMessage("completeness: 10001 (expected: 0 to 10000 basis points)");
    assertThatThrownBy(() -> new WorkUnit(List.of(person("a")), WorkKind.VOTE, -1, 1))
        .hasMessage("quality: -1 (expected: 0 to 10000 basis points)");
  }

  @Test
  void aPieceOfHalfTheQualityEarnsHalf() {
    List<WorkUnit> work =
        List.of(
            new WorkUnit(List.of(person("a")), WorkKind.ACCEPTED_RECORD, 5_000, 2),
            WorkUnit.of(List.of(person("b")), WorkKind.ACCEPTED_RECORD, 1));
    Ledger ledger = Allocation.of(Rewards.input(Rewards.terms(big(10_000), null), 0, work));
    assertThat(ledger.byPerson().get(person("a"))).isEqualTo(big(4250));
    assertThat(ledger.byPerson().get(person("b"))).isEqualTo(big(4250));
  }

  @Test
  void nobodyEarnsMoreInABatchThanTheCapForContributors() {
    List<WorkUnit> work =
        List.of(
            WorkUnit.of(List.of(person("a")), WorkKind.ACCEPTED_RECORD, 9),
            WorkUnit.of(List.of(person("b")), WorkKind.ACCEPTED_RECORD, 1));
    Ledger ledger =
        Allocation.of(
            Rewards.input(
                Rewards.with(
                    Rewards.terms(big(10_000), null),
                    new io.assay.rules.charter.RewardsSection.Caps(null, big(1000)),
                    null),
                0,
                work));
    assertThat(ledger.byPerson().get(person("a"))).isEqualTo(big(1000));
    assertThat(ledger.byPerson().get(person("b"))).isEqualTo(big(850));
    assertThat(ledger.total()).isEqualTo(big(10_000));
    assertThat(ledger.carryOut()).isEqualTo(big(500 + 8500 - 1850));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void revisionsOfATextEarnLessThanOneInHoweverManySteps(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      long root = 1 + random.nextInt(500);
      long last = root + random.nextInt(100_000);
      List<Long> sizes = new ArrayList<>();
      for (int step = random.nextInt(300); step > 0; step--) {
        sizes.add(root + (long) (random.nextDouble() * (last - root)));
      }
      sizes.add(last);
      sizes.sort(null);
      long before = root;
      int sum = 0;
      for (long size : sizes) {
        sum += Growth.of(root, before, size);
        before = Math.max(before, size);
      }
      assertThat(sum).isEqualTo(Growth.of(root, root, last)).isLessThan(10_000);
    }
  }

  @Test
  void whatDoesNotGrowAddsNothing() {
    assertThat(Growth.of(100, 125, 125)).isZero();
    assertThat(Growth.of(100, 125, 90)).isZero();
    assertThat(Growth.of(0, 0, 0)).isZero();
    assertThat(Growth.of(100, 100, 200)).isEqualTo(5000);
  }
}
