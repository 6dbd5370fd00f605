package io.assay.rules.dedupe.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarityRuleTest {

  private static final long[] ONE_TO_FIVE = {1, 2, 3, 4, 5};
  private static final long[] TWO_TO_FIVE = {2, 3, 4, 5};
  private static final long[] FOUR_AND_FIVE = {4, 5};

  @Test
  void countsWhatSetsShare() {
    assertThat(SortedSets.overlap(ONE_TO_FIVE, FOUR_AND_FIVE)).isEqualTo(new Overlap(2, 5, 2));
    assertThat(SortedSets.shared(ONE_TO_FIVE, FOUR_AND_FIVE, 2)).isEqualTo(2);
    assertThat(SortedSets.shared(ONE_TO_FIVE, new long[] {-1, 9}, 1)).isEqualTo(-1);
    assertThat(SortedSets.shared(new long[] {1}, new long[] {2}, 0)).isZero();
  }

  @Test
  void takesOneSetFromAnother() {
    assertThat(SortedSets.without(ONE_TO_FIVE, FOUR_AND_FIVE)).containsExactly(1, 2, 3);
    assertThat(SortedSets.without(ONE_TO_FIVE, ONE_TO_FIVE)).isEmpty();
    assertThat(SortedSets.without(ONE_TO_FIVE, new long[] {0, 9})).isSameAs(ONE_TO_FIVE);
    assertThat(SortedSets.union(List.of(FOUR_AND_FIVE, TWO_TO_FIVE, new long[0])))
        .containsExactly(2, 3, 4, 5);
  }

  @Test
  void jaccardAtTheThresholdIsEnough() {
    assertThat(new JointRule(new Ratio(4, 5), null).accepts(ONE_TO_FIVE, TWO_TO_FIVE)).isTrue();
    assertThat(
            new JointRule(new Ratio(800_000_001, 1_000_000_000), null)
                .accepts(ONE_TO_FIVE, TWO_TO_FIVE))
        .isFalse();
  }

  @Test
  void largestPartnerNeedsNoMoreThanIsShared() {
    Ratio half = new Ratio(1, 2);
    Ratio high = new Ratio(9, 10);
    List<SimilarityRule> rules =
        List.of(
            new JointRule(high, null),
            new JointRule(high, half),
            new JointRule(half, high),
            new FieldwiseRule(List.of(high, half)));
    for (SimilarityRule rule : rules) {
      for (int shared = 0; shared < 30; shared++) {
        for (int one = 1; one < 30; one++) {
          for (int other = 1; other < 100; other++) {
            assertThat(other <= rule.largestPartner(one, shared))
                .as("%s: %d of %d and %d", rule, shared, one, other)
                .isEqualTo(rule.leastShared(one, other) <= shared);
          }
        }
      }
    }
  }

  @Test
  void fragmentIsADuplicateByContainmentAlone() {
    Ratio high = new Ratio(9, 10);
    assertThat(new JointRule(high, null).accepts(ONE_TO_FIVE, FOUR_AND_FIVE)).isFalse();
    assertThat(new JointRule(high, high).accepts(ONE_TO_FIVE, FOUR_AND_FIVE)).isTrue();
    assertThat(new JointRule(high, high).accepts(FOUR_AND_FIVE, ONE_TO_FIVE)).isTrue();
  }

  @Test
  void everyFieldHasToReachItsThreshold() {
    long[] one = fields(new int[] {1, 2}, new int[] {1, 2, 3, 4});
    long[] sameTitle = fields(new int[] {1, 2}, new int[] {1, 9});
    long[] nearText = fields(new int[] {1, 2}, new int[] {1, 2, 3, 5});
    FieldwiseRule rule = new FieldwiseRule(List.of(new Ratio(1, 1), new Ratio(1, 2)));
    assertThat(rule.accepts(one, sameTitle)).isFalse();
    assertThat(rule.accepts(one, nearText)).isTrue();
    assertThat(rule.compare(one, nearText))
        .containsExactly(new Overlap(2, 2, 2), new Overlap(3, 4, 4));
  }

  @Test
  void sameWordsInOtherFieldsShareNothing() {
    long[] one = fields(new int[] {1, 2}, new int[] {3, 4});
    long[] swapped = fields(new int[] {3, 4}, new int[] {1, 2});
    assertThat(SortedSets.overlap(one, swapped).shared()).isZero();
  }

  @Test
  void revisionHoldsTheEarlierTextAndExtendsIt() {
    NearRule rule = new NearRule(new JointRule(new Ratio(1, 2), null), new Ratio(3, 4));
    assertThat(rule.isRevision(List.of(new Overlap(4, 8, 4)))).isTrue();
    assertThat(rule.isRevision(List.of(new Overlap(3, 5, 4)))).isTrue();
    assertThat(rule.isRevision(List.of(new Overlap(3, 4, 4)))).isFalse();
    assertThat(rule.isRevision(List.of(new Overlap(4, 4, 4), new Overlap(4, 5, 4)))).isTrue();
    assertThat(rule.isRevision(List.of(new Overlap(3, 3, 4), new Overlap(4, 6, 4)))).isFalse();
    assertThat(rule.isRevision(List.of(new Overlap(4, 4, 8)))).isFalse();
    assertThat(rule.isRevision(List.of(new Overlap(4, 8, 6)))).isFalse();
    assertThat(new NearRule(rule.similarity(), null).isRevision(List.of(new Overlap(4, 8, 4))))
        .isFalse();
  }

  private static long[] fields(int[] first, int[] second) {
    long[] set = new long[first.length + second.length];
    for (int i = 0; i < first.length; i++) {
      set[i] = FieldTokens.of(0, (long) first[i] << 40);
    }
    for (int i = 0; i < second.length; i++) {
      set[first.length + i] = FieldTokens.of(1, (long) second[i] << 40);
    }
    return set;
  }
}
