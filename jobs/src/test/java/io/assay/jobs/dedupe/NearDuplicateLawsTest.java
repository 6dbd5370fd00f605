package io.assay.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.NearIndex;
import io.assay.jobs.table.TableDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the order, the partitions and the batches, the stage judges like all against all. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class NearDuplicateLawsTest {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final int RECORDS = 160;
  private static final int BATCHES = 10;

  private final long seed = Long.getLong("assay.dedupe.seed", 20260127L);

  @Test
  void tablesDependNeitherOnPartitionsNorOnTheOrderOfTheInput(
      SparkSession spark, @TempDir Path directory) {
    List<Contributions.One> all = Contributions.random(new Random(seed), RECORDS);
    Map<String, String> expected = Contributions.judged(all);
    assertThat(expected.values().stream().map(told -> told.split(" ")[0]).distinct())
        .as("seed %d has every kind", seed)
        .containsExactlyInAnyOrder("exact", "near", "revision");
    String before = spark.conf().get(PARTITIONS);
    List<List<String>> tables = new ArrayList<>();
    try {
      for (int partitions : new int[] {1, 2, 7, 64}) {
        spark.conf().set(PARTITIONS, partitions);
        Deliveries commons =
            new Deliveries(spark, directory.resolve("p" + partitions))
                .charter(Contributions.CHARTER);
        Deliveries.Rows rows = commons.batch("all");
        all.forEach(one -> rows.text(one.id(), "new", one.text(), one.at(), one.who()));
        run(rows.write(new Random(partitions), Math.min(partitions, 8)));
        assertThat(told(commons, "all")).as("seed %d", seed).isEqualTo(expected);
        tables.add(stored(commons));
      }
    } finally {
      spark.conf().set(PARTITIONS, before);
    }
    assertThat(tables).allSatisfy(each -> assertThat(each).isEqualTo(tables.get(0)));
  }

  @Test
  void batchAfterBatchGivesWhatAllAtOnceGives(SparkSession spark, @TempDir Path directory) {
    List<Contributions.One> all = Contributions.random(new Random(seed + 1), RECORDS);
    Deliveries commons = new Deliveries(spark, directory).charter(Contributions.CHARTER);
    Map<String, String> told = new TreeMap<>();
    for (int i = 0; i < BATCHES; i++) {
      Deliveries.Rows rows = commons.batch("b" + i);
      all.subList(RECORDS * i / BATCHES, RECORDS * (i + 1) / BATCHES)
          .forEach(one -> rows.text(one.id(), "new", one.text(), one.at(), one.who()));
      run(rows.write());
      rows.judged();
      told.putAll(told(commons, "b" + i));
    }
    assertThat(told).as("seed %d", seed).isEqualTo(Contributions.judged(all));
    assertThat(commons.tables().read(NearIndex.TABLE).count())
        .as("an entry for each kept item with shingles")
        .isEqualTo(kept(all, told));
  }

  private static long kept(List<Contributions.One> all, Map<String, String> told) {
    return all.stream()
        .filter(one -> !one.text().equals("?"))
        .filter(one -> told.getOrDefault(one.id(), "revision").startsWith("revision"))
        .count();
  }

  private static void run(StageContext context) {
    new DedupeStage().run(context);
  }

  private static Map<String, String> told(Deliveries commons, String batch) {
    Map<String, String> told = new TreeMap<>();
    commons
        .rows(Duplicates.TABLE, batch)
        .forEach(
            (item, row) -> {
              List<Row> compared = row.getList(row.fieldIndex(Duplicates.COMPARED));
              String counts =
                  compared.isEmpty()
                      ? ""
                      : " %d/%d/%d"
                          .formatted(
                              compared.get(0).<Integer>getAs(Duplicates.SHARED),
                              compared.get(0).<Integer>getAs(Duplicates.SIZE),
                              compared.get(0).<Integer>getAs(Duplicates.KEPT_SIZE));
              told.put(
                  item,
                  row.getAs(Duplicates.KIND) + " " + row.getAs(Duplicates.KEPT_ITEM_ID) + counts);
            });
    return told;
  }

  private static List<String> stored(Deliveries commons) {
    List<String> rows = new ArrayList<>();
    for (TableDefinition table : List.of(Duplicates.TABLE, NearIndex.TABLE, NearBases.TABLE)) {
      rows.addAll(
          commons.tables().read(table, new BatchKey("all", 1)).toJSON().collectAsList().stream()
              .sorted()
              .toList());
    }
    return rows;
  }
}
