package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.decision.DecideStage;
import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.LabelMethods;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Relabel;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.label.vote.LabelSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

/** A task of three labels, of which an item may have any. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class SetStageTest {
  private static final String CHARTER =
      """
      labels:
        task: { kind: multiple, values: [toxic, spam, rude], separator: "+" }
        quorum: 2
        method: auto
        relabel-budget: 4
      gates:
        - { metric: label-accuracy, of: accepted, at-least: 0.5, severity: warn }
        - { metric: label-agreement, of: accepted, at-least: 0.5, severity: warn }
      """;
  private static final LabelSets SETS =
      new LabelSets(List.of("toxic", "spam", "rude"), "+", "none");
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");
  private static final int ITEMS = 200;
  private static final int HONEST = 12;

  @TempDir static Path directory;
  private Deliveries commons;
  private StageResult first;
  private Map<String, Row> labels;
  private Map<String, Row> verdicts;
  private final Map<String, Row> annotators = new TreeMap<>();

  @BeforeAll
  void fill(SparkSession spark) throws IOException {
    StringBuilder known = new StringBuilder("item,label\n");
    for (int item = 0; item < 40; item++) {
      known.append(id(item)).append(',').append(SETS.text(truth(item))).append('\n');
    }
    Files.writeString(directory.resolve("gold.csv"), known.append("i000x,spam+toxic\n"));
    commons = commons(spark, "one");
    Deliveries.Rows rows = drawn(commons);
    StageContext context = rows.write();
    first = new LabelStage().run(context);
    new DecideStage().run(context);
    labels = commons.rows(Labels.TABLE, "b1");
    verdicts = commons.rows(Verdicts.TABLE, "b1");
    list(Annotators.TABLE).forEach(row -> annotators.put(row.getAs(Annotators.ANNOTATOR), row));
  }

  @Test
  void theLabelOfAnItemIsTheSetOfThoseThatApply() {
    int right = 0;
    for (int item = 0; item < ITEMS; item++) {
      right += SETS.text(truth(item)).equals(labels.get(id(item)).getAs(Labels.LABEL)) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(ITEMS * 9 / 10);
    Row gold = labels.get(id(0));
    assertThat(gold.<Boolean>getAs(Labels.GOLD_RIGHT))
        .isEqualTo(SETS.text(truth(0)).equals(gold.getAs(Labels.LABEL)));
  }

  @Test
  void eachLabelIsAQuestionOfItsOwn() {
    Map<String, Row> questions = questions("even");
    assertThat(questions.keySet()).containsExactly("rude", "spam", "toxic");
    assertThat(told(questions.get("spam"))).isEqualTo("true decided 2 2");
    assertThat(told(questions.get("rude"))).isEqualTo("false decided 2 2");
    assertThat(labels.get("even").<String>getAs(Labels.OUTCOME)).isEqualTo("decided");
    Row whole = labels.get("even");
    double product = 1;
    for (Row question : questions.values()) {
      product *= question.<Double>getAs(LabelQuestions.CONFIDENCE);
    }
    assertThat(whole.<Double>getAs(Labels.CONFIDENCE)).isEqualTo(product);
    assertThat(whole.<Long>getAs(Labels.VOTES)).as("answers to three questions").isEqualTo(6);
    assertThat(whole.<String>getAs(Labels.LABEL)).isEqualTo("spam");
    assertThat(list(LabelFigures.TABLE))
        .extracting(row -> row.getAs(LabelFigures.QUESTION))
        .containsExactlyInAnyOrder("rude", "spam", "toxic");
    assertThat(list(LabelMethods.TABLE))
        .extracting(row -> row.getAs(LabelMethods.QUESTION))
        .contains("rude", "spam", "toxic");
  }

  @Test
  void anItemWithoutEnoughAnswersWaitsForReview() {
    assertThat(labels.get("single").<String>getAs(Labels.OUTCOME)).isEqualTo("below-quorum");
    assertThat(labels.get("single").<String>getAs(Labels.LABEL)).isNull();
    assertThat(told(questions("unvoted").get("spam"))).isEqualTo("null below-quorum 0 0");
    assertThat(verdicts.get("single").<String>getAs(Verdicts.VERDICT)).isEqualTo("review");
    assertThat(first.rowsIn()).isEqualTo(ITEMS + 4);
  }

  @Test
  void theLastSetOfAnAnnotatorCountsAsAWhole() {
    assertThat(labels.get("changed").<String>getAs(Labels.LABEL)).isEqualTo("rude");
  }

  @Test
  void whoDoesNotLookAndWhoCopiesIsPaidNothing() {
    Row honest = annotators.get("honest-00");
    assertThat(honest.<String>getAs(Annotators.STANDING)).isEqualTo("informed");
    assertThat(honest.<Boolean>getAs(Annotators.FLAGGED)).isFalse();
    assertThat(honest.<Long>getAs(Annotators.INFORMATION)).isPositive();
    assertThat(honest.<Double>getAs(Annotators.SKILL)).isBetween(0.8, 1.0);
    Row guess = annotators.get("guess");
    assertThat(guess.<String>getAs(Annotators.STANDING)).isEqualTo("independent");
    assertThat(guess.<Boolean>getAs(Annotators.FLAGGED)).isTrue();
    assertThat(guess.<Long>getAs(Annotators.INFORMATION)).isZero();
    for (String copy : List.of("copy-0", "copy-1", "copy-2")) {
      assertThat(annotators.get(copy).<String>getAs(Annotators.RING)).isEqualTo("copy-0");
      assertThat(annotators.get(copy).<Long>getAs(Annotators.INFORMATION)).isZero();
    }
  }

  @Test
  void labelsThatAlwaysComeTogetherTellNoMoreThanOne(SparkSession spark) {
    assertThat(information(spark, "a", "b", "c", "d"))
        .isEqualTo(information(spark, "a", "b"))
        .allSatisfy(told -> assertThat(told).isPositive());
  }

  /** What four annotators told who each name all of the labels or none. */
  private List<Long> information(SparkSession spark, String... labels) {
    Deliveries twins =
        new Deliveries(spark, directory.resolve("twins-" + labels.length))
            .charter(
                """
                labels:
                  task: { kind: multiple, values: [%s] }
                  quorum: 1
                  method: dawid-skene
                """
                    .formatted(String.join(", ", labels)));
    Deliveries.Rows rows = twins.batch("b1");
    Random random = new Random(4);
    for (int item = 0; item < 120; item++) {
      rows.item(id(item), "ann");
      for (int annotator = 0; annotator < 4; annotator++) {
        boolean applies = item % 2 == 0 ^ random.nextInt(6) == 0;
        String set = applies ? String.join("|", labels) : "none";
        rows.vote(id(item), "v" + annotator, set, EARLY);
      }
    }
    new LabelStage().run(rows.write());
    return twins.tables().list(Annotators.TABLE, new BatchKey("b1", 1)).stream()
        .map(row -> row.<Long>getAs(Annotators.INFORMATION))
        .toList();
  }

  @Test
  void aFurtherAnswerIsWorthWhatItTellsOfAllLabels() {
    assertThat(list(Relabel.TABLE)).hasSize(4);
    Row best = list(Relabel.TABLE).get(0);
    assertThat(best.<String>getAs(TableDefinition.ITEM_ID)).isIn("unvoted", "single");
    assertThat(best.<Double>getAs(Relabel.GAIN)).isBetween(0.3, 3 * Math.log(2));
  }

  @Test
  void theGateIsForTheWorstOfTheLabels() {
    double lowest = 1;
    for (Row row : list(LabelFigures.TABLE)) {
      lowest = Math.min(lowest, row.<Double>getAs(LabelFigures.COMBINED_LOWER));
    }
    Row gate =
        list(Gates.TABLE).stream()
            .filter(row -> row.<String>getAs(Gates.METRIC).equals("label-accuracy"))
            .findFirst()
            .orElseThrow();
    assertThat(gate.<Double>getAs(Gates.VALUE))
        .isEqualTo(Math.floor(lowest * 1e6) / 1e6)
        .isBetween(0.5, 1.0);
  }

  @Test
  void partitionsAndOrderChangeNoBit(SparkSession spark) {
    Deliveries other = commons(spark, "two");
    new LabelStage().run(drawn(other).write(new Random(5), 4));
    for (TableDefinition table :
        List.of(
            Labels.TABLE,
            LabelQuestions.TABLE,
            Annotators.TABLE,
            LabelFigures.TABLE,
            Relabel.TABLE)) {
      assertThat(rows(other, table)).isEqualTo(rows(commons, table)).isNotEmpty();
    }
  }

  @Test
  void laterVotesChangeASetAndTheEarlierRowStays(SparkSession spark) {
    Deliveries later = new Deliveries(spark, directory.resolve("later")).charter(CHARTER);
    Deliveries.Rows one =
        later
            .batch("b1")
            .item("moved", "ann")
            .vote("moved", "v1", "none", EARLY)
            .vote("moved", "v2", "none", EARLY);
    new LabelStage().run(one.write());
    one.judged();
    Deliveries.Rows two =
        later
            .batch("b2")
            .vote("moved", "v1", "rude+spam", LATE)
            .vote("moved", "v2", "rude+spam", LATE);
    new LabelStage().run(two.write());
    assertThat(later.rows(Labels.TABLE, "b1").get("moved").<String>getAs(Labels.LABEL))
        .isEqualTo("none");
    assertThat(later.rows(Labels.TABLE, "b2").get("moved").<String>getAs(Labels.LABEL))
        .isEqualTo("rude+spam");
  }

  @Test
  void goldWithAnUnknownLabelIsRefused(SparkSession spark) throws IOException {
    Path gold = Files.writeString(directory.resolve("bad.csv"), "item,label\ni000,spam+joke\n");
    Deliveries bad = new Deliveries(spark, directory.resolve("bad")).charter(CHARTER).gold(gold);
    StageContext context = bad.batch("b1").item("i000", "ann").write();
    assertThatThrownBy(() -> new LabelStage().check(context))
        .hasMessageEndingWith("Use rude, spam, toxic with + between them, or none.");
  }

  private static Deliveries commons(SparkSession spark, String name) {
    return new Deliveries(spark, directory.resolve(name))
        .charter(CHARTER)
        .gold(directory.resolve("gold.csv"));
  }

  private static Deliveries.Rows drawn(Deliveries commons) {
    Random random = new Random(3);
    Deliveries.Rows rows = commons.batch("b1");
    for (int item = 0; item < ITEMS; item++) {
      rows.item(id(item), "ann");
      for (int vote = 0; vote < 6; vote++) {
        int annotator = (item * 5 + vote * 7) % HONEST;
        rows.vote(id(item), "honest-%02d".formatted(annotator), answer(item, 0.1, random), EARLY);
      }
      rows.vote(id(item), "guess", SETS.text(random.nextInt(8)), EARLY);
      String copied = answer(item, 0.3, random);
      for (int copy = 0; copy < 3; copy++) {
        rows.vote(id(item), "copy-" + copy, copied, EARLY);
      }
    }
    return rows.item("single", "ann")
        .item("unvoted", "ann")
        .item("even", "ann")
        .item("changed", "ann")
        .vote("single", "honest-00", "rude", EARLY)
        .vote("even", "honest-00", "spam", EARLY)
        .vote("even", "honest-01", "spam", EARLY)
        .vote("changed", "honest-00", "spam+toxic", EARLY)
        .vote("changed", "honest-00", "rude", LATE)
        .vote("changed", "honest-01", "rude", EARLY)
        .vote("changed", "honest-02", "rude", EARLY);
  }

  private static String answer(int item, double error, Random random) {
    int set = truth(item);
    for (int place = 0; place < 3; place++) {
      set ^= random.nextDouble() < error ? 1 << place : 0;
    }
    return SETS.text(set);
  }

  private static int truth(int item) {
    return (int) Math.floorMod((item + 1) * 0x9E3779B97F4A7C15L >>> 40, 8L);
  }

  private static String id(int item) {
    return "i%03d".formatted(item);
  }

  private Map<String, Row> questions(String item) {
    Map<String, Row> questions = new TreeMap<>();
    for (Row row : list(LabelQuestions.TABLE)) {
      if (row.<String>getAs(TableDefinition.ITEM_ID).equals(item)) {
        questions.put(row.getAs(LabelQuestions.LABEL), row);
      }
    }
    return questions;
  }

  private static String told(Row question) {
    return "%s %s %d %d"
        .formatted(
            question.<Boolean>getAs(LabelQuestions.APPLIES),
            question.<String>getAs(LabelQuestions.OUTCOME),
            question.<Long>getAs(LabelQuestions.AGREEING),
            question.<Long>getAs(LabelQuestions.VOTES));
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
