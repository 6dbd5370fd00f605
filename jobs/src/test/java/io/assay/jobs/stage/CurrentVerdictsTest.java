package io.assay.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class CurrentVerdictsTest {
  private static final BatchKey A = new BatchKey("a", 1);
  private static final BatchKey A_AFRESH = new BatchKey("a", 2);
  private static final BatchKey B = new BatchKey("b", 1);
  private static final String NONE = "cast(null as string)";

  @TempDir Path tables;
  private SparkSession spark;
  private TableStore store;

  @BeforeEach
  void decideLater(SparkSession spark) {
    this.spark = spark;
    store = new TableStore(spark, tables);
    append(A, "x", "review", "a", "'leaf-x1'", NONE, NONE);
    append(A, "y", "accepted", "a", "'leaf-y1'", NONE, NONE);
    append(B, "x", "accepted", "a", "'leaf-x2'", "'a'", "'leaf-x1'");
  }

  @Test
  void laterVerdictTakesThePlaceOfTheOneThatItSupersedes() {
    assertThat(current(new Batch.Past(A, 1), new Batch.Past(B, 2)))
        .containsExactlyInAnyOrder("x accepted b", "y accepted a");
  }

  @Test
  void verdictOfABatchThatIsNoHistorySupersedesNothing() {
    assertThat(current(new Batch.Past(A, 1)))
        .containsExactlyInAnyOrder("x review a", "y accepted a");
  }

  @Test
  void verdictOnWhatWasJudgedAfreshSinceIsVoid() {
    append(A_AFRESH, "x", "rejected", "a", "'leaf-x3'", NONE, NONE);

    assertThat(current(new Batch.Past(B, 2), new Batch.Past(A_AFRESH, 3)))
        .containsExactly("x rejected a");
    assertThat(current(new Batch.Past(B, 2))).isEmpty();
  }

  private List<String> current(Batch.Past... history) {
    return CurrentVerdicts.of(store, List.of(history))
        .selectExpr("concat_ws(' ', item_id, verdict, batch_id)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private void append(
      BatchKey key,
      String item,
      String verdict,
      String delivered,
      String leaf,
      String supersededBatch,
      String supersededLeaf) {
    String row =
        """
        select '%s' item_id, '%s' verdict, array() reasons, array('p') contributors, false revision,
          '%s' delivered_batch_id, 'c' commitment, %s leaf, %s supersedes_batch_id, %s supersedes_leaf
        """
            .formatted(item, verdict, delivered, leaf, supersededBatch, supersededLeaf);
    int number = (int) store.count(Verdicts.TABLE, key) + 1;
    store.append(new TableStore.Append(Verdicts.TABLE, key, number, spark.sql(row)));
  }
}
