package io.assay.jobs.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Representation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            "dataset stars high 3 3");
    assertThat(rows(Gaps.TABLE, "dimension", "category", "observed", "missing"))
        .containsExactlyInAnyOrder(
            "kind a 1 1",
            "kind b 0 3",
            "stars low 0 1",
            "kind*stars a*low 0 1",
            "kind*stars b*high 0 1",
            "kind*stars b*low 0 1");
    assertThat(result.rowsIn()).isEqualTo(3);
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
