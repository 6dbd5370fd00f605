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
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.PaidWork;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.reward.GapPlaces;
import io.assay.rules.charter.RewardsSection;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Places are taken on Spark as they are by {@link GapPlaces}, in whatever order rows lie. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class GapBountiesTest {
  private static final BatchKey BEFORE = new BatchKey("b1", 1);
  private static final BatchKey NOW = new BatchKey("b2", 1);
  private static final StructType WORK =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(PaidWork.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(PaidWork.KIND, DataTypes.StringType)
          .add(PaidWork.QUALITY, DataTypes.IntegerType);

  @TempDir Path directory;

  /** Of a claim without evidence the place is nobody's, and of a revision's there is none. */
  private record Paid(
      String item,
      BatchKey delivered,
      String kind,
      int quality,
      int submitted,
      @Nullable String cell,
      String evidence) {}

  @Test
  void placesGoByPriorityAndQuality(SparkSession spark) {
    Random random = new Random(7);
    List<Paid> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String kind = List.of("accepted-record", "refresh", "revision").get(i % 10 < 8 ? 0 : i % 3);
      all.add(
          new Paid(
              "i" + i,
              random.nextInt(4) == 0 ? BEFORE : NOW,
              kind,
              random.nextBoolean() ? 10_000 : random.nextInt(10_001),
              random.nextInt(20),
              List.of("kind=a", "kind=b", "kind=none", "").get(random.nextInt(4)),
              random.nextInt(5) == 0 ? GapClaims.DECLARED : "derived"));
    }

    Map<String, Integer> bounties = new TreeMap<>();
    for (Row row : new GapBountiesRun(spark, all, random).rows()) {
      bounties.put(row.getAs(TableDefinition.ITEM_ID), row.getAs(PaidWork.BOUNTY));
    }

    GapPlaces places = new GapPlaces(Map.of("kind=a", 20L, "kind=b", 30L, "stale", 3L));
    Map<String, Integer> expected = new TreeMap<>();
    all.stream()
        .sorted(
            Comparator.<Paid, Boolean>comparing(paid -> paid.delivered().equals(NOW))
                .thenComparing(Paid::submitted)
                .thenComparing(Paid::item))
        .forEach(paid -> expected.put(paid.item(), places.take(cell(paid), paid.quality())));
    assertThat(bounties).isEqualTo(expected);
    assertThat(bounties.values()).contains(0, 10_000);
  }

  private static String cell(Paid paid) {
    return switch (paid.kind()) {
      case "refresh" -> "stale";
      case "accepted-record" -> paid.evidence().equals(GapClaims.DECLARED) ? "" : paid.cell();
      default -> "";
    };
  }

  /** What a batch pays, in tables whose rows are shuffled. */
  private final class GapBountiesRun {
    private final SparkSession spark;
    private final StageContext context;
    private final List<Row> work = new ArrayList<>();

    GapBountiesRun(SparkSession spark, List<Paid> all, Random random) {
      this.spark = spark;
      FilledWarehouse filled =
          new FilledWarehouse(spark, directory)
              .fill(
                  Gaps.TABLE,
                  BEFORE,
                  row(1L, "share", Map.of("kind", "b"), "kind", "b", 0L, 30L),
                  row(2L, "share", Map.of("kind", "a"), "kind", "a", 0L, 20L),
                  row(3L, "combination", Map.of("kind", "a"), "kind", "a", 0L, 5L),
                  row(4L, "stale", Map.of(), "freshness", "older than 100 days", 1L, 3L),
                  row(5L, "share", Map.of("kind", "none"), "kind", "none", 0L, null));
      List<Object[]> claims = new ArrayList<>();
      for (BatchKey key : List.of(BEFORE, NOW)) {
        List<Object[]> items = new ArrayList<>();
        for (Paid paid : all) {
          if (paid.delivered().equals(key)) {
            Instant at = Instant.ofEpochSecond(paid.submitted());
            items.add(row(paid.item(), "new", new String[0], "00", Timestamp.from(at)));
            work.add(RowFactory.create(paid.item(), key.batchId(), paid.kind(), paid.quality()));
            if (!"".equals(paid.cell())) {
              claims.add(
                  row(paid.item(), key.batchId(), new String[0], paid.cell(), paid.evidence()));
            }
          }
        }
        filled.fill(Items.TABLE, key, items.toArray(Object[][]::new));
      }
      Collections.shuffle(work, random);
      filled.fill(GapClaims.TABLE, NOW, claims.toArray(Object[][]::new));
      this.context = context(spark, filled);
    }

    List<Row> rows() {
      RewardsSection terms = Objects.requireNonNull(context.charter().rewards());
      Dataset<Row> paid = spark.createDataFrame(work, WORK).repartition(3);
      return new GapBounties(context, terms, List.of(BEFORE, NOW)).of(paid).collectAsList();
    }
  }

  private static StageContext context(SparkSession spark, FilledWarehouse filled) {
    String nobody = "0x0000000000000000000000000000000000000000";
    return new StageContext(
        spark,
        filled.warehouse(),
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "sentences", 1, nobody, nobody, nobody),
        filled.tables().forgetful(),
        FilledWarehouse.charter(
            Map.of("rewards.bounties", "{ weight: 50, refresh: 0, budget-basis-points: 1000 }")),
        new Batch(
            NOW,
            2,
            Instant.EPOCH,
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            List.of(new Batch.Past(BEFORE, 1))));
  }
}
