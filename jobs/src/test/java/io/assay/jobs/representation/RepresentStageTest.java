package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Representation;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Axis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class RepresentStageTest {
  private static final String DIMENSIONS =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
          - name: stars
            expression: case when stars < 3 then 'low' else 'high' end
            target: { low: 0.25, high: 0.75 }
        minimum-per-combination: 1
      """;

  @TempDir Path directory;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory);
  }

  @Test
  void isSkippedWithoutTheSection() {
    StageContext context = commons.batch("b1").item("i1", "ann").context();

    assertThat(new RepresentStage().run(context)).isEqualTo(StageResult.skipped());
  }

  @Test
  void comparesTheBatchAndTheDatasetInWhichARevisionDisplacesWhatItRevises() {
    commons.charter(DIMENSIONS);
    commons
        .batch("b1")
        .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
        .item("i2", "new", Map.of("kind", "a", "stars", "4"), "ann")
        .item("i3", "new", Map.of("kind", "a", "stars", "4"), "ann")
        .finding("i3", "rule:x", "reject")
        .decided();
    StageContext second =
        commons
            .batch("b2")
            .item("i1", "revision", Map.of("kind", "=cmd()", "stars", "5"), "ann")
            .item("i4", "new", Map.of(), "bob")
            .write();

    StageResult result = new RepresentStage().run(second);

    assertThat(rows(Representation.TABLE, "scope", "dimension", "category", "observed", "total"))
        .containsExactlyInAnyOrder(
            "batch kind a 0 2",
            "batch kind b 0 2",
            "batch kind (unlisted) 1 2",
            "batch kind null 1 2",
            "batch stars low 0 2",
            "batch stars high 2 2",
            "dataset kind a 1 3",
            "dataset kind b 0 3",
            "dataset kind (unlisted) 1 3",
            "dataset kind null 1 3",
            "dataset stars low 0 3",
            "dataset stars high 3 3",
            "dataset kind*stars a*high 1 3",
            "dataset kind*stars a*low 0 3",
            "dataset kind*stars b*high 0 3",
            "dataset kind*stars b*low 0 3",
            "dataset kind*stars (unlisted) 1 3",
            "dataset kind*stars null 1 3");
    assertThat(rows(Gaps.TABLE, "rank", "kind", "dimension", "category", "observed", "missing"))
        .containsExactly(
            "1 share kind b 0 19",
            "2 share kind a 1 18",
            "3 share stars low 0 1",
            "4 combination kind b 0 1",
            "5 combination stars low 0 1");
    assertThat(rows(CollectionSteps.TABLE, "rank", "pattern", "records", "closes"))
        .as("one record b and low counts for four gaps at once; all shares are there of 40")
        .containsExactly(
            "1 Map(kind -> b, stars -> low) 9 WrappedArray(1, 3)",
            "2 Map(kind -> a, stars -> high) 17 WrappedArray(2)",
            "3 Map(kind -> b, stars -> high) 9 WrappedArray(1)",
            "4 Map(kind -> b, stars -> low) 1 WrappedArray(1, 3, 4, 5)",
            "5 Map(kind -> a) 1 WrappedArray(2)");
    assertThat(result.rowsIn()).isEqualTo(3);
  }

  /** Of ten, three are of each kind at least; what kind the other four are does not matter. */
  @Test
  void asksForRecordsOfAnyKindWhereThereAreTooFewInAll() {
    commons.charter(
        """
        representativeness:
          dimensions:
            - { name: kind, attribute: kind, target: { a: 0.5, b: 0.5 } }
          tolerance: 0.5
          minimum-per-combination: 10
        """);

    new RepresentStage()
        .run(
            commons
                .batch("b2")
                .item("i1", "new", Map.of("kind", "a"), "ann")
                .item("i2", "new", Map.of("kind", "a"), "ann")
                .item("i3", "new", Map.of("kind", "b"), "bob")
                .write());

    assertThat(rows(Gaps.TABLE, "rank", "kind", "pattern", "observed", "missing"))
        .containsExactly("1 combination Map() 3 7");
    assertThat(rows(CollectionSteps.TABLE, "rank", "pattern", "records", "closes", "fewest"))
        .containsExactly(
            "1 Map() 4 WrappedArray(1) 7",
            "2 Map(kind -> b) 2 WrappedArray(1) 7",
            "3 Map(kind -> a) 1 WrappedArray(1) 7");
  }

  @Test
  void addsToWhatTheLastBatchCountedWhatACountOfEverythingGives() {
    commons.charter(DIMENSIONS);
    counted(
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
            .item("i2", "new", Map.of("kind", "a", "stars", "4"), "ann")
            .item("i3", "new", Map.of("kind", "b", "stars", "4"), "ann")
            .item("i4", "new", Map.of("kind", "b", "stars", "1"), "ann")
            .finding("i3", "rule:x", "review"));
    counted(
        commons
            .batch("b2")
            .item("i1", "revision", Map.of("kind", "b", "stars", "5"), "ann")
            .item("i5", "new", Map.of("kind", "a", "stars", "1"), "bob"));
    Deliveries.Rows third =
        commons
            .batch("b3")
            .item("i1", "revision", Map.of("kind", "a", "stars", "2"), "ann")
            .item("i6", "new", Map.of("kind", "a", "stars", "2"), "bob")
            .review("i3", "b1", "accept", "cur");
    StageContext context = third.write();

    Map<List<String>, Long> added = strata(context);

    Map<List<String>, Long> expected =
        Map.of(
            List.of("a", "low"), 3L, // i1, i5 and i6
            List.of("a", "high"), 1L, // i2
            List.of("b", "high"), 1L, // i3
            List.of("b", "low"), 1L); // i4
    assertThat(added).isEqualTo(expected);
    commons.charter(DIMENSIONS.replace("stars < 3", "stars < 2 or stars = 2"));
    assertThat(strata(third.context()))
        .as("counted afresh, as the definition is another")
        .isEqualTo(expected);
  }

  private void counted(Deliveries.Rows batch) {
    new RepresentStage().run(batch.write());
    batch.decided();
  }

  private static Map<List<String>, Long> strata(StageContext context) {
    RepresentativenessSection section =
        Objects.requireNonNull(context.charter().representativeness());
    List<Axis> axes = Axes.of(context, section);
    TallyRows rows = new TallyRows(context, axes, null);
    Tally before =
        new CountedStrata(context, new StratumDefinition(context, axes, null), axes).before();
    try (AdmittedTally admitted = new AdmittedTally(context, rows, before)) {
      long known = SetSummary.of(admitted.batch(), List.of()).known();
      Tally dataset = admitted.after(known).dataset();
      Map<List<String>, Long> byCategories = new HashMap<>();
      for (Row row : dataset.rows().where("kind = 'stratum'").collectAsList()) {
        byCategories.put(
            List.copyOf(row.<String>getList(row.fieldIndex("categories"))),
            row.<Long>getAs("contents"));
      }
      return byCategories;
    }
  }

  private List<String> rows(io.assay.jobs.table.TableDefinition table, String... columns) {
    return commons.tables().read(table, new BatchKey("b2", 1)).collectAsList().stream()
        .map(
            row ->
                String.join(
                    " ",
                    java.util.Arrays.stream(columns)
                        .map(column -> String.valueOf(row.<Object>getAs(column)))
                        .toList()))
        .toList();
  }
}
