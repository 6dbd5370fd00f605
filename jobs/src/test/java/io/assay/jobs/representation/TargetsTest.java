package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import io.assay.jobs.table.TableDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where the target of a dimension stands: in a file, or in an earlier batch. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class TargetsTest {
  private static final String REFERRED =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind }
          - { name: stars, attribute: stars, bins: [3] }
          - { name: absent, expression: "cast(null as string)", target: { x: 1 } }
        reference: population.csv
        weight: stars
      """;
  private static final String LIKE_FIRST =
      """
      representativeness:
        dimensions:
          - { name: kind, attribute: kind, like-batch: b1 }
          - { name: stars, attribute: stars, quantiles: 2, like-batch: b1 }
        minimum-per-combination: 1
      """;

  @TempDir Path directory;
  private Deliveries commons;

  @BeforeEach
  void open(SparkSession spark) {
    commons = new Deliveries(spark, directory);
  }

  @Test
  void countsOfAFileBecomeSharesAndItsNumbersAreCompared() throws Exception {
    Path file = directory.resolve("population.csv");
    Files.writeString(file, "dimension,category,count\nkind,a,2\nkind,b,1\nstars,1,1\nstars,4,3\n");
    commons.charter(REFERRED).reference(file);

    new RepresentStage().run(first().write());

    assertThat(rows(Representation.TABLE, "b1", "dimension", "category", "observed", "target"))
        .contains(
            "kind a 3 2/3",
            "kind b 0 1/3",
            "kind (unlisted) 1 null",
            "stars ..3 2 0.25",
            "stars 3.. 2 0.75",
            "absent x 0 1",
            "absent null 4 null");
    assertThat(rows(Measures.TABLE, "b1", "scope", "subject", "weighting", "measure", "value"))
        .contains(
            "dataset stars items kolmogorov-smirnov 0.25",
            "dataset stars items wasserstein 0.75",
            "dataset stars weight total-variation 0.05000000000000002",
            "dataset absent items total-variation 1.0",
            "dataset * items contributor-gini 0.25");
  }

  @Test
  void aFileThatLacksADimensionIsRefusedByName() throws Exception {
    Path file = directory.resolve("population.csv");
    Files.writeString(file, "dimension,category,share\nkind,a,1\n");
    commons.charter(REFERRED).reference(file);
    StageContext context = first().write();

    assertThatThrownBy(() -> new RepresentStage().run(context))
        .hasMessageContaining("population.csv: it has no population for dimension stars");
    Files.writeString(file, "dimension,category,share\nkind,a,0.5\nkind,b,0.4\n");
    assertThatThrownBy(() -> new RepresentStage().run(context))
        .hasMessageContaining("dimension kind sums to 0.9");
    Files.writeString(file, "dimension,category,count\nkind,a,83,000\n");
    assertThatThrownBy(() -> new RepresentStage().run(context))
        .hasMessageContaining("the row kind,a,83,000 has more than three values");
  }

  @Test
  void aGateOnNumbersThatTheFileLacksIsRefusedBeforeAnythingIsRead() throws Exception {
    Path file = directory.resolve("population.csv");
    Files.writeString(file, "dimension,category,count\nkind,a,2\nstars,..3,1\nstars,3..,3\n");
    String gate =
        "gates: [{ metric: wasserstein, dimension: stars, of: dataset, at-most: 1, severity: warn }]\n";
    commons.charter(REFERRED + gate).reference(file);
    StageContext context = first().context();

    assertThatThrownBy(() -> new RepresentStage().check(context))
        .hasMessageContaining("bins for dimension stars, of which a gate asks for wasserstein");
  }

  @Test
  void aBatchIsATargetOnceItIsHistory() {
    commons.charter(LIKE_FIRST);
    Deliveries.Rows first = first();
    new RepresentStage().run(first.write());
    first.decided();
    StageContext second =
        commons
            .batch("b2")
            .item("i7", "new", Map.of("kind", "a", "stars", "5"), "cy")
            .item("i8", "new", Map.of("kind", "new", "stars", "2"), "cy")
            .write();
    new RepresentStage().run(second);

    assertThat(rows(Representation.TABLE, "b1", "scope", "dimension", "category", "target"))
        .contains("batch kind (unlisted) null", "batch stars .. null");
    assertThat(rows(Representation.TABLE, "b2", "scope", "dimension", "category", "target"))
        .contains(
            "batch kind a 0.75",
            "batch kind c 0.25",
            "batch kind (unlisted) null",
            "batch stars ..4 0.5",
            "batch stars 4.. 0.5");
    assertThat(rows(Measures.TABLE, "b2", "scope", "subject", "against", "measure", "value"))
        .contains(
            "batch kind target total-variation 0.5",
            "batch stars target total-variation 0.0",
            "batch stars previous kolmogorov-smirnov 0.5",
            "batch stars previous wasserstein 1.0",
            "batch stars target wasserstein 1.0",
            "dataset * nothing uncovered-patterns 1.0")
        .as("the first batch was cut into no categories, as its target is this one")
        .noneMatch(measure -> measure.contains("previous total-variation"));
  }

  @Test
  void aValueThatSaysItIsUnlistedOrMissingIsNeither() throws Exception {
    commons.charter(LIKE_FIRST);
    Deliveries.Rows first =
        commons
            .batch("b1")
            .item("i1", "new", Map.of("kind", "(missing)", "stars", "1"), "ann")
            .item("i2", "new", Map.of("kind", "(unlisted)", "stars", "1"), "ann")
            .item("i3", "new", Map.of("kind", "a", "stars", "4"), "ann")
            .item("i4", "new", Map.of("stars", "4"), "bob");
    new RepresentStage().run(first.write());
    first.decided();
    StageContext second =
        commons
            .batch("b2")
            .item("i5", "new", Map.of("kind", "(missing)", "stars", "5"), "cy")
            .item("i6", "new", Map.of("stars", "2"), "cy")
            .write();
    new RepresentStage().run(second);

    assertThat(
            rows(
                Representation.TABLE, "b2", "scope", "dimension", "category", "observed", "target"))
        .contains("batch kind (unlisted) 1 2/3", "batch kind null 1 null");
    assertThat(rows(Gaps.TABLE, "b2", "dimension", "category")).noneMatch(gap -> gap.contains("("));
    Path file = directory.resolve("population.csv");
    Files.writeString(
        file, "dimension,category,count\nkind,a,2\nkind,(missing),1\nstars,1,1\nstars,4,3\n");
    commons.charter(REFERRED).reference(file);
    StageContext third = commons.batch("b3").item("i9", "ann").write();
    assertThatThrownBy(() -> new RepresentStage().run(third))
        .hasMessageContaining("kind,(missing),1 names what stands for values that no row lists");
  }

  private Deliveries.Rows first() {
    return commons
        .batch("b1")
        .item("i1", "new", Map.of("kind", "a", "stars", "1"), "ann")
        .item("i2", "new", Map.of("kind", "a", "stars", "1"), "ann")
        .item("i3", "new", Map.of("kind", "a", "stars", "4"), "ann")
        .item("i4", "new", Map.of("kind", "c", "stars", "4"), "bob");
  }

  private List<String> rows(TableDefinition table, String batch, String... columns) {
    return commons.tables().read(table, new BatchKey(batch, 1)).collectAsList().stream()
        .map(
            row ->
                String.join(
                    " ",
                    Arrays.stream(columns)
                        .map(column -> String.valueOf(row.<Object>getAs(column)))
                        .toList()))
        .toList();
  }
}
