package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.LabelMethods;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** A drawn crowd of 400 items in two batches, with annotators who guess and some who copy. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class LabelEstimateTest {
  private static final String AUTO =
      """
      labels:
        task: { kind: categorical, values: [cat, dog, emu] }
        quorum: 3
        method: auto
        gold: gold.csv
        relabel-budget: 25
      """;

  @TempDir static Path directory;
  private final DrawnCrowd crowd = new DrawnCrowd(7);
  private SparkSession spark;
  private Deliveries commons;
  private Path gold;

  @BeforeAll
  void estimate(SparkSession session) throws IOException {
    spark = session;
    gold = Files.writeString(directory.resolve("gold.csv"), crowd.gold());
    commons = judged("whole", new Random(1), 1);
  }

  /** Two batches: all items with most votes, then the other votes. */
  private Deliveries judged(String name, Random order, int files) {
    Deliveries deliveries = new Deliveries(spark, directory.resolve(name)).charter(AUTO).gold(gold);
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", files);
    try {
      Deliveries.Rows first = crowd.first(deliveries.batch("b1"));
      new LabelStage().run(first.write(order, files));
      first.judged();
      Deliveries.Rows second = crowd.second(deliveries.batch("b2"));
      new LabelStage().run(second.write(order, files));
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
    return deliveries;
  }

  @Test
  void labelsAreRightMoreOftenThanAMajority() {
    int right = 0;
    int majority = 0;
    Map<String, Row> labels = commons.rows(Labels.TABLE, "b1");
    for (Map.Entry<String, Row> label : labels.entrySet()) {
      String truth = crowd.truth(label.getKey());
      right += truth.equals(label.getValue().getAs(Labels.LABEL)) ? 1 : 0;
      majority += truth.equals(crowd.majority(label.getKey())) ? 1 : 0;
    }
    assertThat(labels).hasSize(DrawnCrowd.ITEMS);
    assertThat(right).isGreaterThan(majority + 5);
  }

  @Test
  void everyPartitioningAndOrderGivesTheSameBits() {
    for (int partitions : new int[] {2, 7}) {
      Deliveries other = judged("in-" + partitions, new Random(partitions), partitions);
      for (TableDefinition table :
          List.of(
              Labels.TABLE,
              Annotators.TABLE,
              LabelFigures.TABLE,
              LabelMethods.TABLE,
              Relabel.TABLE)) {
        assertThat(lines(other, table)).as(table.name()).isEqualTo(lines(commons, table));
      }
    }
  }

  private static List<String> lines(Deliveries deliveries, TableDefinition table) {
    List<String> lines = new ArrayList<>();
    deliveries.tables().read(table).toJSON().collectAsList().forEach(lines::add);
    lines.sort(null);
    return lines;
  }

  @Test
  void laterVotesWriteNewRowsOfWhatTheyChangeAlone() {
    Map<String, Row> first = commons.rows(Labels.TABLE, "b1");
    Map<String, Row> second = commons.rows(Labels.TABLE, "b2");
    assertThat(second.keySet()).containsAll(crowd.votedLater());
    assertThat(second.size()).isLessThan(DrawnCrowd.ITEMS);
    int unasked = 0;
    for (String item : second.keySet()) {
      if (!crowd.votedLater().contains(item)) {
        unasked++;
        assertThat(told(second.get(item))).as(item).isNotEqualTo(told(first.get(item)));
      }
    }
    assertThat(unasked).as("labels that others' votes changed").isPositive();
  }

  private static String told(Row row) {
    return row.getAs(Labels.OUTCOME) + " " + row.getAs(Labels.LABEL);
  }

  @Test
  void namesWhoGuessesAndWhoCopiesAndPaysNeither() {
    Map<String, Row> annotators = annotators("b2");
    for (String annotator : crowd.guessing()) {
      assertThat(annotators.get(annotator).<String>getAs(Annotators.STANDING))
          .as(annotator)
          .isEqualTo("independent");
    }
    for (String annotator : crowd.copying()) {
      assertThat(annotators.get(annotator).<String>getAs(Annotators.RING))
          .as(annotator)
          .isEqualTo(crowd.copying().get(0));
    }
    int honest = 0;
    int paid = 0;
    for (Map.Entry<String, Row> annotator : annotators.entrySet()) {
      boolean isHonest =
          !crowd.guessing().contains(annotator.getKey())
              && !crowd.copying().contains(annotator.getKey());
      boolean isPaid = annotator.getValue().<Long>getAs(Annotators.INFORMATION) > 0;
      assertThat(annotator.getValue().<Boolean>getAs(Annotators.FLAGGED))
          .as(annotator.getKey())
          .isEqualTo(!isHonest);
      boolean isDisowned = annotator.getValue().<Boolean>getAs(Annotators.DISOWNED);
      assertThat(isDisowned && isPaid).as(annotator.getKey()).isFalse();
      assertThat(isDisowned || isHonest).as(annotator.getKey()).isTrue();
      assertThat(isPaid && !isHonest).as(annotator.getKey()).isFalse();
      honest += isHonest ? 1 : 0;
      paid += isPaid ? 1 : 0;
    }
    // One hardly looks better than chance yet, waits, and is not flagged for it.
    assertThat(paid).as("of %d honest", honest).isGreaterThanOrEqualTo(honest - 1);
  }

  @Test
  void tellsChoiceConvergenceAndAccuracyWithIntervals() {
    Row figures = only(LabelFigures.TABLE, "b2");
    assertThat(figures.<Boolean>getAs(LabelFigures.CONVERGED)).isTrue();
    assertThat(figures.<String>getAs(LabelFigures.METHOD)).isEqualTo("one-coin");
    assertThat(figures.<String>getAs(LabelFigures.STANDING)).isEqualTo("agrees-with-gold");
    assertThat(figures.<Long>getAs(LabelFigures.GOLD_ITEMS)).isEqualTo(40);
    assertThat(crowd.accuracy(latest()))
        .isBetween(
            figures.<Double>getAs(LabelFigures.COMBINED_LOWER),
            figures.<Double>getAs(LabelFigures.COMBINED_UPPER));
    assertThat(commons.tables().list(LabelMethods.TABLE, new BatchKey("b2", 1))).hasSize(4);
  }

  @Test
  void confidenceIsThatOfTheLabel() {
    int right = 0;
    double stated = 0;
    Map<String, Row> labels = latest();
    for (Map.Entry<String, Row> label : labels.entrySet()) {
      if (label.getValue().getAs(Labels.LABEL) != null) {
        stated += label.getValue().<Double>getAs(Labels.CONFIDENCE);
        right += crowd.truth(label.getKey()).equals(label.getValue().getAs(Labels.LABEL)) ? 1 : 0;
      }
    }
    assertThat(stated / labels.size()).isCloseTo(right / (double) labels.size(), within(0.06));
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  @Test
  void asksForTheAnswersThatAreMostWorth() {
    List<Row> queue = commons.tables().list(Relabel.TABLE, new BatchKey("b2", 1));
    assertThat(queue).hasSize(25);
    for (int place = 1; place < queue.size(); place++) {
      assertThat(queue.get(place).<Double>getAs(Relabel.GAIN))
          .isLessThanOrEqualTo(queue.get(place - 1).<Double>getAs(Relabel.GAIN));
    }
  }

  @Test
  void handsOutTheNewestQueueWithWhatTheItemsSay() {
    List<Batch.Past> history =
        List.of(new Batch.Past(new BatchKey("b1", 1), 1), new Batch.Past(new BatchKey("b2", 1), 2));
    List<RelabelRequests.Request> requests = new ArrayList<>();
    RelabelRequests.of(commons.tables(), history).forEachRemaining(requests::add);
    List<Row> queue = new ArrayList<>(commons.tables().list(Relabel.TABLE, new BatchKey("b2", 1)));
    queue.sort(Comparator.comparing(row -> row.<Long>getAs(Relabel.RANK)));
    assertThat(requests).hasSameSizeAs(queue);
    for (int place = 0; place < queue.size(); place++) {
      String item = queue.get(place).getAs(TableDefinition.ITEM_ID);
      assertThat(requests.get(place).item()).isEqualTo(item);
      assertThat(requests.get(place).content()).containsEntry("text", item + " of b1");
    }
  }

  @Test
  void refusesGoldThatTheTaskDoesNotKnow() throws IOException {
    assertThatThrownBy(() -> checked("item,label\nitem-1,cow\n"))
        .hasMessage(
            "Cannot use gold file other.csv: the row item-1,cow has no item or a label that the task does not have (expected: rows item,label). Use one of cat, dog, emu.");
    assertThatThrownBy(() -> checked("item,label\nitem-1,cat\nitem-1,dog\n"))
        .hasMessageContaining("item item-1 is there twice");
    assertThatThrownBy(() -> checked("item-1,cat\n"))
        .hasMessageContaining("Write item,label first");
  }

  private void checked(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("other.csv"), text);
    StageContext context =
        new Deliveries(spark, directory.resolve("other"))
            .charter(AUTO)
            .gold(file)
            .batch("b")
            .context();
    new LabelStage().check(context);
  }

  /** The label of each item as it was told last. */
  private Map<String, Row> latest() {
    Map<String, Row> latest = new TreeMap<>(commons.rows(Labels.TABLE, "b1"));
    latest.putAll(commons.rows(Labels.TABLE, "b2"));
    return latest;
  }

  private Map<String, Row> annotators(String batch) {
    Map<String, Row> annotators = new TreeMap<>();
    for (Row row : commons.tables().list(Annotators.TABLE, new BatchKey(batch, 1))) {
      annotators.put(row.getAs(Annotators.ANNOTATOR), row);
    }
    return annotators;
  }

  private Row only(TableDefinition table, String batch) {
    List<Row> rows = commons.tables().list(table, new BatchKey(batch, 1));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
