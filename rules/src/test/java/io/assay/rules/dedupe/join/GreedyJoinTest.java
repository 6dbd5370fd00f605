package io.assay.rules.dedupe.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.dedupe.similarity.FieldTokens;
import io.assay.rules.dedupe.similarity.FieldwiseRule;
import io.assay.rules.dedupe.similarity.JointRule;
import io.assay.rules.dedupe.similarity.Overlap;
import io.assay.rules.dedupe.similarity.Ratio;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GreedyJoinTest {

  private static final int CORPORA = 1000;
  private static final Ratio FOUR_FIFTHS = new Ratio(4, 5);

  static List<SimilarityRule> rules() {
    return List.of(
        new JointRule(FOUR_FIFTHS, null),
        new JointRule(new Ratio(1, 2), null),
        new JointRule(new Ratio(1, 1), null),
        new JointRule(new Ratio(1, 10), null),
        new JointRule(FOUR_FIFTHS, new Ratio(9, 10)),
        new JointRule(new Ratio(9, 10), new Ratio(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void decidesLikeComparingAllWithAll(SimilarityRule rule) {
    for (int seed = 0; seed < CORPORA; seed++) {
      List<long[]> sets = Corpora.random(new Random(seed));
      assertThat(Corpora.joined(rule, Corpora.order(sets, 12), sets))
          .as("seed %d", seed)
          .isEqualTo(Corpora.quadratic(rule, sets));
    }
  }

  /** Enough kept records share each token that its postings are grouped. */
  @ParameterizedTest
  @MethodSource("rules")
  void decidesLikeComparingAllWithAllUnderATemplate(SimilarityRule rule) {
    for (int seed = 0; seed < 50; seed++) {
      List<long[]> sets = Corpora.underTemplate(new Random(seed));
      assertThat(Corpora.joined(rule, Corpora.order(sets, 12), sets))
          .as("seed %d", seed)
          .isEqualTo(Corpora.quadratic(rule, sets));
    }
  }

  /**
   * Few counters, so that own tokens fall on those of the template and stand between its tokens;
   * and many, so that they stand before them.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void decidesLikeComparingAllWithAllWherePairsStandAtTheThreshold(SimilarityRule rule) {
    for (int seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      List<long[]> sets = Corpora.aroundThreshold(random, FOUR_FIFTHS);
      TokenOrder order = Corpora.order(sets, 8 + 2 * random.nextInt(6));
      assertThat(Corpora.joined(rule, order, sets))
          .as("seed %d", seed)
          .isEqualTo(Corpora.quadratic(rule, sets));
    }
  }

  /** Few counters, so that rarity tells nothing and all records under one core meet. */
  @ParameterizedTest
  @MethodSource("rules")
  void decidesLikeComparingAllWithAllInACrowd(SimilarityRule rule) {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<long[]> sets = Corpora.crowded(random, seed % 2 == 0 ? FOUR_FIFTHS : new Ratio(1, 2));
      TokenOrder order = Corpora.order(sets, 4 + 4 * random.nextInt(4));
      assertThat(Corpora.joined(rule, order, sets))
          .as("seed %d", seed)
          .isEqualTo(Corpora.quadratic(rule, sets));
    }
  }

  /**
   * All share 400 of 500 tokens and one each stands among the core's, so that position and
   * signature let pairs through: none of them is read, whichever token they have beside it.
   */
  @Test
  void crowdIsToldApartByWhatIsBesideItsCore() {
    Random random = new Random(11);
    List<long[]> sets = new ArrayList<>();
    long[] core = numbers(0, 400);
    for (int i = 0; i < 2000; i++) {
      sets.add(Corpora.union(core, Corpora.fresh(random, 80, 20_000)));
    }
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), TokenOrder.byHash());
    assertThat(sets.stream().mapToInt(join::offer)).doesNotHaveDuplicates();
    assertThat(join.work().compared()).isLessThan(6L * sets.size());
    assertThat(join.work().counted()).isGreaterThan(100_000);
  }

  /** Beside 400 in common 50 each reach 0.8 exactly, 51 only if one of them is shared. */
  @Test
  void crowdIsCountedToTheLastToken() {
    long[] core = numbers(0, 400);
    for (int own : new int[] {50, 51}) {
      List<long[]> sets = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        sets.add(Corpora.union(core, numbers(1000 * (i + 1), 1000 * (i + 1) + own)));
      }
      sets.add(Corpora.union(core, Corpora.union(numbers(200_000, 200_001), numbers(5, 55))));
      GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), TokenOrder.byHash());
      int[] standing = sets.stream().mapToInt(join::offer).toArray();
      assertThat(standing).isEqualTo(Corpora.quadratic(new JointRule(FOUR_FIFTHS, null), sets));
      assertThat(Arrays.stream(standing).distinct().count()).isEqualTo(own == 50 ? 1 : 300);
    }
  }

  /** What a record revises may be any of a crowd, and the next of them counts then. */
  @Test
  void whatIsPassedOverInACrowdDoesNotCount() {
    SimilarityRule rule = new JointRule(FOUR_FIFTHS, null);
    for (int seed = 0; seed < 60; seed++) {
      List<long[]> sets = Corpora.crowded(new Random(seed), FOUR_FIFTHS);
      GreedyJoin join = new GreedyJoin(rule, TokenOrder.byHash());
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < sets.size(); i++) {
        int record = i;
        int expected =
            kept.stream()
                .filter(each -> (record + each) % 3 > 0)
                .filter(each -> rule.accepts(sets.get(each), sets.get(record)))
                .findFirst()
                .orElse(record);
        assertThat(join.offer(sets.get(i), each -> (record + each) % 3 == 0))
            .as("seed %d, record %d", seed, i)
            .isEqualTo(expected);
        if (expected == i) {
          kept.add(i);
        }
      }
    }
  }

  /** With 38 of their own beside 301 of a template, two share 301 of 377 at most: below 0.8. */
  @Test
  void templateIsCountedToTheLastToken() {
    long[] template = numbers(0, 304);
    for (int own : new int[] {37, 38, 39}) {
      List<long[]> sets = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        sets.add(Corpora.union(template, numbers(1000 * (i + 1), 1000 * (i + 1) + own)));
      }
      int[] standing =
          Corpora.joined(new JointRule(FOUR_FIFTHS, null), Corpora.order(sets, 18), sets);
      assertThat(Arrays.stream(standing).distinct().count()).isEqualTo(own <= 38 ? 1 : 300);
    }
  }

  /** Every one resembles all that are kept, of which only the first matters. */
  @Test
  void manyNearDuplicatesCostAsMuchAsOne() {
    List<long[]> sets = new ArrayList<>();
    long[] template = numbers(0, 600);
    for (int i = 0; i < 1000; i++) {
      sets.add(Corpora.union(template, numbers(10_000 * (i + 1), 10_000 * (i + 1) + 100)));
    }
    for (int i = 1000; i < 2000; i++) {
      sets.add(Corpora.union(template, numbers(10_000 * (i + 1), 10_000 * (i + 1) + 20)));
    }
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), Corpora.order(sets, 20));
    assertThat(sets.stream().mapToInt(join::offer).distinct()).hasSize(1000);
    assertThat(join.work().candidates()).isLessThan(10_000);
  }

  /** One in seven has a token that falls among the template's, which the position alone misses. */
  @Test
  void tokensAmongTheTemplatesDoNotMakePairsWorthMerging() {
    List<long[]> sets = new ArrayList<>();
    long[] template = numbers(0, 304);
    for (int i = 0; i < 2000; i++) {
      sets.add(Corpora.union(template, numbers(1000 * (i + 1), 1000 * (i + 1) + 39)));
    }
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), Corpora.order(sets, 16));
    assertThat(sets.stream().mapToInt(join::offer)).doesNotHaveDuplicates();
    assertThat(join.work().candidates()).isGreaterThan(10_000);
    assertThat(join.work().compared()).isLessThan(2000);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void removesNothingBelowTheThreshold(SimilarityRule rule) {
    for (int seed = 0; seed < CORPORA / 4; seed++) {
      List<long[]> sets = Corpora.random(new Random(seed));
      int[] standing = Corpora.joined(rule, Corpora.order(sets, 12), sets);
      for (int i = 0; i < standing.length; i++) {
        if (standing[i] != i) {
          assertThat(rule.accepts(sets.get(standing[i]), sets.get(i))).as("seed %d", seed).isTrue();
          assertThat(standing[standing[i]]).as("seed %d, is kept", seed).isEqualTo(standing[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void orderOfTokensIsIrrelevant(SimilarityRule rule) {
    for (int seed = 0; seed < CORPORA / 4; seed++) {
      List<long[]> sets = Corpora.random(new Random(seed));
      int[] expected = Corpora.joined(rule, TokenOrder.byHash(), sets);
      List<TokenOrder> orders =
          List.of(
              Corpora.order(sets, 4),
              Corpora.order(sets, 16),
              Corpora.order(Corpora.random(new Random(-seed)), 8));
      for (TokenOrder order : orders) {
        assertThat(Corpora.joined(rule, order, sets)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void fieldsWithThresholdsOfTheirOwnDecideLikeComparingAllWithAll() {
    SimilarityRule rule = new FieldwiseRule(List.of(new Ratio(9, 10), new Ratio(1, 2)));
    for (int seed = 0; seed < CORPORA; seed++) {
      Random random = new Random(seed);
      List<long[]> titles = Corpora.random(random);
      List<long[]> texts = Corpora.random(random);
      List<long[]> sets = new ArrayList<>();
      for (int i = 0; i < titles.size(); i++) {
        long[] title = orOne(titles.get(i % 7 % titles.size()));
        sets.add(inFields(title, orOne(texts.get(i % texts.size()))));
      }
      assertThat(Corpora.joined(rule, Corpora.order(sets, 12), sets))
          .as("seed %d", seed)
          .isEqualTo(Corpora.quadratic(rule, sets));
    }
  }

  /** Each record passes over some others, and the first third are history, kept unjudged. */
  @ParameterizedTest
  @MethodSource("rules")
  void whatIsPassedOverDoesNotCount(SimilarityRule rule) {
    for (int seed = 0; seed < CORPORA; seed++) {
      List<long[]> sets = Corpora.random(new Random(seed));
      GreedyJoin join = new GreedyJoin(rule, Corpora.order(sets, 12));
      int history = sets.size() / 3;
      List<Integer> kept = new ArrayList<>();
      for (int i = 0; i < sets.size(); i++) {
        long[] set = sets.get(i);
        int record = i;
        int expected =
            kept.stream()
                .filter(each -> record >= history && set.length > 0)
                .filter(each -> sets.get(each).length > 0 && (record + each) % 3 > 0)
                .filter(each -> rule.accepts(sets.get(each), set))
                .findFirst()
                .orElse(record);
        if (i < history) {
          join.keep(set);
        } else {
          assertThat(join.offer(set, each -> (record + each) % 3 == 0))
              .as("seed %d, record %d", seed, i)
              .isEqualTo(expected);
        }
        if (expected == i) {
          kept.add(i);
        }
      }
    }
  }

  /** A resembles B, B resembles C, A does not resemble C. */
  @Test
  void chainLosesNobody() {
    long[] a = numbers(0, 20);
    long[] b = numbers(2, 22);
    long[] c = numbers(4, 24);
    assertThat(joined(a, b, c)).containsExactly(0, 0, 2);
    assertThat(joined(b, a, c)).containsExactly(0, 0, 0);
  }

  @Test
  void attachesToTheKeptOneOfHighestPriority() {
    long[] first = numbers(0, 20);
    long[] second = numbers(3, 23);
    long[] between = numbers(1, 21);
    long[] nearerToSecond = numbers(2, 22);
    assertThat(joined(first, second, between, nearerToSecond)).containsExactly(0, 1, 0, 0);
    assertThat(joined(second, first, nearerToSecond, between)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void recordsWithoutShinglesAreKeptEach() {
    assertThat(joined(new long[0], numbers(0, 3), new long[0])).containsExactly(0, 1, 2);
  }

  @Test
  void givesTheCountsOfThePair() {
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), TokenOrder.byHash());
    join.offer(numbers(50, 60));
    join.offer(numbers(0, 20));
    assertThat(join.offer(numbers(1, 20))).isEqualTo(1);
    assertThat(join.compare(numbers(1, 20), 1)).containsExactly(new Overlap(19, 19, 20));
  }

  @Test
  void millionIdenticalTextsAreOne() {
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), TokenOrder.byHash());
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(join.offer(numbers(0, 9)) == 0).isTrue();
    }
    assertThat(join.work()).isEqualTo(new JoinWork(1, 0, 0, 0));
  }

  /**
   * Records under one template that makes up so much of them that it reaches into every prefix, yet
   * too little for near duplicates: without grouping each would be a candidate of each other.
   */
  @Test
  void templateUnderAllRecordsDoesNotMultiplyWork() {
    List<long[]> sets = new ArrayList<>();
    long[] template = numbers(0, 85);
    for (int i = 0; i < 4000; i++) {
      sets.add(Corpora.union(template, numbers(1000 + 20 * i, 1015 + 20 * i)));
    }
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), Corpora.order(sets, 18));
    assertThat(sets.stream().mapToInt(join::offer)).doesNotHaveDuplicates();
    assertThat(join.work().candidates()).isLessThan(20 * sets.size());
  }

  @Test
  void signatureSparesMostComparisonsOfSetsFromASmallVocabulary() {
    List<long[]> sets = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      sets.add(Corpora.fresh(random, 60, 150));
    }
    GreedyJoin join = new GreedyJoin(new JointRule(FOUR_FIFTHS, null), Corpora.order(sets, 12));
    sets.forEach(join::offer);
    assertThat(join.work().candidates()).isGreaterThan(10_000);
    assertThat(join.work().compared()).isLessThan(join.work().candidates() / 100);
  }

  private static int[] joined(long[]... sets) {
    return Corpora.joined(
        new JointRule(FOUR_FIFTHS, null), Corpora.order(List.of(sets), 10), List.of(sets));
  }

  private static long[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToLong(Corpora::token).sorted().toArray();
  }

  /** A field without shingles has its whole text as a token. */
  private static long[] orOne(long[] set) {
    return set.length == 0 ? numbers(0, 1) : set;
  }

  private static long[] inFields(long[] title, long[] text) {
    long[] tokens = new long[title.length + text.length];
    for (int i = 0; i < tokens.length; i++) {
      boolean inTitle = i < title.length;
      tokens[i] = FieldTokens.of(inTitle ? 0 : 1, inTitle ? title[i] : text[i - title.length]);
    }
    return Arrays.stream(tokens).sorted().distinct().toArray();
  }
}
