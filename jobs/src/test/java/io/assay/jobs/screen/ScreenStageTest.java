package io.assay.jobs.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.exit.ExitException;
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
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ScreenStageTest {
  private static final BatchKey KEY = new BatchKey("b1", 1);
  private static final String FRESH = "2026-01-30T00:00:00Z";
  private static final String HOSTILE = "<script>\u202E\0'; drop table items; -- ${env:HOME} %_\\";

  private static final String CHARTER =
      """
      charter: 1
      dataset: { id: made-up, name: Made up, purpose: Tests }
      intake:
        format: csv
        columns:
          contributor: who
          submitted-at: when
          content: [text, title]
          licence: licence
          source: { constant: original }
          attributes:
            stars: { column: stars, type: integer }
            kind: { column: kind, type: string }
        required: [text, kind, source]
      """;

  private static final String CHECKS =
      """
      licences: { accept: [CC0-1.0], uses: [training], unknown: review }
      freshness: { max-age-days: 30, severity: warn }
      rules:
        - { id: long-enough, expression: length(text) >= 5, severity: reject, message: five characters }
        - { id: calm, expression: "text not like '%!!%'", severity: review, message: no shouting }
        - { id: rated, expression: stars >= 1, severity: warn, message: has stars }
        - id: first-author
          expression: "element_at(contributors, if(stars = 3, 0, 1)) = 'ann'"
          severity: review
          message: by Ann
      """;

  @TempDir static Path directory;

  private static StageContext context;
  private static StageResult result;
  private static final Map<String, TreeSet<String>> FOUND = new HashMap<>();
  private static final Map<String, String> DETAILS = new HashMap<>();

  private static final List<Row> ITEMS = new ArrayList<>();
  private static final List<Row> CONTENTS = new ArrayList<>();

  @BeforeAll
  static void screen() {
    add(ITEMS, CONTENTS, "good", "new", "CC0-1.0", FRESH, "fine text", "4", "a");
    add(ITEMS, CONTENTS, "revised", "revision", "CC0-1.0", FRESH, "fine text", "4", "a");
    add(
        ITEMS,
        CONTENTS,
        "all-wrong",
        "foreign",
        "GPL-3.0-only",
        "2020-01-01T00:00:00Z",
        "a!!",
        null,
        " ");
    add(ITEMS, CONTENTS, "blank", "new", "CC0-1.0", FRESH, " \t\u2003 \n ", "4", "a");
    add(ITEMS, CONTENTS, "unrated", "new", "CC0-1.0", FRESH, "fine text", null, "a");
    add(ITEMS, CONTENTS, "unlicensed", "new", null, FRESH, "fine text", "4", "a");
    add(ITEMS, CONTENTS, "failing", "new", "CC0-1.0", FRESH, "fine text", "3", "a");
    add(
        ITEMS,
        CONTENTS,
        "hostile",
        "new",
        "(".repeat(5_000) + HOSTILE,
        "9999-12-31T23:59:59Z",
        HOSTILE,
        "-9223372036854775808",
        HOSTILE);
    add(
        ITEMS,
        CONTENTS,
        "again",
        "redelivered",
        "GPL-3.0-only",
        "2020-01-01T00:00:00Z",
        null,
        null,
        " ");
    context = context(directory, CHARTER + CHECKS);
    write(context);

    result = new ScreenStage().run(context);

    FOUND.putAll(found(context));
  }

  private static Map<String, TreeSet<String>> found(StageContext screened) {
    Map<String, TreeSet<String>> found = new HashMap<>();
    for (Row row : screened.tables().read(Findings.TABLE, KEY).collectAsList()) {
      String item = row.getAs(TableDefinition.ITEM_ID);
      String rule = row.getAs(Findings.RULE);
      found
          .computeIfAbsent(item, none -> new TreeSet<>())
          .add(rule + " " + row.getAs(Findings.SEVERITY));
      DETAILS.put(item + " " + rule, row.getAs(Findings.DETAIL));
    }
    return found;
  }

  @Test
  void findsNothingInAGoodItemOrRevision() {
    assertThat(FOUND).doesNotContainKeys("good", "revised");
  }

  @Test
  void recordsEverythingThatIsWrongWithAnItem() {
    assertThat(FOUND.get("all-wrong"))
        .containsExactly(
            "freshness:too-old warn",
            "identity:foreign-id review",
            "licence:not-accepted reject",
            "required:missing reject",
            "rule:calm review",
            "rule:long-enough reject",
            "rule:rated warn");
    assertThat(DETAILS)
        .containsEntry("all-wrong required:missing", "no kind")
        .containsEntry("all-wrong rule:calm", "no shouting")
        .containsEntry("all-wrong identity:foreign-id", "the id belongs to other contributors");
  }

  @Test
  void rejectsARequiredFieldOfNothingButWhiteSpace() {
    assertThat(FOUND.get("blank")).containsExactly("required:missing reject");
    assertThat(DETAILS).containsEntry("blank required:missing", "no text");
  }

  @Test
  void countsAConditionThatIsNullAsNotFulfilled() {
    assertThat(FOUND.get("unrated")).containsExactly("rule:rated warn");
  }

  @Test
  void countsAConditionThatFailsAsNotFulfilledAndGoesOn() {
    assertThat(FOUND.get("failing")).containsExactly("rule:first-author review");
  }

  @Test
  void sendsAnItemWithoutLicenceWhereTheCharterSays() {
    assertThat(FOUND.get("unlicensed")).containsExactly("licence:missing review");
  }

  @Test
  void findsTheSameWhereNoCheckReadsItemsAndContentsTogether() {
    StageContext apart =
        context(
            directory.resolve("apart"), CHARTER.replace("[text, kind, source]", "[text]") + CHECKS);
    write(apart);

    StageResult screened = new ScreenStage().run(apart);

    Map<String, TreeSet<String>> expected = new HashMap<>(FOUND);
    TreeSet<String> butKind = new TreeSet<>(FOUND.get("all-wrong"));
    butKind.remove("required:missing reject");
    expected.put("all-wrong", butKind);
    assertThat(found(apart)).isEqualTo(expected);
    assertThat(screened.rowsRejected()).isEqualTo(2);
  }

  @Test
  void quotesHostileTextShortAndWithoutWhatATerminalObeys() {
    assertThat(FOUND.get("hostile"))
        .containsExactly(
            "freshness:in-the-future warn", "licence:unknown review", "rule:rated warn");
    assertThat(DETAILS.get("hostile licence:unknown"))
        .hasSizeLessThanOrEqualTo(200)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }

  @Test
  void passesOverWhatWasDeliveredBefore() {
    assertThat(FOUND).doesNotContainKey("again");
    assertThat(result.rowsIn()).isEqualTo(8);
  }

  @Test
  void countsWhatNothingRejectsAsOut() {
    assertThat(result.rowsOut()).isEqualTo(6);
    assertThat(result.rowsRejected()).isEqualTo(2);
    assertThat(result.rows()).containsExactly(Map.entry(Findings.TABLE, 14L));
  }

  @Test
  void refusesACharterBeforeAnythingIsReadWhenOneExpressionIsNotAdmitted() {
    StageContext hostile =
        context(
            directory,
            CHARTER
                + "rules: [{ id: late, expression: submitted_at < now(), severity: warn, message: m }]\n");

    assertThatThrownBy(() -> new ScreenStage().check(hostile))
        .isInstanceOf(ExitException.class)
        .hasMessage(
            "Cannot use the expression of rule late, \"submitted_at < now()\": it holds the function now (expected: one that rules/CHARTER.md lists under Expressions). Change the expression in the charter.");
  }

  private static void add(
      List<Row> items,
      List<Row> contents,
      String id,
      String delivery,
      String licence,
      String submittedAt,
      String text,
      String stars,
      String kind) {
    Map<String, String> attributes = new HashMap<>(Map.of("kind", kind));
    if (stars != null) {
      attributes.put("stars", stars);
    }
    items.add(
        RowFactory.create(
            id,
            delivery,
            new String[] {"ann", "bob"},
            "mac of " + id,
            Timestamp.from(Instant.parse(submittedAt)),
            licence,
            "original",
            JavaConverters.mapAsScalaMap(attributes),
            "f.csv",
            1L,
            0L));
    if (text != null) {
      contents.add(
          RowFactory.create(
              id, JavaConverters.mapAsScalaMap(Map.of("text", text)), "hash of " + id));
    }
  }

  private static void write(StageContext context) {
    write(context, Items.TABLE, ITEMS);
    write(context, Contents.TABLE, CONTENTS);
  }

  private static void write(StageContext context, TableDefinition table, List<Row> rows) {
    StructField[] fields = table.schema().fields();
    StructType schema = new StructType(Arrays.copyOfRange(fields, 2, fields.length));
    context.tables().append(table, KEY, context.spark().createDataFrame(rows, schema));
  }

  private static StageContext context(Path directory, String charter) {
    SparkSession spark = SharedSpark.session();
    Warehouse warehouse = new Warehouse(directory);
    return new StageContext(
        spark,
        warehouse,
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "made-up", 31337, "", "", ""),
        new TableStore(spark, warehouse.tables()),
        CharterParser.parse("charter.yaml", charter, Map.of()),
        new Batch(
            KEY,
            1,
            Instant.parse("2026-01-31T00:00:00Z"),
            "",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            List.of()));
  }
}
