package io.assay.jobs.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.DecideStage;
import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.LabelFigures;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sets that say too little, or nothing, or the same thing always. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class LabelLimitsTest {
  private static final String AUTO =
      "labels: { task: { kind: categorical, values: [yes-it-is, no] }, quorum: 1, method: auto%s }\n";
  private static final String GATE =
      "gates: [{ metric: label-accuracy, of: accepted, at-least: 0.5, severity: warn }]\n";
  private static final BatchKey KEY = new BatchKey("b1", 1);

  @TempDir Path directory;
  private Deliveries commons;
  private Deliveries.Rows batch;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory).charter(AUTO.formatted(""));
    batch = commons.batch("b1");
  }

  @Test
  void aSingleVoteIsALabelThatNobodyIsSureOf() {
    batch.item("lonely", "ann").item("unvoted", "ann");
    vote("lonely", "v1", "no");

    StageResult result = new LabelStage().run(batch.write());

    Map<String, Row> labels = commons.rows(Labels.TABLE, "b1");
    assertThat(labels.get("lonely").<String>getAs(Labels.LABEL)).isEqualTo("no");
    assertThat(labels.get("lonely").<Double>getAs(Labels.CONFIDENCE)).isBetween(0.5, 0.9);
    assertThat(labels.get("unvoted").<String>getAs(Labels.OUTCOME)).isEqualTo("below-quorum");
    assertThat(labels.get("unvoted").<Double>getAs(Labels.CONFIDENCE)).isNull();
    Row annotator = annotators().get("v1");
    assertThat(annotator.<String>getAs(Annotators.STANDING)).isEqualTo("too-few-answers");
    assertThat(annotator.<Boolean>getAs(Annotators.FLAGGED)).isFalse();
    assertThat(annotator.<Double>getAs(Annotators.GOLD_UPPER)).isEqualTo(1);
    assertThat(result.rowsIn()).isEqualTo(2);
    assertThat(result.rowsOut()).isEqualTo(1);
  }

  @Test
  void aCrowdThatAlwaysSaysTheSameHasNoAlphaAndIsNotBlamed() {
    for (int item = 0; item < 30; item++) {
      batch.item("i" + item, "ann");
      for (String annotator : List.of("v1", "v2", "v3")) {
        vote("i" + item, annotator, "no");
      }
    }

    new LabelStage().run(batch.write());

    assertThat(commons.rows(Labels.TABLE, "b1").values())
        .allSatisfy(row -> assertThat(row.<String>getAs(Labels.LABEL)).isEqualTo("no"));
    assertThat(figures().<Double>getAs(LabelFigures.ALPHA)).isNull();
    assertThat(figures().<Long>getAs(LabelFigures.FLAGGED)).isZero();
    assertThat(figures().<Boolean>getAs(LabelFigures.CONVERGED)).isTrue();
  }

  @Test
  void votesOnUnknownItemsAndWithUnknownLabelsCountNothing() {
    batch.item("known", "ann");
    vote("known", "v1", "no");
    vote("known", "v2", "perhaps");
    vote("nowhere", "v3", "no");

    StageResult result = new LabelStage().run(batch.write());

    assertThat(result.rowsIn()).isEqualTo(1);
    assertThat(commons.rows(Labels.TABLE, "b1").get("known").<Long>getAs(Labels.VOTES)).isOne();
    assertThat(annotators()).containsOnlyKeys("v1");
  }

  @Test
  void twoAnnotatorsWhoNeverAgreeAreNoRing() {
    for (int item = 0; item < 20; item++) {
      batch.item("i" + item, "ann");
      vote("i" + item, "v1", item % 2 == 0 ? "no" : "yes-it-is");
      vote("i" + item, "v2", item % 2 == 0 ? "yes-it-is" : "no");
    }

    new LabelStage().run(batch.write());

    assertThat(commons.rows(Labels.TABLE, "b1")).hasSize(20);
    assertThat(annotators().values())
        .allSatisfy(row -> assertThat(row.<String>getAs(Annotators.RING)).isNull());
    assertThat(figures().<Double>getAs(LabelFigures.ALPHA)).isNegative();
  }

  @Test
  void ifAllGoldIsWrongGoldDecides() throws IOException {
    StringBuilder gold = new StringBuilder("item,label\n");
    for (int item = 0; item < 60; item++) {
      String label = item % 2 == 0 ? "no" : "yes-it-is";
      batch.item("i" + item, "ann");
      for (String annotator : List.of("v1", "v2", "v3", "v4", "v5")) {
        vote("i" + item, annotator, label);
      }
      if (item < 30) {
        gold.append("i" + item).append(',').append(item % 2 == 1 ? "no\n" : "yes-it-is\n");
      }
    }
    commons
        .charter(AUTO.formatted(", gold: gold.csv") + GATE)
        .gold(Files.writeString(directory.resolve("gold.csv"), gold));

    StageContext context = batch.write();
    new LabelStage().run(context);
    new DecideStage().run(context);

    Row gate = only(Gates.TABLE);
    assertThat(gate.<Double>getAs(Gates.VALUE)).isZero();
    assertThat(gate.<String>getAs(Gates.OUTCOME)).isEqualTo("warn");
    Row figures = figures();
    assertThat(figures.<String>getAs(LabelFigures.STANDING)).isEqualTo("contradicted-by-gold");
    assertThat(figures.<Long>getAs(LabelFigures.GOLD_RIGHT)).isZero();
    assertThat(figures.<Double>getAs(LabelFigures.GOLD_LOWER)).isZero();
    assertThat(figures.<String>getAs(LabelFigures.EXPLAINED))
        .endsWith("The annotators agree and are wrong together, so gold alone decides.");
    assertThat(annotators().get("v1").<Boolean>getAs(Annotators.GOLD_CONTRADICTS)).isTrue();
  }

  @Test
  void aBatchWithoutItemsAndVotesChangesNothing() {
    StageResult result = new LabelStage().run(batch.context());

    assertThat(result.rowsIn()).isZero();
    assertThat(commons.tables().exists(Labels.TABLE)).isFalse();
  }

  private void vote(String item, String annotator, String label) {
    batch.vote(item, annotator, label, Instant.EPOCH);
  }

  private Row figures() {
    return only(LabelFigures.TABLE);
  }

  private Row only(TableDefinition table) {
    List<Row> rows = commons.tables().list(table, KEY);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private Map<String, Row> annotators() {
    Map<String, Row> annotators = new TreeMap<>();
    for (Row row : commons.tables().list(Annotators.TABLE, KEY)) {
      annotators.put(row.getAs(Annotators.ANNOTATOR), row);
    }
    return annotators;
  }
}
