package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.Pseudonym;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pseudonym OWNER = person('a');
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

    assertThat(decisions(spark, filled, 2)).containsExactly(Map.entry(CAROL, 2L));
    assertThat(decisions(spark, filled, 3))
        .containsExactly(Map.entry(DAVE, 1L), Map.entry(EVE, 3L));
    assertThat(decisions(spark, filled, 4)).isEmpty();
  }

  private static Map<Pseudonym, Long> decisions(
      SparkSession spark, FilledWarehouse filled, int batch) {
    return new FirstDecisions(context(spark, filled, batch)).ofBatch();
  }

  private static Pseudonym person(char digit) {
    return new Pseudonym(String.valueOf(digit).repeat(64));
  }

  private static BatchKey key(int batch) {
    return new BatchKey("b" + batch, 1);
  }

  private static Object[] review(String item, String decision, Pseudonym curator) {
    return row(item, decision, curator.hex(), "", "b1");
  }

  private static Object[] verdict(String item, String verdict, String superseded) {
    String[] people = {OWNER.hex()};
    return row(
        item,
        verdict,
        new String[0],
        people,
        false,
        "b1",
        null,
        "0x01" + verdict,
        superseded == null ? null : "b1",
        superseded);
  }

  private static StageContext context(SparkSession spark, FilledWarehouse filled, int batch) {
    String nobody = "0x0000000000000000000000000000000000000000";
    List<Batch.Past> history = new ArrayList<>();
    for (int i = 1; i < batch; i++) {
      history.add(new Batch.Past(key(i), i));
    }
    return new StageContext(
        spark,
        filled.warehouse(),
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "sentences", 1, nobody, nobody, nobody),
        filled.tables().forgetful(),
        FilledWarehouse.charter(Map.of()),
        new Batch(
            key(batch),
            batch,
            Instant.EPOCH,
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            history));
  }
}
