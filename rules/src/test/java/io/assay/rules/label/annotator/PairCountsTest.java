package io.assay.rules.label.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAsAMapOfPairsDoesAndAddsUp(long seed) {
    Random random = new Random(seed);
    PairCounts one = new PairCounts(2);
    PairCounts other = new PairCounts(2);
    TreeMap<Long, List<Long>> expected = new TreeMap<>();
    for (int count = 0; count < 20_000; count++) {
      int lower = random.nextInt(150);
      long key = PairCounts.key(lower, lower + 1 + random.nextInt(150));
      int figure = random.nextInt(2);
      (random.nextBoolean() ? one : other).add(key, figure, count);
      List<Long> sums = expected.computeIfAbsent(key, any -> new ArrayList<>(List.of(0L, 0L)));
      sums.set(figure, sums.get(figure) + count);
    }
    one.add(other);
    List<Long> order = new ArrayList<>();
    one.forEach(
        (key, figures) -> {
          order.add(key);
          assertThat(figures).containsExactly(expected.get(key).get(0), expected.get(key).get(1));
        });
    assertThat(order).containsExactlyElementsOf(expected.keySet());
  }
}
