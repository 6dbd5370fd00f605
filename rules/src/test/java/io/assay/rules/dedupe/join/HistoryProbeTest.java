package io.assay.rules.dedupe.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.dedupe.similarity.JointRule;
import io.assay.rules.dedupe.similarity.Ratio;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryProbeTest {

  private static final SimilarityRule RULE = new JointRule(new Ratio(4, 5), null);

  static List<SimilarityRule> rules() {
    return GreedyJoinTest.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void batchAfterBatchGivesWhatAllAtOnceGives(SimilarityRule rule) {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<long[]> sets = Corpora.random(random);
      assertThat(inBatches(rule, sets, random))
          .as("seed %d", seed)
          .isEqualTo(Corpora.joined(rule, TokenOrder.byHash(), sets));
    }
  }

  @Test
  void findsFewRecordsThatDoNotMatter() {
    Random random = new Random(3);
    HistoryProbe probe = new HistoryProbe(RULE);
    for (int i = 0; i < 200; i++) {
      probe.add(Corpora.fresh(random, 60, 1 << 28), TokenOrder.byHash());
    }
    int found = 0;
    for (int i = 0; i < 5000; i++) {
      long[] other = Corpora.fresh(random, 60, 1 << 28);
      found += probe.matches(IndexRow.of(RULE, TokenOrder.byHash(), other)) ? 1 : 0;
    }
    assertThat(found).isLessThan(5);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rowsComeBackFromTheirBytes(SimilarityRule rule) {
    for (int size : new int[] {1, 2, 60, 127, 128, 20_000}) {
      long[] set = Corpora.fresh(new Random(size), size, 1 << 30);
      IndexRow row = IndexRow.of(rule, TokenOrder.byHash(), set);
      IndexRow read = IndexRow.ofBytes(row.bytes());
      assertThat(read.size()).isEqualTo(set.length);
      assertThat(read.tokens()).isEqualTo(row.tokens());
    }
  }

  /** 53 bytes for a text of 64 words in shingles of 5, at Jaccard 0.8. */
  @Test
  void rowHoldsFourBytesForEachTokenOfThePrefix() {
    long[] set = new long[60];
    for (int i = 0; i < set.length; i++) {
      set[i] = i;
    }
    assertThat(IndexRow.of(RULE, TokenOrder.byHash(), set).bytes()).hasSize(1 + 4 * 13);
  }

  @Test
  void keysOfASetAscendAndAreThoseOfItsTokens() {
    for (int seed = 0; seed < 200; seed++) {
      List<long[]> sets = Corpora.random(new Random(seed));
      TokenOrder order = Corpora.order(sets, 6);
      for (long[] set : sets) {
        assertThat(order.keys(set))
            .isSorted()
            .containsExactlyInAnyOrder(
                Arrays.stream(set).map(token -> order.keys(new long[] {token})[0]).toArray());
      }
    }
  }

  @Test
  void orderComesBackFromItsBytes() {
    List<long[]> sets = Corpora.random(new Random(1));
    TokenOrder order = Corpora.order(sets, 10);
    TokenOrder read = TokenOrder.ofBytes(order.bytes());
    assertThat(read.id()).isEqualTo(order.id()).isNotEqualTo(TokenOrder.byHash().id());
    assertThat(sets).allSatisfy(set -> assertThat(read.keys(set)).isEqualTo(order.keys(set)));
  }

  @Test
  void frequenciesOfPartsMergeToThoseOfAll() {
    List<long[]> sets = Corpora.random(new Random(2));
    TokenFrequencies merged = new TokenFrequencies(8);
    for (int i = sets.size() - 1; i >= 0; i--) {
      TokenFrequencies part = new TokenFrequencies(8);
      part.add(sets.get(i));
      merged.merge(part);
    }
    assertThat(TokenOrder.of(merged).id()).isEqualTo(Corpora.order(sets, 8).id());
  }

  @Test
  void reachesExecutors() throws Exception {
    HistoryProbe probe = new HistoryProbe(RULE);
    long[] set = Corpora.fresh(new Random(4), 30, 1000);
    for (int i = 0; i < 100; i++) {
      probe.add(set, TokenOrder.byHash());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(probe);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      HistoryProbe read = (HistoryProbe) in.readObject();
      assertThat(read.matches(IndexRow.of(RULE, TokenOrder.byHash(), set))).isTrue();
    }
  }

  /** Cuts the corpus at random and carries only rows of kept records from batch to batch. */
  private static int[] inBatches(SimilarityRule rule, List<long[]> sets, Random random) {
    int[] standing = new int[sets.size()];
    TokenOrder order = Corpora.order(sets.subList(0, sets.size() / 2), 8);
    List<Integer> kept = new ArrayList<>();
    int from = 0;
    while (from < sets.size()) {
      int to = Math.min(sets.size(), from + 1 + random.nextInt(20));
      judge(rule, order, sets, new int[] {from, to}, kept, standing);
      for (int i = from; i < to; i++) {
        if (standing[i] == i) {
          kept.add(i);
        }
      }
      from = to;
    }
    return standing;
  }

  private static void judge(
      SimilarityRule rule,
      TokenOrder order,
      List<long[]> sets,
      int[] batch,
      List<Integer> kept,
      int[] standing) {
    HistoryProbe probe = new HistoryProbe(rule);
    sets.subList(batch[0], batch[1]).forEach(set -> probe.add(set, order));
    GreedyJoin join = new GreedyJoin(rule, order);
    List<Integer> numbers = new ArrayList<>();
    for (int each : kept) {
      long[] set = sets.get(each);
      if (set.length > 0
          && probe.matches(IndexRow.ofBytes(IndexRow.of(rule, order, set).bytes()))) {
        join.keep(set);
        numbers.add(each);
      }
    }
    for (int i = batch[0]; i < batch[1]; i++) {
      numbers.add(i);
      standing[i] = numbers.get(join.offer(sets.get(i)));
    }
  }
}
