package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;
import static io.assay.jobs.reward.ReviewedItems.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Nearest;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.reward.Quality;
import io.assay.rules.charter.QualityTerms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark measures and weighs is what the pure rule makes of the same figures. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class QualitiesTest {
  private static final int RECORDS = 400;
  private static final Map<String, String> DECLARED =
      Map.of(
          "intake.columns.content", "[text, note, hint]",
          "intake.required", "[text]");

  /** The measures of each record, worked out by hand: confidence, completeness, novelty. */
  private static final SortedMap<String, int[]> MEASURES = new TreeMap<>();

  private static FilledWarehouse filled;
  private static Dataset<Row> records;

  @BeforeAll
  static void fill(@TempDir Path directory, SparkSession spark) {
    Random random = new Random(11);
    Tables earlier = new Tables();
    Tables own = new Tables();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String id = "i" + i;
      boolean late = i % 4 == 0;
      rows.add(RowFactory.create(id, late ? "b1" : "b2"));
      MEASURES.put(
          id,
          new int[] {
            confidence(random, id, earlier, own),
            (late ? earlier : own).fill(random, id),
            (late ? earlier : own).near(random, id)
          });
      if (late) { // Another content of the same item, which is not the one that is paid.
        own.fill(random, id);
        own.near(random, id);
      }
    }
    filled = new FilledWarehouse(spark, directory).past(key(1), 1);
    earlier.write(filled, 1);
    own.write(filled, 2);
    records =
        spark.createDataFrame(
            rows,
            new StructType()
                .add(TableDefinition.ITEM_ID, DataTypes.StringType)
                .add(PaidWork.DELIVERED_BATCH_ID, DataTypes.StringType));
  }

  /** The label of the later batch counts; none, and one without confidence, are 0. */
  private static int confidence(Random random, String id, Tables earlier, Tables own) {
    int counted = 0;
    for (Tables tables : List.of(earlier, own)) {
      if (random.nextInt(3) > 0) {
        // Sixteenths and 0.0001 are such that the product with 10000 has no doubt.
        Double confidence =
            switch (random.nextInt(5)) {
              case 0 -> null;
              case 1 -> 1.0;
              case 2 -> 0.0001;
              default -> random.nextInt(17) / 16.0;
            };
        counted = confidence == null ? 0 : (int) (confidence * 10_000);
        tables.labels.add(
            row(id, confidence == null ? null : "a", "decided", 1L, 1L, Map.of(), confidence));
      }
    }
    return counted;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "10000, 10000, 10000",
    "10000, 0, 0",
    "0, 10000, 0",
    "0, 0, 10000",
    "1, 1, 1",
    "9999, 9999, 9999",
    "3000, 2000, 5000"
  })
  void weighsAsThePureRuleDoes(int confidence, int completeness, int novelty) {
    compare(QualityTerms.parts(confidence, completeness, novelty));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void weighsAsThePureRuleDoesWhateverTheTerms(long seed) {
    Random random = new Random(seed);
    compare(
        QualityTerms.parts(random.nextInt(10_001), random.nextInt(10_001), random.nextInt(10_001)));
  }

  @Test
  void nothingDeclaredAsOptionalIsComplete() {
    Map<String, String> nothing = Map.of("intake.required", "[text, language]");
    Dataset<Row> weighed =
        new Qualities(context(nothing), QualityTerms.parts(0, 10_000, 0), List.of(key(1), key(2)))
            .of(records);

    assertThat(weighed.collectAsList())
        .hasSize(RECORDS)
        .allMatch(row -> row.<Integer>getAs(PaidWork.QUALITY) == Quality.WHOLE);
  }

  private static void compare(QualityTerms terms) {
    List<Row> weighed =
        new Qualities(context(DECLARED), terms, List.of(key(1), key(2)))
            .of(records)
            .collectAsList();

    assertThat(weighed).hasSize(RECORDS);
    for (Row row : weighed) {
      int[] measured = MEASURES.get(row.<String>getAs(TableDefinition.ITEM_ID));
      assertMeasure(row, PaidWork.CONFIDENCE, terms.confidence(), measured[0]);
      assertMeasure(row, PaidWork.COMPLETENESS, terms.completeness(), measured[1]);
      assertMeasure(row, PaidWork.NOVELTY, terms.novelty(), measured[2]);
      assertThat(row.<Integer>getAs(PaidWork.QUALITY))
          .as("%s under %s", row, terms)
          .isEqualTo(new Quality(measured[0], measured[1], measured[2]).weigh(terms));
    }
  }

  /** What nothing depends on is not measured. */
  private static void assertMeasure(Row row, String column, int part, int measured) {
    @Nullable Integer expected = part == 0 ? null : measured;
    assertThat(row.<Integer>getAs(column)).as("%s of %s", column, row).isEqualTo(expected);
  }

  private static StageContext context(Map<String, String> overrides) {
    return filled.context(key(2), 2, FilledWarehouse.charter(overrides));
  }

  /** Rows of one batch. */
  private static final class Tables {
    private final List<Object[]> labels = new ArrayList<>();
    private final List<Object[]> contents = new ArrayList<>();
    private final List<Object[]> items = new ArrayList<>();
    private final List<Object[]> nearest = new ArrayList<>();

    /** Empty and absent are the same; of {@code note}, {@code hint} and {@code language}. */
    int fill(Random random, String id) {
      Map<String, String> content = new HashMap<>(Map.of("text", "words"));
      Map<String, String> attributes = new HashMap<>();
      int count = put(random, content, "note");
      count += put(random, content, "hint");
      count += put(random, attributes, "language");
      contents.add(row(id, content, "hash"));
      items.add(
          row(
              id,
              "new",
              new String[] {"ann"},
              "mac",
              Timestamp.from(Instant.EPOCH),
              "CC0-1.0",
              "original",
              attributes,
              "f",
              1L,
              0L));
      return 10_000 * count / 3;
    }

    private static int put(Random random, Map<String, String> values, String name) {
      switch (random.nextInt(4)) {
        case 0 -> values.put(name, "");
        case 1 -> values.put(name, null);
        case 2 -> values.put(name, " ");
        default -> values.remove(name);
      }
      return " ".equals(values.get(name)) ? 1 : 0;
    }

    /** A record that is near to nothing is wholly new. */
    int near(Random random, String id) {
      if (random.nextInt(3) == 0) {
        return Quality.WHOLE;
      }
      int novelty = random.nextInt(5) == 0 ? 0 : random.nextInt(10_001);
      nearest.add(row(id, "other", "b1", new BigDecimal("0.5"), novelty));
      return novelty;
    }

    void write(FilledWarehouse filled, int batch) {
      filled.fill(Labels.TABLE, key(batch), labels.toArray(Object[][]::new));
      filled.fill(Contents.TABLE, key(batch), contents.toArray(Object[][]::new));
      filled.fill(Items.TABLE, key(batch), items.toArray(Object[][]::new));
      filled.fill(Nearest.TABLE, key(batch), nearest.toArray(Object[][]::new));
    }
  }
}
