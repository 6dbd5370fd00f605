package io.assay.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.TableDefinition;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * Exact and near duplicates as one judgement, over sets of single words, where similarity can be
 * counted by eye: a history of one batch, {@code h}, and {@code b} after it.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class NearDuplicateTest {
  private static final String CHARTER =
      """
      duplicates:
        normalise: [nfkc, case, whitespace]
        near: { fields: [text], shingle: word-1, jaccard: 0.75, revision: 0.90 }
      """;
  private static final String HISTORY = "one two three four five six seven eight";

  @TempDir static Path directory;
  private Deliveries commons;
  private StageResult result;
  private StageResult again;
  private Map<String, String> duplicates;

  @BeforeAll
  void fill(SparkSession spark) {
    commons = new Deliveries(spark, directory).charter(CHARTER);
    Deliveries.Rows history =
        commons
            .batch("h")
            .text("h-kept", "new", HISTORY, at(9), "ann")
            .text("h-rejected", "new", "red orange yellow green blue", at(1), "bob")
            .finding("h-rejected", "rule:calm", "reject");
    run(history.write());
    history.judged();

    StageContext context =
        commons
            .batch("b")
            // Chain: a, b near a, c near b only.
            .text("a", "new", "a b c d e f g h", at(1), "eve")
            .text("b", "new", "b c d e f g h i", at(2), "fay")
            .text("c", "new", "c d e f g h i j", at(3), "gil")
            .text("copy-of-b", "new", "B C D E  F G H I", at(4), "gil")
            .text("copy-of-a", "new", "A  B C D E F G H", at(5), "gil")
            .text("reordered", "new", "h g f e d c b a", at(6), "gil")
            // History.
            .text("of-history", "new", HISTORY + " nine ten", at(1), "eve")
            .text("below", "new", HISTORY + " nine ten eleven", at(2), "eve")
            .text("of-rejected", "new", "red orange yellow green blue", at(1), "eve")
            .text("extended", "new", HISTORY + " neuf dix", at(3), "ann")
            .text("of-extended", "new", HISTORY + " neuf dix.", at(4), "eve")
            .text(
                "copy-of-extended",
                "new",
                HISTORY.toUpperCase(Locale.ROOT) + " NEUF DIX",
                at(5),
                "eve")
            .text("shortened", "new", "one two three four five six seven", at(5), "ann")
            .text("h-kept", "revision", HISTORY + " new", at(6), "ann")
            // Nothing to compare by.
            .text("blank", "new", "?", at(1), "eve")
            .text("blank-too", "new", "?", at(2), "eve")
            .text("other-blank", "new", "!", at(3), "eve")
            .write();
    result = run(context);
    again = run(context);
    duplicates = told(commons, "b");
  }

  @Test
  void nothingIsAttachedToARemovedItem() {
    assertThat(duplicates)
        .doesNotContainKeys("a", "c")
        .containsEntry("b", "near a in b")
        .containsEntry("copy-of-b", "near a in b");
  }

  @Test
  void aCopyOfAKeptItemIsExactAndTheSameSetInAnotherOrderIsNear() {
    assertThat(duplicates)
        .containsEntry("copy-of-a", "exact a in b")
        .containsEntry("reordered", "near a in b");
    assertThat(row("copy-of-a").<BigDecimal>getAs(Duplicates.JACCARD)).isNull();
    assertThat(row("copy-of-a").getList(row("copy-of-a").fieldIndex(Duplicates.COMPARED)))
        .isEmpty();
    assertThat(row("reordered").<BigDecimal>getAs(Duplicates.JACCARD)).isEqualByComparingTo("1");
  }

  @Test
  void historyComesFirstAndRejectedItemsAreNone() {
    assertThat(duplicates)
        .containsEntry("of-history", "near h-kept in h")
        .doesNotContainKeys("below", "of-rejected");
  }

  @Test
  void anExtensionByTheSamePeopleIsARevisionAndACutIsADuplicate() {
    assertThat(duplicates)
        .containsEntry("extended", "revision h-kept in h")
        .containsEntry("shortened", "near h-kept in h");
  }

  @Test
  void whatResemblesARevisionBelongsToTheFirstKeptItemAndACopyToTheRevision() {
    assertThat(duplicates)
        .containsEntry("of-extended", "near h-kept in h")
        .containsEntry("copy-of-extended", "exact extended in b");
  }

  @Test
  void ownEarlierContentDoesNotCount() {
    assertThat(duplicates).doesNotContainKey("h-kept");
  }

  @Test
  void withoutShinglesTheDigestDecides() {
    assertThat(duplicates)
        .doesNotContainKeys("blank", "other-blank")
        .containsEntry("blank-too", "exact blank in b");
  }

  @Test
  void figuresAreExactCountsAndRoundedDown() {
    Row row = row("of-history");
    assertThat(row.<BigDecimal>getAs(Duplicates.JACCARD)).isEqualByComparingTo("0.8");
    assertThat(row.<BigDecimal>getAs(Duplicates.CONTAINMENT)).isEqualByComparingTo("1");
    assertThat(row.<String>getAs(Duplicates.RULE)).isEqualTo("jaccard");
    List<Row> compared = row.getList(row.fieldIndex(Duplicates.COMPARED));
    assertThat(compared).hasSize(1);
    assertThat(compared.get(0).toString()).isEqualTo("[null,8,10,8,0.75]");
    assertThat(row("b").<BigDecimal>getAs(Duplicates.JACCARD)).isEqualByComparingTo("0.777777777");
  }

  @Test
  void countsAddUpAndRunningTwiceChangesNothing() {
    long removed = duplicates.values().stream().filter(kind -> !kind.startsWith("rev")).count();
    assertThat(result.rowsIn()).isEqualTo(17);
    assertThat(result.rowsRejected()).isEqualTo(removed);
    assertThat(again).isEqualTo(result);
  }

  private Row row(String item) {
    return commons.rows(Duplicates.TABLE, "b").get(item);
  }

  private static StageResult run(StageContext context) {
    return new DedupeStage().run(context);
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * hour);
  }

  static Map<String, String> told(Deliveries commons, String batch) {
    Map<String, String> told = new TreeMap<>();
    for (Row row :
        commons.tables().read(Duplicates.TABLE, new BatchKey(batch, 1)).collectAsList()) {
      String kept =
          "%s %s in %s"
              .formatted(
                  row.getAs(Duplicates.KIND),
                  row.getAs(Duplicates.KEPT_ITEM_ID),
                  row.getAs(Duplicates.KEPT_BATCH_ID));
      assertThat(told.put(row.getAs(TableDefinition.ITEM_ID), kept)).as("once each").isNull();
    }
    return told;
  }
}
