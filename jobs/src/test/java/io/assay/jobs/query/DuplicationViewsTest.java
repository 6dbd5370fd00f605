package io.assay.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DuplicationViewsTest {

  @Test
  void countsCopiesOverAllBatchesAndNamesWhoElseContributedThem(
      SparkSession spark, @TempDir Path directory) {
    Deliveries commons = new Deliveries(spark, directory);
    commons
        .batch("b1")
        .item("kept", "ann")
        .item("own-copy", "ann")
        .item("alone", "ann")
        .item("own", "ann")
        .duplicate("own-copy", "kept", "b1")
        .item("own-near", "ann")
        .alike("own-near", "own", "b1", "near")
        .decided();
    commons
        .batch("b2")
        .item("copy", "bob")
        .item("near", "ann", "cem")
        .item("more", "ann")
        .duplicate("copy", "kept", "b1")
        .alike("near", "kept", "b1", "near")
        .alike("more", "kept", "b1", "revision")
        .decided();
    List<Batch.Past> history = commons.batch("next").context().batch().history();

    assertThat(
            told(
                DuplicationViews.duplication(commons.tables(), history),
                "exact_copies",
                "near_copies",
                "times_contributed"))
        .containsExactlyInAnyOrder(
            "kept b1 2 1 4", "alone b1 0 0 1", "own b1 0 1 2", "more b2 0 0 1");
    assertThat(
            told(
                DuplicationViews.sharedContent(commons.tables(), history),
                "times_contributed",
                "contributors",
                "also_contributed_by"))
        .containsExactly("kept b1 4 [ann] [bob, cem]");
  }

  private static List<String> told(Dataset<Row> rows, String... columns) {
    return rows.collectAsList().stream()
        .map(
            row -> {
              StringBuilder told = new StringBuilder();
              told.append(row.<String>getAs("item_id")).append(' ');
              told.append(row.<String>getAs("batch_id"));
              for (String column : columns) {
                int index = row.fieldIndex(column);
                Object value = row.get(index);
                told.append(' ').append(value instanceof Long ? value : row.getList(index));
              }
              return told.toString();
            })
        .toList();
  }
}
