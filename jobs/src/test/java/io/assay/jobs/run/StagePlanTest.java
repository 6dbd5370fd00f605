package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.reward.RewardStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Batches;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class StagePlanTest {
  private static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");
  private static final String ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

  @TempDir Path directory;

  @Test
  void aStageThatIsNotTheFirstIsCheckedToo(SparkSession spark) {
    FilledWarehouse filled = opened(spark);
    Environment environment =
        new Environment(
            spark,
            filled.warehouse(),
            new WarehouseDescriptor(
                WarehouseDescriptor.FORMAT, "small", 31337, ACCOUNT, ACCOUNT, ACCOUNT),
            Clock.systemUTC(),
            UUID::randomUUID);
    RunRequest request =
        new RunRequest(
            "b1",
            FilledWarehouse.charter(),
            Inputs.none(
                new ReferredFiles(directory.resolve("registry.csv"), null, null, List.of())),
            AS_OF,
            RunRequest.OnChange.REFUSE);
    Pipeline pipeline = new Pipeline(environment, List.of(new RewardStage()), List.of());

    assertThatThrownBy(() -> pipeline.planOnly(StageName.REWARD, request))
        .hasMessageContaining("registry.csv");
  }

  private FilledWarehouse opened(SparkSession spark) {
    Timestamp at = Timestamp.from(AS_OF);
    String charter = FilledWarehouse.charter().hash();
    return new FilledWarehouse(spark, directory)
        .fill(
            Batches.TABLE,
            new BatchKey("b1", 1),
            FilledWarehouse.row(
                1L, "open", "done", "f", charter, at, 0L, 0L, 0L, Map.of(), Map.of(), "run", at,
                at));
  }
}
