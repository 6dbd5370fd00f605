package io.assay.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.lineage.storage.FileTree;
import io.delta.tables.DeltaTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class TableStoreTest {
  private static final BatchKey KEY = new BatchKey("2026-01", 1);
  private static final StructType SALT_ROWS =
      new StructType()
          .add(Salts.SALT, DataTypes.StringType)
          .add(TableDefinition.ITEM_ID, DataTypes.StringType);

  @TempDir Path tables;
  private SparkSession spark;
  private TableStore store;

  @BeforeEach
  void open(SparkSession spark) {
    this.spark = spark;
    store = new TableStore(spark, tables);
  }

  @Test
  void tableThatWasNeverWrittenReadsAsEmpty() {
    assertThat(store.read(Salts.TABLE).schema()).isEqualTo(Salts.TABLE.schema());
    assertThat(store.read(Salts.TABLE).count()).isZero();
    assertThat(store.readVersions()).isEmpty();
  }

  @Test
  void firstWriteThatFailedIsNoTableAndIsRepeated() throws Exception {
    Files.createDirectories(tables.resolve("salts/_delta_log"));
    Files.writeString(tables.resolve("salts/_delta_log/.00000000000000000000.json.x.tmp"), "{");
    assertThat(store.read(Salts.TABLE).count()).isZero();

    store.append(Salts.TABLE, KEY, salts("s1", "i1"));

    assertThat(store.read(Salts.TABLE).count()).isEqualTo(1);
  }

  @Test
  void appendTakesColumnsByNameAndAddsTheBatch() {
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));

    assertThat(store.read(Salts.TABLE, KEY).collectAsList())
        .containsExactly(RowFactory.create("2026-01", 1, "i1", "s1"));
    assertThat(store.writtenVersions()).containsEntry(Salts.TABLE, 0L);
  }

  @Test
  void repeatedAppendIsSkipped() {
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));

    assertThat(store.read(Salts.TABLE).count()).isEqualTo(1);
  }

  @Test
  void laterAttemptAndSecondWriteAreNotSkipped() {
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    store.append(Salts.TABLE, new BatchKey("2026-01", 2), salts("s2", "i1"));
    store.append(new TableStore.Append(Salts.TABLE, KEY, 2, salts("s3", "i2")));

    assertThat(store.read(Salts.TABLE).count()).isEqualTo(3);
    assertThat(store.read(Salts.TABLE, List.of(new BatchKey("2026-01", 2))).count()).isEqualTo(1);
    assertThat(store.read(Salts.TABLE, List.of()).count()).isZero();
  }

  @Test
  void countOfAnAttemptIsThatOfItsRowsWithoutAJob() {
    String longest = "2026-01" + "x".repeat(57);
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    store.append(new TableStore.Append(Salts.TABLE, KEY, 2, salts("s3", "i2")));
    store.append(Salts.TABLE, new BatchKey("2026-01", 2), salts("s2", "i1"));
    store.append(Salts.TABLE, new BatchKey(longest, 1), salts("s4", "i1"));

    assertThat(store.count(Salts.TABLE, KEY)).isEqualTo(2);
    assertThat(store.count(Salts.TABLE, new BatchKey("2026-01", 3))).isZero();
    assertThat(store.count(Salts.TABLE, new BatchKey(longest, 1))).isEqualTo(1);
    assertThat(store.count(Contents.TABLE, KEY)).isZero();
  }

  @Test
  void whatOthersRewriteInTheTableIsSeen() {
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    store.append(Salts.TABLE, new BatchKey("2026-02", 1), salts("s2", "i2"));
    assertThat(store.read(Salts.TABLE).count()).isEqualTo(2);

    DeltaTable table = DeltaTable.forPath(spark, store.path(Salts.TABLE));
    table.delete("item_id = 'i1'");
    table.optimize().executeCompaction();
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    store.append(new TableStore.Append(Salts.TABLE, KEY, 2, salts("s3", "i3")));

    TableStore another = new TableStore(spark, tables);
    assertThat(store.read(Salts.TABLE).collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("2026-02", 1, "i2", "s2"),
            RowFactory.create("2026-01", 1, "i3", "s3"));
    assertThat(another.read(Salts.TABLE).collectAsList())
        .containsExactlyInAnyOrderElementsOf(store.read(Salts.TABLE).collectAsList());
    assertThat(another.count(Salts.TABLE, KEY)).isEqualTo(1);
  }

  @Test
  void anotherTableInTheSamePlaceIsSeen() throws Exception {
    TableStore other = new TableStore(spark, tables);
    store.append(Salts.TABLE, KEY, salts("s1", "i1"));
    assertThat(other.list(Salts.TABLE, KEY)).hasSize(1);

    FileTree.delete(tables.resolve("salts"));
    store.append(Salts.TABLE, KEY, salts("s2", "i2"));

    assertThat(other.list(Salts.TABLE, KEY))
        .containsExactly(RowFactory.create("2026-01", 1, "i2", "s2"));
  }

  @Test
  void longLogsAreReadFromTheCheckpoint() {
    for (int number = 1; number <= 3; number++) {
      store.append(new TableStore.Append(Salts.TABLE, KEY, number, salts("s" + number, "i")));
    }
    TableFiles shortMemory = new TableFiles(spark, 1);

    TableFiles.State state = shortMemory.current(store.path(Salts.TABLE));
    assertThat(state.files()).hasSize(3);
    assertThat(state.transactions()).containsEntry("salts/2026-01/1", 3L);
  }

  @Test
  void contributedTextIsKeptOutOfTheDeltaLog() throws Exception {
    Dataset<Row> rows =
        spark.sql("select 'i1' item_id, map('text', 'forget me') content, 'h' content_hash");
    store.append(Contents.TABLE, KEY, rows);

    Path log = tables.resolve("contents/_delta_log/00000000000000000000.json");
    assertThat(Files.readString(log)).doesNotContain("forget me").contains("2026-01");
  }

  private Dataset<Row> salts(String salt, String item) {
    return spark.createDataFrame(List.of(RowFactory.create(salt, item)), SALT_ROWS);
  }

  @Test
  void rowsThatTheDriverWritesAreThoseThatSparkReadsAndTheOtherWayRound() {
    Row first = RowFactory.create("account-1", "17", 0);
    Row second = RowFactory.create("account-2", null, 0);
    store.append(Waiting.TABLE, KEY, 1, List.of(first));
    store.append(Waiting.TABLE, new BatchKey("2026-02", 1), 1, List.of(second));
    store.append(Waiting.TABLE, new BatchKey("2026-02", 1), 1, List.of(second));
    store.append(Waiting.TABLE, new BatchKey("2026-03", 1), 1, List.of());

    assertThat(store.list(Waiting.TABLE))
        .containsExactlyInAnyOrderElementsOf(store.read(Waiting.TABLE).collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("2026-01", 1, "account-1", "17", 0),
            RowFactory.create("2026-02", 1, "account-2", null, 0));
    assertThat(store.list(Waiting.TABLE, new BatchKey("2026-02", 1)))
        .containsExactly(RowFactory.create("2026-02", 1, "account-2", null, 0));
    assertThat(store.count(Waiting.TABLE, new BatchKey("2026-02", 1))).isEqualTo(1);
    assertThat(store.count(Waiting.TABLE, new BatchKey("2026-03", 1))).isZero();
  }

  @Test
  void rowsThatAreDeletedAreNotListed() {
    store.append(Waiting.TABLE, KEY, 1, List.of(RowFactory.create("account-1", "17", 0)));
    store.append(
        Waiting.TABLE,
        new BatchKey("2026-02", 1),
        1,
        List.of(RowFactory.create("account-2", "1", 0), RowFactory.create("account-3", "2", 0)));
    spark.sql(
        "alter table delta.`%s` set tblproperties (delta.enableDeletionVectors = true)"
            .formatted(store.path(Waiting.TABLE)));

    DeltaTable.forPath(spark, store.path(Waiting.TABLE)).delete("account = 'account-2'");

    assertThat(store.list(Waiting.TABLE))
        .extracting(row -> row.<String>getAs(Waiting.ACCOUNT))
        .containsExactlyInAnyOrder("account-1", "account-3");
  }
}
