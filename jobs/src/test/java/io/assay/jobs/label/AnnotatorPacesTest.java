package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three steady annotators, and one who answers at random after half of the items. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class AnnotatorPacesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ITEMS = 60;

  @TempDir static Path directory;
  private final Map<String, Row> annotators = new TreeMap<>();

  @BeforeAll
  void fill(SparkSession spark) {
    Deliveries commons =
        new Deliveries(spark, directory)
            .charter(
                """
                labels:
                  task: { kind: categorical, values: [cat, dog] }
                  quorum: 1
                """);
    Deliveries.Rows rows = commons.batch("b1");
    for (int item = 0; item < ITEMS; item++) {
      String id = "i%02d".formatted(item);
      String right = item % 3 == 0 ? "cat" : "dog";
      String wrong = item % 3 == 0 ? "dog" : "cat";
      rows.item(id, "ann");
      for (int annotator = 0; annotator < 3; annotator++) {
        rows.vote(id, "steady-" + annotator, right, at(item, 10 + annotator));
      }
      boolean tired = item >= ITEMS / 2 && item % 2 == 0;
      rows.vote(id, "tiring", tired ? wrong : right, at(item, 2));
      // A correction: the first answer is always wrong and does not count.
      rows.vote(id, "correcting", wrong, at(item, 40));
      rows.vote(id, "correcting", right, at(item, 40).plusSeconds(4));
    }
    rows.item("once", "ann").vote("once", "rare", "cat", START);
    new LabelStage().run(rows.write());
    commons
        .tables()
        .list(Annotators.TABLE, new BatchKey("b1", 1))
        .forEach(row -> annotators.put(row.getAs(Annotators.ANNOTATOR), row));
  }

  /** A day passes after every twentieth item. */
  private static Instant at(int item, int seconds) {
    return START.plusSeconds(item / 20 * 86_400L + (long) item % 20 * seconds);
  }

  @Test
  void speedIsThatOfWorkWithoutBreaks() {
    Row steady = annotators.get("steady-0");
    assertThat(steady.<Double>getAs(Annotators.SECONDS)).isEqualTo(10);
    assertThat(steady.<Double>getAs(Annotators.PER_HOUR)).isEqualTo(360);
    assertThat(annotators.get("tiring").<Double>getAs(Annotators.PER_HOUR)).isEqualTo(1800);
    assertThat(annotators.get("correcting").<Double>getAs(Annotators.SECONDS))
        .as("60 times 4 and 57 times 36 seconds")
        .isEqualTo(4);
  }

  @Test
  void halvesAreComparedByTheAnswersThatCount() {
    Row tiring = annotators.get("tiring");
    assertThat(halves(tiring)).isEqualTo("30 of 30, 15 of 30");
    assertThat(tiring.<String>getAs(Annotators.DRIFT)).isEqualTo("worsened");
    Row correcting = annotators.get("correcting");
    assertThat(halves(correcting)).isEqualTo("30 of 30, 30 of 30");
    assertThat(correcting.<String>getAs(Annotators.DRIFT)).isEqualTo("steady");
  }

  @Test
  void oneAnswerHasNeitherSpeedNorDrift() {
    Row rare = annotators.get("rare");
    assertThat(rare.<Double>getAs(Annotators.SECONDS)).isNull();
    assertThat(halves(rare)).isEqualTo("1 of 1, 0 of 0");
    assertThat(rare.<String>getAs(Annotators.DRIFT)).isEqualTo("too-few-answers");
  }

  private static String halves(Row row) {
    return "%d of %d, %d of %d"
        .formatted(
            row.<Long>getAs(Annotators.EARLY_AGREEING),
            row.<Long>getAs(Annotators.EARLY),
            row.<Long>getAs(Annotators.LATE_AGREEING),
            row.<Long>getAs(Annotators.LATE));
  }
}
