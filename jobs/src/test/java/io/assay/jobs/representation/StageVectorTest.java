package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Measures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole stage against what {@code stage.py} computed of the same set. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class StageVectorTest {
  private static final Path EXPECTED = Path.of("src/test/resources/representation/stage.json");
  private static final Path SET =
      Path.of("../rules/src/test/resources/representation/measures.json");
  private static final String CHARTER =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind }
          - { name: stars, attribute: stars, bins: [50, 100] }
          - { name: rest, expression: "cast(cast(stars as int) % 3 as string)", target: { "0": 0.5, "1": 0.25, "2": 0.25 } }
        joint:
          - dimensions: [stars, rest]
            target:
              - { values: ["..50", "0"], share: 0.3 }
              - { values: ["..50", "1"], share: 0.15 }
              - { values: ["50..100", "0"], share: 0.2 }
              - { values: ["50..100", "2"], share: 0.25 }
              - { values: ["100..", "1"], share: 0.1 }
        reference: population.csv
        weight: 1 + cast(stars * 8 as int) % 7
      """;

  @TempDir Path directory;

  @Test
  void measuresCommonVoiceAgainstCldrAsAnIndependentComputationDoes(SparkSession spark)
      throws IOException {
    JsonNode set = new ObjectMapper().readTree(SET.toFile()).path("cells").get(0);
    JsonNode expected = new ObjectMapper().readTree(EXPECTED.toFile());
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter(CHARTER).reference(reference(set));
    Deliveries.Rows batch = commons.batch("b1");
    int items = deliver(batch, set);

    new RepresentStage().run(batch.write());

    assertThat(items).isEqualTo(expected.path("items").asInt());
    Map<String, Double> measured = measured(commons);
    expected
        .path("measured")
        .fields()
        .forEachRemaining(
            weighting ->
                weighting
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        subject ->
                            subject
                                .getValue()
                                .fields()
                                .forEachRemaining(
                                    measure ->
                                        requireClose(
                                            measured,
                                            subject.getKey()
                                                + " "
                                                + weighting.getKey()
                                                + " "
                                                + measure.getKey(),
                                            measure.getValue().asDouble()))));
  }

  private static void requireClose(Map<String, Double> measured, String name, double expected) {
    assertThat(measured).containsKey(name);
    assertThat(measured.get(name))
        .as(name)
        .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  private static Map<String, Double> measured(Deliveries commons) {
    Map<String, Double> measured = new HashMap<>();
    for (Row row : commons.tables().list(Measures.TABLE, new BatchKey("b1", 1))) {
      boolean isMeant =
          "dataset".equals(row.getAs(Measures.SCOPE))
              && List.of("target", "product").contains(row.<String>getAs(Measures.AGAINST))
              && row.getAs(Measures.CATEGORY) == null;
      if (isMeant) {
        measured.put(
            "%s %s %s"
                .formatted(
                    row.<String>getAs(Measures.SUBJECT),
                    row.<String>getAs(Measures.WEIGHTING),
                    row.<String>getAs(Measures.MEASURE)),
            row.<Double>getAs(Measures.VALUE));
      }
    }
    return measured;
  }

  /** Of every hundred users of a language one, with a number that follows from its place. */
  private static int deliver(Deliveries.Rows batch, JsonNode set) {
    int item = 0;
    for (int language = 0; language < set.path("counts").size(); language++) {
      for (int i = 0; i < set.path("counts").get(language).asInt() / 100; i++) {
        String number = BigDecimal.valueOf(item * (long) item % 1009 * 125, 3).toPlainString();
        batch.item(
            "i" + item, "new", Map.of("kind", name(language), "stars", number), "p" + item % 97);
        item++;
      }
    }
    return item;
  }

  private Path reference(JsonNode set) throws IOException {
    StringBuilder rows = new StringBuilder("dimension,category,count\n");
    for (int language = 0; language < set.path("target").size(); language++) {
      String count =
          new BigDecimal(Double.toString(set.path("target").get(language).asDouble()))
              .toPlainString();
      rows.append("kind,%s,%s\n".formatted(name(language), count));
    }
    for (int value = 0; value < 127; value++) {
      rows.append("stars,%d,%d\n".formatted(value, 1 + value % 5));
    }
    return Files.writeString(directory.resolve("population.csv"), rows);
  }

  private static String name(int language) {
    return "l%03d".formatted(language);
  }
}
