package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a dimension reads of a content: numbers, the language of its text, when it came. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class DimensionSourcesTest {
  @TempDir Path directory;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory.resolve("warehouse"));
  }

  @Test
  void quantilesAreThoseOfTheNumbersInAFile() throws Exception {
    Path file = directory.resolve("population.csv");
    Files.writeString(
        file, "dimension,category,count\nstars,1,1\nstars,2,1\nstars,3,1\nstars,4,1\n");
    commons
        .charter(
            """
            representativeness:
              dimensions:
                - { name: stars, attribute: stars, quantiles: 2 }
              reference: population.csv
            """)
        .reference(file);

    new RepresentStage()
        .run(
            commons
                .batch("b1")
                .item("i1", "new", Map.of("stars", "1"), "ann")
                .item("i2", "new", Map.of("stars", "1"), "ann")
                .item("i3", "new", Map.of("stars", "2"), "bob")
                .item("i4", "new", Map.of("stars", "4"), "bob")
                .write());

    assertThat(shares()).containsExactlyInAnyOrder("stars ..3 3 0.5", "stars 3.. 1 0.5");
    // By hand: ½, ¾, ¾ and 1 of the items are at most 1 to 4, and ¼, ½, ¾ and 1 of the file's.
    assertThat(measures())
        .contains(
            "stars total-variation 0.25", "stars kolmogorov-smirnov 0.25", "stars wasserstein 0.5");
  }

  @Test
  void languagesAreThoseOfTheText() {
    commons.charter(
        """
        representativeness:
          dimensions:
            - { name: language, language-of: text, target: { en: 0.5, de: 0.5 } }
        """);

    new RepresentStage()
        .run(
            commons
                .batch("b1")
                .text("i1", "The cat sat on the mat and looked out of the window.", Map.of(), "ann")
                .text("i2", "Wir gehen heute Abend mit den Kindern in den Garten.", Map.of(), "ann")
                .text("i3", "Nous irons demain au marché avec nos amis.", Map.of(), "bob")
                .text("i4", "ok", Map.of(), "bob")
                .write());

    assertThat(shares())
        .containsExactlyInAnyOrder(
            "language de 1 0.5",
            "language en 1 0.5",
            "language (unlisted) 1 null",
            "language null 1 null");
    assertThat(measures()).contains("language total-variation 0.5");
  }

  @Test
  void timesOfCollectionAreInUtc() {
    commons.charter(
        """
        representativeness:
          dimensions:
            - { name: month, expression: month(submitted_at), target: { "1": 0.5, "2": 0.5 } }
            - { name: hour, expression: hour(submitted_at), bins: [12], target: { "..12": 0.5, "12..": 0.5 } }
        """);

    new RepresentStage()
        .run(
            commons
                .batch("b1")
                .text("i1", "new", "one", Instant.parse("2026-01-31T23:59:59Z"), "ann")
                .text("i2", "new", "two", Instant.parse("2026-02-01T00:00:00Z"), "ann")
                .text("i3", "new", "three", Instant.parse("2026-02-28T11:59:59Z"), "bob")
                .text("i4", "new", "four", Instant.parse("2026-03-01T12:00:00Z"), "bob")
                .write());

    assertThat(shares())
        .containsExactlyInAnyOrder(
            "month 1 1 0.5",
            "month 2 2 0.5",
            "month (unlisted) 1 null",
            "hour ..12 2 0.5",
            "hour 12.. 2 0.5");
    assertThat(measures()).contains("month total-variation 0.25", "hour kolmogorov-smirnov 0.0");
  }

  private List<String> shares() {
    List<String> shares = new ArrayList<>();
    for (Row row : commons.tables().list(Representation.TABLE, new BatchKey("b1", 1))) {
      if ("batch".equals(row.getAs(Representation.SCOPE))) {
        shares.add(
            "%s %s %s %s"
                .formatted(
                    row.<String>getAs(Representation.DIMENSION),
                    row.<String>getAs(Representation.CATEGORY),
                    row.<Long>getAs(Representation.OBSERVED),
                    row.<String>getAs(Representation.TARGET)));
      }
    }
    return shares;
  }

  private List<String> measures() {
    List<String> measures = new ArrayList<>();
    for (Row row : commons.tables().list(Measures.TABLE, new BatchKey("b1", 1))) {
      boolean isMeant =
          "batch".equals(row.getAs(Measures.SCOPE))
              && "target".equals(row.getAs(Measures.AGAINST))
              && row.getAs(Measures.CATEGORY) == null;
      if (isMeant) {
        measures.add(
            "%s %s %s"
                .formatted(
                    row.<String>getAs(Measures.SUBJECT),
                    row.<String>getAs(Measures.MEASURE),
                    row.<Double>getAs(Measures.VALUE)));
      }
    }
    return measures;
  }
}
