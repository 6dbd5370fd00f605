package io.assay.jobs.report;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.content.DuplicateList;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class DuplicateRowsTest {
  private static final BatchKey BATCH = new BatchKey("b", 1);

  @Test
  void showsTheLeastAlikeWhetherOfThisBatchOrOfHistory(
      SparkSession spark, @TempDir Path directory) {
    StageContext context =
        new FilledWarehouse(spark, directory)
            .fill(
                Duplicates.TABLE,
                BATCH,
                near("h1", "h", "0.80"),
                near("h2", "h", "0.81"),
                near("h3", "h", "0.83"),
                near("h4", "h", "0.84"),
                near("h5", "h", "0.85"),
                near("h6", "h", "0.86"),
                near("b1", "b", "0.82"),
                near("b2", "b", "0.98"),
                near("b3", "b", "0.99"))
            .context(BATCH, 1);

    DuplicateList list = DuplicateRows.read(context).list(Excerpts.read(context, Set.of()));

    assertThat(list.pairs())
        .extracting(pair -> pair.later().itemId())
        .containsExactly("h1", "h2", "b1", "h3", "h4");
    assertThat(list.kinds()).containsExactly(new DuplicateList.Kind("near", 3, 6));
  }

  private static Object[] near(String item, String keptBatch, String jaccard) {
    BigDecimal figure = new BigDecimal(jaccard);
    return row(
        item,
        "kept",
        keptBatch,
        Duplicates.NEAR,
        Duplicates.JACCARD,
        List.of(RowFactory.create(null, 1, 1, 1, "0.8")),
        figure,
        figure);
  }
}
