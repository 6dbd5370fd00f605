package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.report.content.ClusterList;
import io.assay.jobs.spark.SharedSpark;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ClusterRowsTest {
  private static final int OWN = 300;

  /** Whoever copies one text of somebody else may repeat hundreds of his own. */
  @Test
  void largeClustersOfOneContributorHideNoneOfTwo(SparkSession spark, @TempDir Path directory) {
    Deliveries commons = new Deliveries(spark, directory).charter("duplicates: {}\n");
    commons.batch("a").item("old", "ann").decided();
    Deliveries.Rows rows = commons.batch("b").item("new", "ann").item("copy", "cem");
    rows.item("copy-of-old", "cem");
    for (int i = 0; i < OWN; i++) {
      rows.item("own" + i, "cem").item("again" + i, "cem").item("and-again" + i, "cem");
      rows.duplicate("again" + i, "own" + i, "b").duplicate("and-again" + i, "own" + i, "b");
    }
    rows.duplicate("copy", "new", "b").duplicate("copy-of-old", "old", "a");

    ClusterList list = ClusterRows.read(rows.write()).list(none(rows));

    assertThat(list.acrossContributors())
        .extracting(
            cluster -> cluster.keptBatch() + " " + cluster.kept().itemId() + " " + cluster.first())
        .containsExactly("a old [ann]", "b new [ann]");
    assertThat(list.largest())
        .hasSize(10)
        .allSatisfy(each -> assertThat(each.repeats()).isEqualTo(2));
    assertThat(list.sizes())
        .containsExactly(new ClusterList.Size(1, 1L, 2), new ClusterList.Size(2, 2L, OWN));
  }

  private static Excerpts none(Deliveries.Rows rows) {
    return Excerpts.read(rows.context(), Set.of());
  }
}
