package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.representation.RepresentStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Measures;
import io.assay.jobs.table.Representation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

/** A dimension whose target has 100,000 categories, the most that a reference file may have. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class ManyCategoriesTest {
  private static final int CATEGORIES = 99_996;
  private static final int ITEMS = 200;
  private static final String SECTION =
      """
      representativeness:
        dimensions:
          - { name: many, attribute: kind }
          - { name: few, expression: "right(text, 1)", target: { "1": 0.5, "2": 0.5 } }
          - { name: stars, attribute: stars, bins: [50] }
        reference: population.csv
        weight: stars
        minimum-per-combination: 1
        combinations: [few, stars]
      """;

  @TempDir Path directory;

  private static Row opened(StageContext context) {
    Timestamp now = Timestamp.from(context.batch().asOf());
    String hash = context.charter().hash();
    Object none = JavaConverters.mapAsScalaMap(Map.of());
    return RowFactory.create(
        1L, "open", "done", "f", hash, now, 0L, 0L, 0L, none, none, "run", now, now, null);
  }

  @Test
  void staySmallWhereverTheyAreShown(SparkSession spark) throws Exception {
    StringBuilder population = new StringBuilder("dimension,category,count\n");
    for (int i = 0; i < CATEGORIES; i++) {
      population.append("many,c").append(i).append(",1\n");
    }
    population.append("stars,..50,1\nstars,50..,1\n");
    Path file = directory.resolve("population.csv");
    Files.writeString(file, population);
    Deliveries commons = new Deliveries(spark, directory);
    commons.charter(SECTION).reference(file);
    Deliveries.Rows batch = commons.batch("b1");
    for (int i = 0; i < ITEMS; i++) {
      batch.item("i" + i, "new", Map.of("kind", "c" + i * 7, "stars", "" + i), "ann");
    }
    StageContext context = batch.write();
    commons.tables().append(Batches.TABLE, new BatchKey("b1", 1), 1, List.of(opened(context)));

    new RepresentStage().run(context);

    BatchKey key = new BatchKey("b1", 1);
    assertThat(commons.tables().count(Representation.TABLE, key))
        .isBetween(2L * CATEGORIES, 2L * CATEGORIES + 100);
    assertThat(commons.tables().count(Measures.TABLE, key))
        .as("1,000 cells of a dimension have intervals, by items and by weight, in both scopes")
        .isLessThan(5_000);
    RepresentationFigures figures = new FigureReader(context).read();
    assertThat(figures.unpaired())
        .as("pairs with too many combinations are named")
        .containsExactly("many*few", "many*stars");
    List<DimensionShares> dimensions = new SetReader(context).dimensions();
    assertThat(dimensions).hasSize(3);
    assertThat(dimensions.get(1).datasetTotal()).as("the others are there").isEqualTo(ITEMS);
    new ReportStage().run(context);
    Path reports = context.warehouse().reports();
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path written : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.size(written)).as(written.toString()).isLessThan(3 << 20);
      }
    }
    assertThat(Files.readString(reports.resolve("documents/README.md")))
        .contains("further categories", "further gaps");
    assertThat(Files.readString(reports.resolve("b1.html")))
        .contains("furthest from their target", "many × few");
    assertThat(Files.readString(reports.resolve("wanted.json"))).contains("\"gap-count\" : 99");
  }
}
