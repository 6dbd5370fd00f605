package io.assay.jobs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class StatedFiguresTest {
  private static final BatchKey KEY = new BatchKey("b1", 1);
  private static final String EVIDENCE =
      """
      {"counts":{"ingest.in":"3","ingest.out":"3","ingest.rejected":"0","rewards.accounts":"2",
        "rewards.carry":"4","rewards.cumulative":"9","rewards.pool":"10",
        "verdicts.accepted":"2","verdicts.rejected":"0","verdicts.review":"1"},
       "gates":[
        {"id":"size","outcome":"pass","numerator":"2","denominator":"1"},
        {"id":"share","outcome":"warn","numerator":"0","denominator":"0"}]}
      """;

  @TempDir Path directory;
  private FilledWarehouse filled;

  @BeforeEach
  void fill(SparkSession spark) {
    filled =
        new FilledWarehouse(spark, directory)
            .fill(
                Verdicts.TABLE,
                KEY,
                verdict("i1", "accepted"),
                verdict("i2", "accepted"),
                verdict("i3", "review"))
            .fill(
                Gates.TABLE, KEY, gate("size", "2", "1", "pass"), gate("share", null, null, "warn"))
            .fill(
                Ledger.TABLE,
                KEY,
                entry("contributor", "accepted", "7"),
                entry("carry", "unearned", "4"),
                entry("carry", "carried-in", "-1"))
            .fill(
                Payouts.TABLE,
                KEY,
                FilledWarehouse.row("0xa", "6"),
                FilledWarehouse.row("0xb", "3"));
  }

  @Test
  void whatTheTablesGiveAgrees() throws IOException {
    assertThat(difference(EVIDENCE)).isEmpty();
  }

  @Test
  void aCountThatTheTablesDoNotGiveIsNamed() throws IOException {
    assertThat(
            difference(EVIDENCE.replace("\"verdicts.review\":\"1\"", "\"verdicts.review\":\"2\"")))
        .hasValue("verdicts.review is 2, the tables give 1");
    assertThat(difference(EVIDENCE.replace("\"verdicts.review\"", "\"verdicts.waiting\"")))
        .hasValue("verdicts.review is not stated, the tables give 1");
    assertThat(difference(EVIDENCE.replace("\"rewards.pool\":\"10\"", "\"rewards.pool\":\"11\"")))
        .hasValue("rewards.pool is 11, the tables give 10");
    assertThat(difference(EVIDENCE.replace("\"rewards.carry\":\"4\"", "\"rewards.carry\":\"3\"")))
        .hasValue("rewards.carry is 3, the tables give 4");
    assertThat(difference(EVIDENCE.replace("cumulative\":\"9\"", "cumulative\":\"90\"")))
        .hasValue("rewards.cumulative is 90, the tables give 9");
    assertThat(difference(EVIDENCE.replace("ingest.rejected\":\"0\"", "ingest.rejected\":\"1\"")))
        .hasValue("ingest.rejected is 1, the tables give 0");
  }

  @Test
  void aGateThatTheTableDoesNotHaveIsNamed() throws IOException {
    assertThat(difference(EVIDENCE.replace("\"numerator\":\"2\"", "\"numerator\":\"3\"")))
        .hasValue("gate size, pass, 3/1 is not in the table of gates");
    assertThat(difference(EVIDENCE.replace("warn", "pass")))
        .hasValue("gate share, pass, no value is not in the table of gates");
  }

  @Test
  void aGateThatIsNotStatedIsNamed() throws IOException {
    filled.fill(Gates.TABLE, KEY, gate("more", "1", "2", "fail"));

    assertThat(difference(EVIDENCE)).hasValue("gate more, fail, 1/2 is not stated");
  }

  private Optional<String> difference(String evidence) throws IOException {
    Path file = Files.writeString(directory.resolve("evidence.json"), evidence);
    return new StatedFigures(filled.tables(), KEY).firstDifference(file);
  }

  private static Object[] verdict(String item, String verdict) {
    return FilledWarehouse.row(
        item, verdict, new String[0], new String[0], false, "b1", "0x00", null, null, null);
  }

  private static Object[] gate(String id, String numerator, String denominator, String outcome) {
    return FilledWarehouse.row(
        id,
        "size",
        null,
        "batch",
        numerator,
        denominator,
        null,
        "",
        "warn",
        outcome,
        "",
        "value",
        null);
  }

  private static Object[] entry(String role, String reason, String amount) {
    return FilledWarehouse.row("p", role, reason, amount, null);
  }
}
