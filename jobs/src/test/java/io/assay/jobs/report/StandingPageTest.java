package io.assay.jobs.report;

import static io.assay.jobs.report.FilledWarehouse.row;
import static io.assay.jobs.report.FilledWarehouse.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Verdicts;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class StandingPageTest {
  private static final BatchKey KEY = new BatchKey("b1", 1);

  @TempDir Path directory;

  @Test
  void failedGateSaysWhatWasMeasuredAndThatNobodyNeedDecideAnything(SparkSession spark)
      throws Exception {
    Chromium.Page page =
        page(
            new FilledWarehouse(spark, directory)
                .fill(
                    Batches.TABLE,
                    KEY,
                    stage(1, "open", "done", 0, 0),
                    stage(1, "decide", "gate-failed", 1, 0))
                .fill(Gates.TABLE, KEY, gate("fail"))
                .fill(Verdicts.TABLE, KEY, verdict("review")));

    assertThat(page.console()).isEmpty();
    assertThat(page.dom())
        .contains("data-standing=\"GATE_FAILED\"")
        .contains("Gate completeness.text is 0.9999… (expected: at least 1).")
        .contains("stand in no queue")
        .doesNotContain("assay review export");
    assertThat(page.numbers()).containsEntry("review.queue", "1");
  }

  @Test
  void waitingAnchorSaysThatNothingIsLost(SparkSession spark) throws Exception {
    Chromium.Page page =
        page(
            new FilledWarehouse(spark, directory)
                .fill(
                    Batches.TABLE,
                    KEY,
                    stage(1, "open", "done", 0, 0),
                    stage(1, "decide", "done", 1, 0),
                    stage(1, "reward", "done", 0, 0))
                .fill(Gates.TABLE, KEY, gate("warn"))
                .fill(Verdicts.TABLE, KEY, verdict("review")));

    assertThat(page.console()).isEmpty();
    assertThat(page.dom())
        .contains("data-standing=\"WAITING_FOR_ANCHOR\"")
        .contains("run it again to anchor it, nothing is lost", "assay review export");
  }

  private static Chromium.Page page(FilledWarehouse filled) throws Exception {
    new ReportStage().run(filled.context(KEY, 1));
    return Chromium.find().open(filled.warehouse().report(KEY.batchId()));
  }

  private static Object[] gate(String outcome) {
    return row(
        "completeness.text",
        "completeness",
        "text",
        "accepted",
        "99999",
        "100000",
        0.99999,
        "at least 1",
        "error",
        outcome,
        "99999 of 100000",
        "value",
        0.99999);
  }

  private static Object[] verdict(String verdict) {
    String[] people = {"a".repeat(64)};
    String[] reasons = {"rule:shouting"};
    return row("i1", verdict, reasons, people, false, "b1", null, "0x00", null, null);
  }
}
