package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dimensions with more values than anybody wants to read. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class ManyValuesTest {
  @TempDir Path directory;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory);
  }

  @Test
  void aHundredThousandValuesWithoutTargetAreOneCategory() {
    commons.charter(
        """
        representativeness:
          dimensions:
            - { name: kind, attribute: kind, target: { v1: 0.5, never: 0.5 } }
        """);
    Deliveries.Rows batch = commons.batch("b1");
    for (int i = 0; i < 100_000; i++) {
      batch.item("i" + i, "new", Map.of("kind", "v" + i), "ann");
    }

    new RepresentStage().run(batch.write());

    assertThat(shares("b1"))
        .isEqualTo(Map.of("v1", "1 of 0.5", "never", "0 of 0.5", "(unlisted)", "99999 of null"));
    assertThat(totalVariation("b1")).isCloseTo(0.99999, within(1e-12));
  }

  @Test
  void ofABatchTheThousandMostFrequentValuesAreCategoriesAndNothingIsTested() {
    commons.charter(
        """
        representativeness:
          dimensions:
            - { name: kind, attribute: kind, like-batch: b1 }
        """);
    Deliveries.Rows first = commons.batch("b1");
    for (int i = 0; i < 1500; i++) {
      first.item("i" + i, "new", Map.of("kind", "w%04d".formatted(i)), "ann");
    }
    first.item("twice", "new", Map.of("kind", "w1400"), "ann");
    new RepresentStage().run(first.write());
    first.judged();

    new RepresentStage()
        .run(commons.batch("b2").item("one", "new", Map.of("kind", "w0999"), "bob").write());

    // The most frequent one, and of those that are seen once the lower ones.
    assertThat(shares("b2"))
        .hasSize(1001)
        .containsEntry("w1400", "0 of 2/1501")
        .containsEntry("w0998", "0 of 1/1501")
        .doesNotContainKey("w0999")
        .containsEntry("(unlisted)", "1 of 500/1501");
    assertThat(totalVariation("b2")).isCloseTo(1001 / 1501.0, within(1e-12));
    assertThat(commons.tables().list(Measures.TABLE, new BatchKey("b2", 1)))
        .allMatch(row -> row.getAs(Measures.PROBABILITY) == null);
  }

  private Map<String, String> shares(String batch) {
    Map<String, String> shares = new TreeMap<>();
    for (Row row : commons.tables().list(Representation.TABLE, new BatchKey(batch, 1))) {
      if ("batch".equals(row.getAs(Representation.SCOPE))) {
        shares.put(
            row.getAs(Representation.CATEGORY),
            "%s of %s"
                .formatted(
                    row.<Long>getAs(Representation.OBSERVED),
                    row.<String>getAs(Representation.TARGET)));
      }
    }
    return shares;
  }

  private double totalVariation(String batch) {
    return commons.tables().list(Measures.TABLE, new BatchKey(batch, 1)).stream()
        .filter(row -> "batch".equals(row.getAs(Measures.SCOPE)))
        .filter(row -> "target".equals(row.getAs(Measures.AGAINST)))
        .filter(row -> "total-variation".equals(row.getAs(Measures.MEASURE)))
        .mapToDouble(row -> row.<Double>getAs(Measures.VALUE))
        .sum();
  }
}
