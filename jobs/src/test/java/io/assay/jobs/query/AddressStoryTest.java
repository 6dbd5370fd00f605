package io.assay.jobs.query;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Waiting;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class AddressStoryTest {
  private static final String ANN = "a".repeat(64);
  private static final String BOB = "b".repeat(64);
  private static final String ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final BatchKey FIRST = new BatchKey("b1", 1);
  private static final BatchKey SECOND = new BatchKey("b2", 1);
  private static final BatchKey THIRD = new BatchKey("b3", 1);

  @TempDir Path directory;

  @Test
  void tellsWhatWentToItAndWhatWasCutOffOwedPaidBackAndLetGo(SparkSession spark) {
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .fill(
                Ledger.TABLE,
                FIRST,
                row(ANN, "contributor", "accepted-record", "900", ADDRESS),
                row(ANN, "contributor", "bounty", "200", ADDRESS),
                row(ANN, "contributor", "over-cap", "-100", ADDRESS),
                row(BOB, "contributor", "refresh", "7", null))
            .fill(
                Ledger.TABLE,
                SECOND,
                row(ANN, "contributor", "correction", "-300", null),
                row("receivable", "receivable", "correction", "300", null))
            .fill(Waiting.TABLE, SECOND, row(ANN, "-300", 0))
            .fill(
                Ledger.TABLE,
                THIRD,
                row(ANN, "contributor", "corrected-item", "450", null),
                row("receivable", "receivable", "recovered", "-300", null),
                row("carry", "carry", "recovered", "300", null),
                row(ANN, "contributor", "released", "-150", null),
                row(ANN, "contributor", "released", "150", ADDRESS));

    AddressStory story =
        AddressStory.of(
            filled.tables(),
            List.of(FIRST, SECOND, THIRD),
            ADDRESS.toLowerCase(java.util.Locale.ROOT));

    assertThat(story.cumulative()).isEqualTo("1150");
    assertThat(story.movements())
        .containsExactly(
            new AddressStory.Movement("b1", ANN, "accepted-record", "900", true),
            new AddressStory.Movement("b1", ANN, "bounty", "200", true),
            new AddressStory.Movement("b1", ANN, "over-cap", "-100", true),
            new AddressStory.Movement("b2", ANN, "correction", "-300", false),
            new AddressStory.Movement("b3", ANN, "corrected-item", "450", false),
            new AddressStory.Movement("b3", ANN, "recovered", "300", false),
            new AddressStory.Movement("b3", ANN, "released", "150", true));
    assertThat(new StoryText(text -> text).of(story))
        .contains(
            "Batch b2",
            "  -0.0000000000000003 tokens: paid for what was found bad later, bounties included, owed back (aaaaaaaaaaaa…); not through the address.",
            "  0.0000000000000003 tokens: earnings that paid back what was owed (aaaaaaaaaaaa…); not through the address.",
            "  0.00000000000000015 tokens: waited until now (aaaaaaaaaaaa…).");
  }
}
