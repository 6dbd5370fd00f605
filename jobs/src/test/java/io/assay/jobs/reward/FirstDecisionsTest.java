package io.assay.jobs.reward;

import static io.assay.jobs.reward.ReviewedItems.OWNER;
import static io.assay.jobs.reward.ReviewedItems.key;
import static io.assay.jobs.reward.ReviewedItems.person;
import static io.assay.jobs.reward.ReviewedItems.review;
import static io.assay.jobs.reward.ReviewedItems.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.Pseudonym;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A curator is paid once a content, with what another review of it is worth. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class FirstDecisionsTest {
  private static final Pseudonym CAROL = person('c');
  private static final Pseudonym DAVE = person('d');
  private static final Pseudonym EVE = person('e');

  @TempDir Path directory;

  @Test
  void sayingItAgainEarnsNothingAndWhoAskedForARecallFirstIsPaidWithIt(SparkSession spark) {
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .fill(
                Verdicts.TABLE,
                key(1),
                verdict("waits", "review", null),
                verdict("bad", "accepted", null),
                verdict("both", "review", null))
            .fill(
                Reviews.TABLE,
                key(2),
                review("waits", "accept", CAROL),
                review("bad", "reject", DAVE),
                review("both", "reject", CAROL),
                review("both", "accept", OWNER))
            .fill(Verdicts.TABLE, key(2), verdict("both", "accepted", "0x01review"))
            .fill(
                Reviews.TABLE,
                key(3),
                review("waits", "accept", CAROL),
                review("waits", "reject", CAROL),
                review("waits", "accept", EVE),
                review("bad", "reject", EVE),
                review("both", "reject", CAROL),
                review("both", "reject", EVE))
            .fill(
                Verdicts.TABLE,
                key(3),
                verdict("bad", "rejected", "0x01accepted"),
                verdict("both", "rejected", "0x00"))
            .fill(Reviews.TABLE, key(4), review("waits", "accept", EVE));

    assertThat(decisions(filled, 2)).containsExactly(Map.entry(CAROL, 2L));
    assertThat(decisions(filled, 3)).containsExactly(Map.entry(DAVE, 1L), Map.entry(EVE, 3L));
    assertThat(decisions(filled, 4)).isEmpty();
  }

  private static Map<Pseudonym, Long> decisions(FilledWarehouse filled, int batch) {
    filled.past(key(batch - 1), batch - 1);
    return new FirstDecisions(filled.context(key(batch), batch)).ofBatch();
  }
}
