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

/** With pay by agreement, a decision counts when another curator shares it and it was followed. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class CountedDecisionsTest {
  private static final Pseudonym CAROL = person('c');
  private static final Pseudonym DAVE = person('d');
  private static final Pseudonym EVE = person('e');

  @TempDir Path directory;

  @Test
  void countsSharedDecisionsThatWereFollowedOnceForEachCurator(SparkSession spark) {
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .fill(
                Reviews.TABLE,
                key(2),
                review("shared", "accept", CAROL),
                review("changed", "accept", CAROL),
                review("own", "accept", OWNER),
                review("alone", "accept", EVE))
            .fill(
                Reviews.TABLE,
                key(3),
                review("shared", "accept", CAROL),
                review("shared", "accept", DAVE),
                review("shared", "reject", EVE),
                review("changed", "reject", CAROL),
                review("changed", "reject", DAVE),
                review("own", "accept", EVE),
                review("waits", "accept", CAROL),
                review("waits", "accept", DAVE))
            .fill(
                Verdicts.TABLE,
                key(3),
                verdict("shared", "accepted", "0x00", "review:accepted"),
                verdict("changed", "rejected", "0x00", "review:rejected"),
                verdict("own", "accepted", "0x00", "review:accepted"),
                verdict("alone", "accepted", "0x00", "review:accepted"),
                verdict("waits", "accepted", "0x00", "other"));
    filled.past(key(1), 1).past(key(2), 2);

    assertThat(new CountedDecisions(filled.context(key(3), 3)).agreed())
        .as("two each, of what both said; an owner's word makes nobody two")
        .containsExactly(Map.entry(CAROL, 2L), Map.entry(DAVE, 2L));
    assertThat(new CountedDecisions(filled.context(key(4), 4)).agreed())
        .as("a batch that decides nothing")
        .isEmpty();
  }
}
