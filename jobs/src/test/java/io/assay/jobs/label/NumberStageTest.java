package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three careful annotators, one who is often far off, and an item of every kind. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class NumberStageTest {
  private static final String CHARTER =
      """
      labels:
        task: { kind: numeric, minimum: 0, maximum: 10, tolerance: 0.5 }
        quorum: 2
        relabel-budget: 3
      """;
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");
  private static final int ITEMS = 60;

  @TempDir static Path directory;
  private Deliveries commons;
  private StageResult first;
  private Map<String, Row> labels;
  private Map<String, Row> verdicts;

  @BeforeAll
  void fill(SparkSession spark) throws IOException {
    Path gold = directory.resolve("gold.csv");
    Files.writeString(gold, "item,label\ni00,%s\ni01,%s\n".formatted(truth(0), truth(1)));
    commons = new Deliveries(spark, directory.resolve("one")).charter(CHARTER).gold(gold);
    Deliveries.Rows rows = drawn(commons);
    first = new LabelStage().run(rows.write());
    labels = commons.rows(Labels.TABLE, "b1");
    verdicts = rows.judged();
  }

  @Test
  void valuesAreNearTheTruthWithIntervalsThatHoldIt() {
    int near = 0;
    int held = 0;
    for (int item = 0; item < ITEMS; item++) {
      Row row = labels.get("i%02d".formatted(item));
      near += Math.abs(Double.parseDouble(row.getAs(Labels.LABEL)) - truth(item)) < 0.35 ? 1 : 0;
      double lower = row.<Double>getAs(Labels.LOWER);
      double upper = row.<Double>getAs(Labels.UPPER);
      held += lower <= truth(item) && truth(item) <= upper ? 1 : 0;
    }
    assertThat(near).isGreaterThan(ITEMS - 3);
    assertThat(held).isGreaterThan(ITEMS * 85 / 100);
    Row row = labels.get("i00");
    assertThat(row.<String>getAs(Labels.METHOD)).isEqualTo("robust-mean");
    assertThat(row.<Boolean>getAs(Labels.GOLD_RIGHT)).isTrue();
    assertThat(row.<Double>getAs(Labels.CONFIDENCE)).isBetween(0.5, 1.0);
  }

  @Test
  void itemsBelowQuorumWaitForReviewAndOwnAnswersNeverCount() {
    assertThat(outcome("single")).isEqualTo("below-quorum null 1");
    assertThat(outcome("unvoted")).isEqualTo("below-quorum null 0");
    assertThat(outcome("own")).isEqualTo("decided 4 2");
    assertThat(verdicts.get("single").<String>getAs(Verdicts.VERDICT)).isEqualTo("review");
    assertThat(verdicts.get("own").<String>getAs(Verdicts.VERDICT)).isEqualTo("accepted");
    assertThat(first.rowsIn()).isEqualTo(ITEMS + 4);
    assertThat(first.rowsOut()).isEqualTo(ITEMS + 2);
  }

  @Test
  void theLastAnswerOfAnAnnotatorCounts() {
    assertThat(outcome("changed")).isEqualTo("decided 7 2");
  }

  @Test
  void annotatorsHaveASpreadAndAShareWithinTheTolerance() {
    Map<String, Row> people = new TreeMap<>();
    list(Annotators.TABLE).forEach(row -> people.put(row.getAs(Annotators.ANNOTATOR), row));
    Row careful = people.get("v0");
    Row careless = people.get("v3");
    assertThat(careful.<Double>getAs(Annotators.SPREAD)).isBetween(0.05, 0.3);
    assertThat(careless.<Double>getAs(Annotators.SPREAD)).isBetween(1.0, 3.0);
    assertThat(careful.<Double>getAs(Annotators.SKILL)).isGreaterThan(0.9);
    assertThat(careless.<Double>getAs(Annotators.SKILL)).isLessThan(0.4);
    assertThat(careful.<Long>getAs(Annotators.GOLD_ANSWERS)).isEqualTo(2);
  }

  @Test
  void whoDoesNotLookAtTheItemsCountsNothingAndIsPaidNothing(SparkSession spark) {
    Deliveries watched = new Deliveries(spark, directory.resolve("watched")).charter(CHARTER);
    Deliveries.Rows rows = drawn(watched);
    for (int item = 0; item < ITEMS; item++) {
      // Always nearly the middle, which is never far out.
      rows.vote("i%02d".formatted(item), "middle", item % 2 == 0 ? "5" : "5.2", EARLY);
    }
    new LabelStage().run(rows.write());
    Map<String, Row> people = new TreeMap<>();
    watched
        .tables()
        .list(Annotators.TABLE, new BatchKey("b1", 1))
        .forEach(row -> people.put(row.getAs(Annotators.ANNOTATOR), row));
    Row middle = people.get("middle");
    assertThat(middle.<String>getAs(Annotators.STANDING)).isEqualTo("independent");
    assertThat(middle.<Boolean>getAs(Annotators.FLAGGED)).isTrue();
    assertThat(middle.<Long>getAs(Annotators.VOLUME)).isEqualTo(ITEMS);
    assertThat(middle.<Long>getAs(Annotators.INFORMATION)).isZero();
    assertThat(middle.<Double>getAs(Annotators.SPREAD)).isNull();
    long careful = people.get("v0").<Long>getAs(Annotators.INFORMATION);
    long careless = people.get("v3").<Long>getAs(Annotators.INFORMATION);
    assertThat(careless).isPositive().isLessThan(careful / 3);
    Map<String, Row> after = watched.rows(Labels.TABLE, "b1");
    for (int item = 2; item < ITEMS; item++) {
      String id = "i%02d".formatted(item);
      assertThat(after.get(id).<String>getAs(Labels.LABEL))
          .isEqualTo(labels.get(id).<String>getAs(Labels.LABEL));
    }
  }

  @Test
  void figuresSayHowFarTheAnswersAgreeAndWhetherTheEstimateCameToRest() {
    Row row = list(LabelFigures.TABLE).get(0);
    assertThat(row.<Double>getAs(LabelFigures.ALPHA)).isBetween(0.5, 0.98);
    assertThat(row.<Boolean>getAs(LabelFigures.CONVERGED)).isTrue();
    assertThat(row.<Long>getAs(LabelFigures.GOLD_ITEMS)).isEqualTo(2);
    assertThat(row.<Long>getAs(LabelFigures.LABELS)).isEqualTo(ITEMS + 2);
    assertThat(list(Relabel.TABLE))
        .hasSize(3)
        .first()
        .extracting(request -> request.getAs(TableDefinition.ITEM_ID))
        .as("nothing is known of it")
        .isEqualTo("unvoted");
  }

  @Test
  void partitionsAndOrderChangeNoBit(SparkSession spark) {
    Path gold = directory.resolve("gold.csv");
    Deliveries other = new Deliveries(spark, directory.resolve("two")).charter(CHARTER).gold(gold);
    new LabelStage().run(drawn(other).write(new Random(5), 4));
    for (TableDefinition table : List.of(Labels.TABLE, Annotators.TABLE, Relabel.TABLE)) {
      assertThat(rows(other, table)).isEqualTo(rows(commons, table)).isNotEmpty();
    }
  }

  @Test
  void laterAnswersMoveAValueAndTheEarlierRowStays(SparkSession spark) {
    Deliveries later = new Deliveries(spark, directory.resolve("later")).charter(CHARTER);
    Deliveries.Rows one =
        later
            .batch("b1")
            .item("moved", "ann")
            .item("still", "ann")
            .vote("moved", "v1", "2", EARLY)
            .vote("moved", "v2", "2", EARLY)
            .vote("still", "v1", "5", EARLY)
            .vote("still", "v2", "5", EARLY);
    new LabelStage().run(one.write());
    one.judged();
    Deliveries.Rows two =
        later.batch("b2").vote("moved", "v1", "8", LATE).vote("moved", "v2", "8", LATE);
    assertThat(new LabelStage().run(two.write()).rowsIn()).isEqualTo(1);
    assertThat(later.rows(Labels.TABLE, "b2").get("moved").<String>getAs(Labels.LABEL))
        .isEqualTo("8");
    assertThat(later.rows(Labels.TABLE, "b1").get("moved").<String>getAs(Labels.LABEL))
        .isEqualTo("2");
  }

  @Test
  void goldThatIsNoNumberOfTheRangeIsRefused(SparkSession spark) throws IOException {
    Path gold = directory.resolve("bad.csv");
    Files.writeString(gold, "item,label\ni00,11\n");
    Deliveries bad = new Deliveries(spark, directory.resolve("bad")).charter(CHARTER).gold(gold);
    StageContext context = bad.batch("b1").item("i00", "ann").write();
    assertThatThrownBy(() -> new LabelStage().check(context))
        .hasMessageEndingWith("Write numbers from 0 to 10.");
  }

  private static Deliveries.Rows drawn(Deliveries commons) {
    Random random = new Random(11);
    Deliveries.Rows rows = commons.batch("b1");
    for (int item = 0; item < ITEMS; item++) {
      String id = "i%02d".formatted(item);
      rows.item(id, "ann");
      for (int annotator = 0; annotator < 4; annotator++) {
        double error = random.nextGaussian() * (annotator < 3 ? 0.2 : 2.5);
        double answer = Math.min(10, Math.max(0, truth(item) + error));
        String text = String.format(Locale.ROOT, "%.2f", answer);
        rows.vote(id, "v" + annotator, text, EARLY);
      }
    }
    return rows.item("single", "ann")
        .item("unvoted", "ann")
        .item("own", "ann", "v2")
        .item("changed", "ann")
        .vote("single", "v0", "3", EARLY)
        .vote("own", "v2", "9", EARLY)
        .vote("own", "v0", "4", EARLY)
        .vote("own", "v1", "4.0", EARLY)
        .vote("changed", "v0", "1", EARLY)
        .vote("changed", "v0", "7", LATE)
        .vote("changed", "v1", "7", EARLY);
  }

  private static double truth(int item) {
    return 1 + item % 17 / 2.0;
  }

  private String outcome(String item) {
    Row row = labels.get(item);
    return "%s %s %d"
        .formatted(
            row.getAs(Labels.OUTCOME), row.getAs(Labels.LABEL), row.<Long>getAs(Labels.VOTES));
  }

  private List<Row> list(TableDefinition table) {
    return commons.tables().list(table, new BatchKey("b1", 1));
  }

  private static List<String> rows(Deliveries commons, TableDefinition table) {
    List<String> rows = new ArrayList<>();
    commons.tables().read(table, new BatchKey("b1", 1)).toJSON().collectAsList().forEach(rows::add);
    rows.sort(null);
    return rows;
  }
}
