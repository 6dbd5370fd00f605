package io.assay.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.NearIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are very short, very long, very many, or no words at all. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class ExtremeTextTest {
  private static final String CHARTER =
      """
      duplicates:
        normalise: [nfkc, case, whitespace]
        near: { fields: [text], shingle: word-3, jaccard: 0.8 }
      """;
  private static final int LONG_WORDS = 1_300_000;

  /** The nightly profile asks for more. */
  private static final long REPEATS = Long.getLong("assay.dedupe.repeats", 200_000);

  @TempDir Path directory;

  @Test
  void shortLongAndWordlessTextsAreJudgedLikeAnyOther(SparkSession spark) {
    String longText =
        IntStream.range(0, LONG_WORDS)
            .mapToObj(i -> "w" + i % 999_983)
            .collect(Collectors.joining(" "));
    assertThat(longText.length()).isGreaterThan(9_500_000);
    String emoji = "😀😃😄😁😆😅🤣😂🙂🙃😉😊";
    Deliveries commons = new Deliveries(spark, directory).charter(CHARTER);
    Deliveries.Rows rows = commons.batch("b");
    String[][] texts = {
      {"a-empty", ""},
      {"b-empty", ""},
      {"c-space", " \n "},
      {"d-letter", "x"},
      {"e-letter", "X"},
      {"f-letter", "y"},
      {"g-long", longText},
      {"h-long", longText + " and more"},
      {"i-long", longText.substring(longText.length() / 2)},
      {"j-emoji", emoji},
      {"k-emoji", emoji + "😇"},
      {"l-emoji", "🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮"},
    };
    for (int i = 0; i < texts.length; i++) {
      rows.text(texts[i][0], "new", texts[i][1], Instant.ofEpochSecond(i), "ann");
    }
    new DedupeStage().run(rows.write());

    assertThat(NearDuplicateTest.told(commons, "b"))
        .containsExactly(
            Map.entry("b-empty", "exact a-empty in b"),
            Map.entry("c-space", "exact a-empty in b"),
            Map.entry("e-letter", "exact d-letter in b"),
            Map.entry("h-long", "near g-long in b"),
            Map.entry("k-emoji", "near j-emoji in b"));
  }

  @Test
  void oneTextManyTimesIsKeptOnce(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(CHARTER);
    Deliveries.Rows rows = commons.batch("b");
    BatchKey key = new BatchKey("b", 1);
    var ids =
        spark
            .range(0, REPEATS, 1, 4)
            .selectExpr("format_string('i%07d', (id * 7919) % " + REPEATS + ") as item_id");
    commons
        .tables()
        .append(
            Items.TABLE,
            key,
            ids.selectExpr(
                "item_id",
                "'new' as delivery",
                "array('ann') as contributors",
                "'' as content_mac",
                "timestamp '2026-01-01T00:00:00Z' as submitted_at",
                "'CC0-1.0' as licence",
                "'' as source",
                "cast(map() as map<string,string>) as attributes",
                "'f.csv' as file",
                "0L as record_number",
                "0L as byte_offset"));
    commons
        .tables()
        .append(
            Contents.TABLE,
            key,
            ids.selectExpr(
                "item_id",
                "map('text', 'one and the same text that many people send') as content",
                "'' as content_hash"));
    StageContext context = rows.context();

    StageResult result = new DedupeStage().run(context);

    assertThat(result.rowsIn()).isEqualTo(REPEATS);
    assertThat(result.rowsOut()).isEqualTo(1);
    assertThat(
            commons
                .tables()
                .read(Duplicates.TABLE, key)
                .where("kept_item_id = 'i0000000' and kind = 'exact'")
                .count())
        .isEqualTo(REPEATS - 1);
    assertThat(commons.tables().count(NearIndex.TABLE, key)).isEqualTo(1);
  }
}
