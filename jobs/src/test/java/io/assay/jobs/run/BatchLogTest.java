package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.TableStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class BatchLogTest {
  private static final BatchKey FIRST = new BatchKey("first", 1);
  private static final BatchKey SECOND = new BatchKey("second", 1);

  @TempDir Path tables;
  private SparkSession spark;
  private TableStore store;

  @BeforeEach
  void decideTwoBatches(SparkSession spark) {
    this.spark = spark;
    store = new TableStore(spark, tables);
    append(FIRST, 1, StageName.OPEN, "done");
    append(FIRST, 1, StageName.DECIDE, "done");
    append(SECOND, 2, StageName.OPEN, "done");
    append(SECOND, 2, StageName.DECIDE, "done");
  }

  @Test
  void historyIsWhatWasDecidedBefore() {
    assertThat(history(new BatchKey("third", 1), 3)).containsExactly(FIRST, SECOND);
    assertThat(history(SECOND, 2)).containsExactly(FIRST);
  }

  @Test
  void earlierAttemptIsNoHistoryOfTheOneThatReplacesIt() {
    assertThat(history(new BatchKey("second", 2), 3)).containsExactly(FIRST);
  }

  @Test
  void failedGateIsNoHistory() {
    append(new BatchKey("third", 1), 3, StageName.OPEN, "done");
    append(new BatchKey("third", 1), 3, StageName.DECIDE, "gate-failed");

    assertThat(history(new BatchKey("fourth", 1), 4)).containsExactly(FIRST, SECOND);
  }

  private List<BatchKey> history(BatchKey key, long sequence) {
    BatchState attempt =
        new BatchState(key, sequence, "f", "c", Instant.EPOCH, null, new TreeMap<>());
    return BatchLog.read(store).historyBefore(attempt).stream().map(Batch.Past::key).toList();
  }

  private void append(BatchKey key, long sequence, StageName stage, String outcome) {
    String row =
        """
        select %dL sequence, '%s' stage, '%s' outcome, 'f' fingerprint, 'c' charter_hash,
          timestamp_seconds(0) as_of, 0L rows_in, 0L rows_out, 0L rows_rejected,
          map('items', 0L) input_versions, map('items', 0L) output_versions, 'r' run_id,
          timestamp_seconds(0) started, timestamp_seconds(0) ended, cast(null as string) supersedes
        """
            .formatted(sequence, stage.text(), outcome);
    store.append(new TableStore.Append(Batches.TABLE, key, stage.ordinal() + 1, spark.sql(row)));
  }
}
