package io.assay.jobs.dedupe;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.NearBases;
import io.assay.jobs.table.NearIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The index of near duplicates over several batches. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class NearHistoryTest {
  private static final String LIKE =
      "duplicates: { near: { fields: [text], shingle: word-1, jaccard: 0.75 } }\n";
  private static final String LESS_LIKE =
      "duplicates: { near: { fields: [text], shingle: word-1, jaccard: 0.5 } }\n";

  @TempDir Path directory;

  @Test
  void duplicatesOfARejectedItemStandAndItDoesNot(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(LIKE);
    run(
        commons
            .batch("h")
            .text("kept", "new", "a b c d e f g h", at(1), "ann")
            .text("near", "new", "b c d e f g h i", at(2), "bob")
            .finding("kept", "rule:mail", "review"));
    assertThat(NearDuplicateTest.told(commons, "h")).containsOnlyKeys("near");
    Map<String, Row> decided =
        run(
            commons
                .batch("d")
                .text("of-kept", "new", "z a b c d e f g", at(3), "cem")
                .review("kept", "h", "reject", "eve"));
    assertThat(decided.keySet()).containsExactlyInAnyOrder("kept", "near", "of-kept");
    assertThat(decided.get("of-kept").getList(4).toString())
        .isEqualTo("[duplicate:near]"); // Near is freed, and one of a cluster is.

    run(
        commons
            .batch("r")
            .text("of-near", "new", "c d e f g h i j", at(4), "dan")
            .text("free", "new", "a b c d e f y x", at(5), "dan")
            .text("of-removed", "new", "y z a b c d e f g", at(6), "dan"));

    assertThat(NearDuplicateTest.told(commons, "r"))
        .containsExactly(Map.entry("of-near", "near near in h"));
  }

  @Test
  void aFreedDuplicateIsIndexedOnceAndCountsWhenItIsAccepted(SparkSession spark) {
    Deliveries commons =
        new Deliveries(spark, directory).charter(LIKE + "review: { reviewers: 1 }\n");
    run(
        commons
            .batch("h")
            .text("kept", "new", "a b c d e f g h", at(1), "ann")
            .text("near", "new", "b c d e f g h i", at(2), "bob")
            .finding("kept", "rule:mail", "review"));
    run(commons.batch("d").review("kept", "h", "reject", "eve"));
    Map<String, Row> accepted = run(commons.batch("e").review("near", "h", "accept", "eve"));
    assertThat(accepted.get("near").getList(4).toString()).contains("review:accepted");
    run(commons.batch("r").text("of-near", "new", "c d e f g h i j", at(4), "dan"));

    assertThat(NearDuplicateTest.told(commons, "r"))
        .containsExactly(Map.entry("of-near", "near near in h"));
    assertThat(entries(commons, "e")).containsExactly("near of h");
    assertThat(entries(commons, "r")).isEmpty();
  }

  @Test
  void anotherThresholdMakesTheIndexAgainOnce(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(LIKE);
    run(
        commons
            .batch("h")
            .text("one", "new", "a b c d e f g h", at(1), "ann")
            .text("two", "new", "a b c d e f i j", at(2), "bob")
            .text("bad", "new", "m n o p q r s t", at(3), "bob")
            .finding("bad", "rule:calm", "reject"));
    assertThat(NearDuplicateTest.told(commons, "h")).isEmpty();
    commons.charter(LESS_LIKE);
    run(
        commons
            .batch("i")
            .text("three", "new", "a b c d e f k l", at(4), "cem")
            .text("four", "new", "m n o p q r s t", at(5), "cem"));
    run(commons.batch("j").text("five", "new", "c d e f g h k l", at(6), "cem"));

    assertThat(NearDuplicateTest.told(commons, "i"))
        .containsExactly(Map.entry("three", "near one in h"));
    assertThat(NearDuplicateTest.told(commons, "j"))
        .containsExactly(Map.entry("five", "near one in h"));
    assertThat(entries(commons, "h")).containsExactlyInAnyOrder("one of h", "two of h");
    assertThat(entries(commons, "i"))
        .containsExactlyInAnyOrder("one of h", "two of h", "four of i");
    assertThat(entries(commons, "j")).isEmpty();
    assertThat(bases(commons))
        .as("batch, what it indexed, whether it made an order")
        .containsExactlyInAnyOrder("h h true", "i i true", "i h false", "j j false");
  }

  @Test
  void aBatchThatOutgrowsTheOrderOfTokensMakesTheIndexAgain(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(LIKE);
    run(commons.batch("h").text("one", "new", "a b c d e f g h", at(1), "ann"));
    Deliveries.Rows large =
        commons.batch("large").text("of-one", "new", "b c d e f g h i", at(2), "bob");
    for (int i = 0; i < 2100; i++) {
      large.text("t" + i, "new", "%1$d- u%1$d v%1$d w%1$d x%1$d".formatted(i), at(3), "cem");
    }
    run(large);
    run(commons.batch("j").text("later", "new", "b c d e f g h q", at(4), "dan"));

    assertThat(NearDuplicateTest.told(commons, "large"))
        .containsExactly(Map.entry("of-one", "near one in h"));
    assertThat(NearDuplicateTest.told(commons, "j"))
        .containsExactly(Map.entry("later", "near one in h"));
    assertThat(bases(commons))
        .containsExactlyInAnyOrder("h h true", "large large true", "large h false", "j j false");
  }

  @Test
  void itemsAreFoundWhateverTheirIdsLookLike(SparkSession spark) {
    Deliveries commons = new Deliveries(spark, directory).charter(LIKE);
    String derived = "0123456789abcdef".repeat(4);
    run(
        commons
            .batch("h")
            .text(derived, "new", "a b c d e f g h", at(1), "ann")
            .text(derived + "\n", "new", "i j k l m n o p", at(1), "ann")
            .text(derived.toUpperCase(Locale.ROOT), "new", "q r s t u v w x", at(1), "ann")
            .text("\u00ff\ud83d\ude00\u0000", "new", "1 2 3 4 5 6 7 8", at(1), "ann"));
    run(
        commons
            .batch("b")
            .text("of-derived", "new", "b c d e f g h z", at(2), "bob")
            .text("of-line", "new", "j k l m n o p z", at(2), "bob")
            .text("of-upper", "new", "r s t u v w x z", at(2), "bob")
            .text("of-odd", "new", "2 3 4 5 6 7 8 z", at(2), "bob"));

    assertThat(NearDuplicateTest.told(commons, "b"))
        .containsOnly(
            Map.entry("of-derived", "near %s in h".formatted(derived)),
            Map.entry("of-line", "near %s\n in h".formatted(derived)),
            Map.entry("of-upper", "near %s in h".formatted(derived.toUpperCase(Locale.ROOT))),
            Map.entry("of-odd", "near \u00ff\ud83d\ude00\u0000 in h"));
  }

  private static Map<String, Row> run(Deliveries.Rows rows) {
    new DedupeStage().run(rows.write());
    return rows.judged();
  }

  private static List<String> entries(Deliveries commons, String batch) {
    return commons
        .tables()
        .read(NearIndex.TABLE, new BatchKey(batch, 1))
        .select(NearIndex.itemId(), col(NearIndex.DELIVERED_BATCH_ID))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " of " + row.getString(1))
        .toList();
  }

  private static List<String> bases(Deliveries commons) {
    return commons
        .tables()
        .read(NearBases.TABLE)
        .select(
            col("batch_id"),
            col(NearBases.INDEXED_BATCH_ID),
            col(NearBases.TOKEN_ORDER).isNotNull())
        .collectAsList()
        .stream()
        .map(row -> "%s %s %s".formatted(row.get(0), row.get(1), row.get(2)))
        .toList();
  }

  private static Instant at(int hour) {
    return Instant.EPOCH.plusSeconds(3600L * hour);
  }
}
