package io.assay.bench.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.representation.PatternSearch;
import io.assay.jobs.spark.SparkSessions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench on a table so small that what it finds can be counted again. */
@Tag("spark")
class PatternsBenchTest {
  private static final int ROWS = 1500;
  private static final int MINIMUM = 60;

  @TempDir Path directory;

  @Test
  void findsWhatCountingAllSinglesAndPairsFinds() {
    SparkSession spark =
        SparkSessions.open("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
    PatternsBench.Outcome outcome;
    List<Row> strata;
    try {
      outcome = PatternsBench.measure(spark, directory, ROWS, MINIMUM, 1);
      strata = outcome.strata().collectAsList();
    } finally {
      spark.stop();
    }

    assertThat(strata.stream().mapToLong(row -> row.getLong(1)).sum()).isEqualTo(ROWS);
    assertThat(outcome.pass().elapsedSeconds()).isPositive();
    assertThat(outcome.search().elapsedSeconds()).isPositive();
    Map<SortedMap<String, String>, Long> found = new HashMap<>();
    for (PatternSearch.Missing missing : outcome.found().patterns()) {
      if (missing.pattern().size() <= 2) {
        found.put(missing.pattern(), missing.count());
      }
    }
    assertThat(found).isEqualTo(maximalUncovered(strata)).isNotEmpty();
    assertThat(found.keySet()).extracting(SortedMap::size).contains(1, 2);
  }

  /** Fewer than the minimum, while of each part of a pair there are enough. */
  private static Map<SortedMap<String, String>, Long> maximalUncovered(List<Row> strata) {
    Map<SortedMap<String, String>, Long> counts = new HashMap<>();
    int attributes = strata.get(0).getList(0).size();
    for (int i = 0; i < attributes; i++) {
      for (int a = 0; a < PatternsBench.categories(i); a++) {
        counts.put(pattern(i, a), 0L);
        for (int j = 0; j < i; j++) {
          for (int b = 0; b < PatternsBench.categories(j); b++) {
            SortedMap<String, String> pair = pattern(i, a);
            pair.putAll(pattern(j, b));
            counts.put(pair, 0L);
          }
        }
      }
    }
    for (Row row : strata) {
      List<String> categories = row.getList(0);
      for (int i = 0; i < attributes; i++) {
        int a = Integer.parseInt(categories.get(i));
        counts.merge(pattern(i, a), row.getLong(1), Long::sum);
        for (int j = 0; j < i; j++) {
          SortedMap<String, String> pair = pattern(i, a);
          pair.putAll(pattern(j, Integer.parseInt(categories.get(j))));
          counts.merge(pair, row.getLong(1), Long::sum);
        }
      }
    }
    Map<SortedMap<String, String>, Long> uncovered = new HashMap<>();
    counts.forEach(
        (pattern, count) -> {
          boolean isMaximal =
              pattern.size() == 1
                  || pattern.entrySet().stream()
                      .allMatch(
                          part ->
                              counts.get(new TreeMap<>(Map.of(part.getKey(), part.getValue())))
                                  >= MINIMUM);
          if (count < MINIMUM && isMaximal) {
            uncovered.put(pattern, count);
          }
        });
    return uncovered;
  }

  private static SortedMap<String, String> pattern(int attribute, int category) {
    return new TreeMap<>(Map.of("a" + attribute, Integer.toString(category)));
  }

  @Test
  void endsBadlyBeyondEitherBound() {
    assertThat(PatternsBench.isWithinBounds(10, 4096)).isTrue();
    assertThat(PatternsBench.isWithinBounds(10.1, 4096)).isFalse();
    assertThat(PatternsBench.isWithinBounds(10, 4097)).isFalse();
  }
}
