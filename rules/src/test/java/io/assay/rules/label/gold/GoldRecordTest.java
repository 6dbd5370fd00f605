package io.assay.rules.label.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.distribution.Binomial;
import io.assay.rules.distribution.Interval;
import io.assay.rules.label.consensus.Crowds;
import io.assay.rules.label.vote.PackedVotes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GoldRecordTest {
  private final PackedVotes votes =
      Crowds.of(2, new int[] {0, 1, -1}, new int[] {1, 1, -1}, new int[] {1, 0, 1});
  private final GoldRecord record = new GoldRecord(3).add(votes, new int[] {0, 1, -1});

  @Test
  void countsAnswersToGoldAlone() {
    assertThat(record.right(0)).isEqualTo(2);
    assertThat(record.right(1)).isEqualTo(1);
    assertThat(record.answers(1)).isEqualTo(2);
    assertThat(record.accuracy(1)).isEqualTo(Binomial.interval(1, 2, 0.95));
  }

  @Test
  void knowsNothingOfWhoMetNoGold() {
    assertThat(record.accuracy(2)).isEqualTo(new Interval(0, 1));
    assertThat(record.contradicts(2, 0.99)).isFalse();
  }

  @Test
  void partitionsAddUp() {
    GoldRecord twice = new GoldRecord(3).add(record).add(record);
    assertThat(twice.answers(1)).isEqualTo(4);
    assertThat(twice.right(0)).isEqualTo(4);
  }

  @Test
  void contradictsAnEstimateThatGoldCannotBear() {
    int[][] rows = new int[10][];
    Arrays.fill(rows, new int[] {1});
    int[] gold = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    GoldRecord half = new GoldRecord(1).add(Crowds.of(2, rows), gold);
    assertThat(half.contradicts(0, 0.95)).isTrue();
    assertThat(half.contradicts(0, 0.6)).isFalse();
  }
}
