package io.assay.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.assay.jobs.decision.DecideStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.Salts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ItemIds;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.item.IntakeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two batches under mapped ids, the first decided before the second arrives; and one whose ids are
 * derived.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class IngestStageTest {
  private static final String CHARTER =
      """
      charter: 1
      dataset: { id: made-up, name: Made up, purpose: Tests }
      intake:
        format: csv
        columns:
          %s
          contributor: who
          contributor-separator: ";"
          submitted-at: { option: true }
          content: [text]
          licence: { constant: CC0-1.0 }
          source: { option: true }
          attributes: { stars: { column: stars, type: integer } }
        votes: { format: csv, item: item, annotator: annotator, label: label }
      labels: { task: { kind: categorical, values: [good, bad] }, quorum: 1 }
      """;

  private static final Map<String, String> OPTIONS =
      Map.of("submitted-at", "1850-01-31T12:00:00+01:00", "source", "letters");

  private static final Batch.Past FIRST = new Batch.Past(new BatchKey("b1", 1), 1);
  private static final Batch.Past SECOND = new Batch.Past(new BatchKey("b2", 1), 2);

  @TempDir static Path directory;
  private SparkSession spark;
  private Pseudonyms pseudonyms;
  private DatasetKey key;
  private StageResult first;
  private StageResult second;
  private StageResult derived;

  @BeforeAll
  void deliver(SparkSession spark) throws IOException {
    this.spark = spark;
    Warehouse warehouse = warehouse("mapped");
    Files.createDirectories(warehouse.keys());
    key = DatasetKey.loadOrCreate(warehouse.datasetKey());
    pseudonyms = new Pseudonyms(key);
    Files.createDirectories(warehouse("derived").keys());
    Files.copy(warehouse.datasetKey(), warehouse("derived").datasetKey());

    StageContext one =
        context(
            "b1",
            """
            id,who,text,stars
            known,ann,One.,1
            revised,ann,Two.,2
            joint,ann; bob,Three.,3
            taken,ann,Four.,4
            rejected,ann,Five.,5
            twice,cem,The same record.,7
            twice,cem,The same record.,6
            unclear,cem,This.,1
            unclear,cem,Or that.,1
            stolen,cem,Whose.,1
            stolen,dee,Whose.,1
            """,
            List.of());
    first = new IngestStage().run(one);
    reject(one, "rejected");
    new DecideStage().run(one);

    StageContext two =
        context(
            "b2",
            """
            id,who,text,stars
            known,ann,One.,5
            revised,ann,Two and more.,2
            joint,bob;ann,Three.,3
            taken,eve,Four of eve.,4
            rejected,ann,Five.,5
            unclear,cem,"This, now alone.",1
            fresh,fay,Six.,6
            """,
            List.of(FIRST));
    second = new IngestStage().run(two);
    new DecideStage().run(two);

    new IngestStage()
        .run(
            context(
                "b4",
                """
                id,who,text,stars
                taken,eve,Four of eve.,4
                taken,eve,Four of eve.,4
                known,eve,Not hers.,1
                """,
                List.of(FIRST, SECOND)));

    new IngestStage()
        .run(
            context(
                "b3",
                """
                id,who,text,stars
                rejected,eve,Five of eve.,1
                %s,eve,Taken before it is given.,1
                """
                    .formatted(foreignId("eve", "rejected", "Five of eve.")),
                List.of(FIRST)));

    derived =
        new IngestStage()
            .run(
                context(
                    "derived",
                    """
                    who,text,stars
                    ann,Said once.,1
                    ann,Said once.,1
                    bob,Said once.,1
                    bob;ann,Said once.,1
                    ann;bob;ann,Said once.,2
                    """,
                    List.of()));
  }

  @Test
  void theFirstBatchIsNew() {
    assertThat(deliveries("b1"))
        .containsExactly(
            Map.entry("joint", "new"),
            Map.entry("known", "new"),
            Map.entry("rejected", "new"),
            Map.entry("revised", "new"),
            Map.entry("taken", "new"),
            Map.entry("twice", "new"));
  }

  @Test
  void sameContentOfTheSameContributorsIsRedeliveredAndKeepsNoTextAndNoSalt() {
    assertThat(deliveries("b2"))
        .containsEntry("known", "redelivered")
        .containsEntry("joint", "redelivered");
    assertThat(ids(Contents.TABLE, "b2")).doesNotContain("known", "joint").contains("revised");
    assertThat(ids(Salts.TABLE, "b2")).isEqualTo(ids(Contents.TABLE, "b2"));
    assertThat(ids(Salts.TABLE, "b1")).isEqualTo(ids(Contents.TABLE, "b1")).hasSize(6);
  }

  @Test
  void otherContentOfTheSameContributorsIsARevision() {
    assertThat(deliveries("b2")).containsEntry("revised", "revision");
  }

  @Test
  void somebodyElsesRecordUnderAKnownIdGetsAnIdOfItsOwn() {
    String own = foreignId("eve", "taken", "Four of eve.");

    assertThat(deliveries("b2")).doesNotContainKey("taken").containsEntry(own, "foreign");
  }

  @Test
  void thatIdIsKnownWhenTheRecordComesAgain() {
    assertThat(deliveries("b4"))
        .containsOnly(
            Map.entry(foreignId("eve", "taken", "Four of eve."), "redelivered"),
            Map.entry(foreignId("eve", "known", "Not hers."), "foreign"));
    assertThat(quarantine("b4"))
        .extracting(row -> row.<String>getAs(Quarantine.REASON))
        .containsExactly("repeated-record");
  }

  @Test
  void rejectedAndQuarantinedItemsAreJudgedAfresh() {
    assertThat(deliveries("b2"))
        .containsEntry("rejected", "new")
        .containsEntry("unclear", "new")
        .containsEntry("fresh", "new");
  }

  @Test
  void aRejectedItemsIdStaysWithItsContributors() {
    assertThat(deliveries("b3"))
        .containsOnly(Map.entry(foreignId("eve", "rejected", "Five of eve."), "foreign"));
  }

  @Test
  void nobodyDeliversUnderAnIdThatIsGivenHere() {
    assertThat(quarantine("b3"))
        .extracting(row -> row.<String>getAs(Quarantine.REASON))
        .containsExactly("bad-id");
  }

  @Test
  void ofTheSameRecordTwiceTheSmallestIsKept() {
    Row kept = row(Items.TABLE, "b1", "twice");

    assertThat(kept.<String, String>getJavaMap(kept.fieldIndex(Items.ATTRIBUTES)))
        .containsEntry("stars", "6");
    assertThat(quarantine("b1"))
        .filteredOn(row -> row.getAs(Quarantine.REASON).equals("repeated-record"))
        .extracting(row -> new String(row.<byte[]>getAs(Quarantine.RAW), UTF_8))
        .containsExactly("twice,cem,The same record.,7");
  }

  @Test
  void anIdWithTwoMeaningsIsSetAsideWhole() {
    assertThat(quarantine("b1"))
        .filteredOn(row -> row.getAs(Quarantine.REASON).equals("conflicting-id"))
        .extracting(row -> row.getAs(Quarantine.DETAIL), row -> row.getAs(Quarantine.RECORD_NUMBER))
        .containsExactlyInAnyOrder(
            tuple("unclear", 8L), tuple("unclear", 9L), tuple("stolen", 10L), tuple("stolen", 11L));
  }

  @Test
  void contributorsAreASetOfPseudonyms() {
    Row joint = row(Items.TABLE, "b1", "joint");

    assertThat(joint.<String>getList(joint.fieldIndex(Items.CONTRIBUTORS)))
        .containsExactlyInAnyOrder(pseudonyms.hexOf("ann"), pseudonyms.hexOf("bob"))
        .isSorted();
    assertThat(joint.toString()).doesNotContain("ann", "bob");
  }

  @Test
  void constantsAndOptionsOfTheBatchStandInEveryItem() {
    Row item = row(Items.TABLE, "b1", "known");

    assertThat(item.<String>getAs(Items.LICENCE)).isEqualTo("CC0-1.0");
    assertThat(item.<String>getAs(Items.SOURCE)).isEqualTo("letters");
    assertThat(item.<Timestamp>getAs(Items.SUBMITTED_AT).toInstant())
        .isEqualTo(Instant.parse("1850-01-31T11:00:00Z"));
  }

  @Test
  void aMissingOptionIsRefusedBeforeAnythingIsWritten() throws IOException {
    StageContext context =
        context("b3", "id,who,text,stars\ni,ann,A.,1\n", List.of(FIRST), Map.of("source", "x"));

    assertThatThrownBy(() -> new IngestStage().check(context))
        .isInstanceOf(IntakeException.class)
        .hasMessage(
            "Option --submitted-at: not given (expected: a value, since the charter takes it from"
                + " the batch). Give --submitted-at with the batch.");
  }

  @Test
  void derivedIdsFollowFromContributorsAndContent() {
    String content = "{\"text\":\"Said once.\"}";

    assertThat(deliveries("derived"))
        .containsOnlyKeys(
            id(List.of("ann"), content),
            id(List.of("bob"), content),
            id(List.of("ann", "bob"), content));
    assertThat(quarantine("derived"))
        .extracting(row -> row.<String>getAs(Quarantine.REASON))
        .containsExactly("repeated-record", "repeated-record");
  }

  @Test
  void countsAddUp() {
    assertThat(List.of(first.rowsIn(), first.rowsOut(), first.rowsRejected()))
        .containsExactly(11L, 6L, 5L);
    assertThat(List.of(second.rowsIn(), second.rowsOut(), second.rowsRejected()))
        .containsExactly(7L, 7L, 0L);
    assertThat(List.of(derived.rowsIn(), derived.rowsOut(), derived.rowsRejected()))
        .containsExactly(5L, 3L, 2L);
    assertThat(quarantine("b1")).hasSize(5);
  }

  @Test
  void votesSpeakOfItemsThatAreKnown() throws IOException {
    Path votes =
        Files.writeString(
            directory.resolve("votes.csv"),
            """
            item,annotator,label
            known,val,good
            here,val,bad
            nowhere,val,good
            here,val,splendid
            here,,good
            """);
    StageContext delivered =
        context("v", "id,who,text,stars\nhere,ann,Here.,1\n", List.of(FIRST), OPTIONS, votes);

    StageResult result = new IngestStage().run(delivered);

    assertThat(rows(Votes.TABLE, "v"))
        .extracting(
            row -> row.getAs(TableDefinition.ITEM_ID),
            row -> row.getAs(Votes.ANNOTATOR),
            row -> row.getAs(Votes.LABEL))
        .containsExactlyInAnyOrder(
            tuple("known", pseudonyms.hexOf("val"), "good"),
            tuple("here", pseudonyms.hexOf("val"), "bad"));
    assertThat(quarantine("v"))
        .extracting(
            row -> row.getAs(Quarantine.KIND),
            row -> row.getAs(Quarantine.REASON),
            row -> row.getAs(Quarantine.RECORD_NUMBER))
        .containsExactlyInAnyOrder(
            tuple("vote", "unknown-item", 3L),
            tuple("vote", "unknown-label", 4L),
            tuple("vote", "missing-annotator", 5L));
    assertThat(List.of(result.rowsIn(), result.rowsOut())).containsExactly(6L, 3L);
  }

  @Test
  void votesOfParquetAreJudgedLikeThoseOfText() throws IOException {
    Path votes =
        parquet(
            """
            select 'known' item, 'val' annotator, 'good' label, timestamp '2026-01-02 03:04:05Z' at
            union all select 'nowhere', 'val', 'good', null
            union all select 'here', 'val', 'splendid', null
            union all select 'here', null, 'good', null
            """);
    StageContext delivered = parquetContext("vp", votes);

    StageResult result = new IngestStage().run(delivered);

    assertThat(rows(Votes.TABLE, "vp"))
        .extracting(
            row -> row.getAs(TableDefinition.ITEM_ID),
            row -> row.getAs(Votes.ANNOTATOR),
            row -> row.getAs(Votes.LABEL),
            row -> row.<Timestamp>getAs(Votes.VOTED_AT).toInstant())
        .containsExactly(
            tuple("known", pseudonyms.hexOf("val"), "good", Instant.parse("2026-01-02T03:04:05Z")));
    assertThat(quarantine("vp"))
        .extracting(
            row -> row.getAs(Quarantine.REASON),
            row -> row.getAs(Quarantine.RECORD_NUMBER),
            row -> new String(row.<byte[]>getAs(Quarantine.RAW), UTF_8))
        .containsExactlyInAnyOrder(
            tuple(
                "unknown-item",
                2L,
                "{\"item\":\"nowhere\",\"annotator\":\"val\",\"label\":\"good\"}"),
            tuple(
                "unknown-label",
                3L,
                "{\"item\":\"here\",\"annotator\":\"val\",\"label\":\"splendid\"}"),
            tuple("missing-annotator", 4L, "{\"item\":\"here\",\"label\":\"good\"}"));
    assertThat(List.of(result.rowsIn(), result.rowsOut())).containsExactly(5L, 2L);
  }

  @Test
  void parquetOfOtherColumnsIsRefusedBeforeAnythingIsWritten() throws IOException {
    StageContext delivered =
        parquetContext("vw", parquet("select 'known' item, 'val' who, 'good' label"));

    assertThatThrownBy(() -> new IngestStage().check(delivered))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("its schema lacks the column \"annotator\"");
  }

  @Test
  void setsOfLabelsHaveOneTextAndOnlyLabelsOfTheTask() throws IOException {
    Path votes =
        Files.writeString(
            directory.resolve("sets.csv"),
            """
            item,annotator,label
            here,ann,good|bad
            here,bob,bad
            here,cid,none
            here,dan,good|splendid
            here,eve,bad|none
            """);
    StageContext text =
        context("vs", "id,who,text,stars\nhere,ann,Here.,1\n", List.of(FIRST), OPTIONS, votes);
    new IngestStage().run(under(text, "kind: categorical", "kind: multiple"));

    assertThat(rows(Votes.TABLE, "vs"))
        .extracting(row -> row.getAs(Votes.LABEL))
        .containsExactlyInAnyOrder("bad|good", "bad", "none");
    assertThat(quarantine("vs"))
        .extracting(row -> row.getAs(Quarantine.REASON), row -> row.getAs(Quarantine.DETAIL))
        .containsExactlyInAnyOrder(
            tuple("unknown-label", "good|splendid"), tuple("unknown-label", "bad|none"));
  }

  private Path parquet(String query) throws IOException {
    Path written = Files.createTempDirectory(directory, "votes").resolve("parquet");
    spark.sql(query).coalesce(1).write().parquet(written.toString());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(written, "*.parquet")) {
      return parts.iterator().next();
    }
  }

  private StageContext parquetContext(String batch, Path votes) throws IOException {
    StageContext text =
        context(batch, "id,who,text,stars\nhere,ann,Here.,1\n", List.of(FIRST), OPTIONS, votes);
    return under(text, "votes: { format: csv,", "votes: { format: parquet, voted-at: at,");
  }

  /** The same batch under another charter. */
  private static StageContext under(StageContext context, String before, String after) {
    String charter = CHARTER.formatted("id: id").replace(before, after);
    return new StageContext(
        context.spark(),
        context.warehouse(),
        context.descriptor(),
        context.tables(),
        CharterParser.parse("charter.yaml", charter, Map.of()),
        context.batch());
  }

  /** What screening would have found. */
  private void reject(StageContext context, String item) {
    context
        .tables()
        .append(
            Findings.TABLE,
            context.batch().key(),
            spark.sql(
                "select '%s' item_id, 'rule:x' rule, 'reject' severity, '' detail"
                    .formatted(item)));
  }

  private StageContext context(String batch, String records, List<Batch.Past> history)
      throws IOException {
    return context(batch, records, history, OPTIONS);
  }

  private StageContext context(
      String batch,
      String records,
      List<Batch.Past> history,
      Map<String, String> options,
      Path... votes)
      throws IOException {
    Path file = Files.writeString(directory.resolve(batch + ".csv"), records);
    Warehouse warehouse = of(batch);
    return new StageContext(
        spark,
        warehouse,
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "made-up", 31337, "", "", ""),
        new TableStore(spark, warehouse.tables()),
        charter(batch.equals("derived") ? "" : "id: id"),
        new Batch(
            new BatchKey(batch, 1),
            history.size() + 1,
            Instant.EPOCH,
            "",
            new Inputs(List.of(file), List.of(votes), List.of(), options, ReferredFiles.NONE),
            new FileDigests(),
            history));
  }

  private static Charter charter(String id) {
    return CharterParser.parse("charter.yaml", CHARTER.formatted(id), Map.of());
  }

  private static Warehouse warehouse(String name) {
    return new Warehouse(directory.resolve(name));
  }

  private static Warehouse of(String batch) {
    return warehouse(batch.equals("derived") ? "derived" : "mapped");
  }

  private String id(List<String> handles, String canonical) {
    return new ItemIds(key).derive(handles.stream().map(pseudonyms::hexOf).toList(), canonical);
  }

  private String foreignId(String handle, String mapped, String text) {
    return "foreign:" + id(List.of(handle), mapped + ":{\"text\":\"" + text + "\"}");
  }

  private Map<String, String> deliveries(String batch) {
    Map<String, String> deliveries = new TreeMap<>();
    rows(Items.TABLE, batch)
        .forEach(
            row -> deliveries.put(row.getAs(TableDefinition.ITEM_ID), row.getAs(Items.DELIVERY)));
    return deliveries;
  }

  private List<String> ids(TableDefinition table, String batch) {
    List<String> ids = new ArrayList<>();
    rows(table, batch).forEach(row -> ids.add(row.getAs(TableDefinition.ITEM_ID)));
    ids.sort(null);
    return ids;
  }

  private Row row(TableDefinition table, String batch, String item) {
    return rows(table, batch).stream()
        .filter(row -> item.equals(row.getAs(TableDefinition.ITEM_ID)))
        .findFirst()
        .orElseThrow();
  }

  private List<Row> quarantine(String batch) {
    return rows(Quarantine.TABLE, batch);
  }

  private List<Row> rows(TableDefinition table, String batch) {
    return new TableStore(spark, of(batch).tables())
        .read(table, new BatchKey(batch, 1))
        .collectAsList();
  }
}
