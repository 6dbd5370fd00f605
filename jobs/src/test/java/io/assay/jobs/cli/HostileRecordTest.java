package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be read are set aside as they came, and the rest of the batch goes on. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordTest {
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int BOUND = 4096;

  @TempDir static Path directory;
  private SmallDataset dataset;
  private CommandLineRun csv;
  private CommandLineRun jsonLines;

  /** Records of a CSV file in the order delivered, in Latin-1, with the reason for each. */
  private static Map<String, String> csvRecords() {
    Map<String, String> records = new LinkedHashMap<>();
    records.put("c01,ann,The first good one.,3\n", "");
    records.put("c02,ann,caf\u00e9 in Latin-1,3\n", "invalid-utf8");
    records.put("c03,ann,an overlong \u00c0\u00af slash,3\n", "invalid-utf8");
    records.put("c04,ann,a zero \0 byte,3\n", "nul-character");
    records.put("c05,bob," + "x".repeat(TEN_MEGABYTES) + ",3\n", "record-too-long");
    records.put("c06,bob,not a number,NaN\n", "non-finite-number");
    records.put("c07,bob,an infinity,-Infinity\n", "non-finite-number");
    records.put("c08,bob,a huge number,1e400\n", "non-finite-number");
    records.put("c09,bob,a tiny number,1e-400\n", "number-out-of-range");
    records.put("c10,bob,no number at all,many\n", "not-a-number");
    records.put(",cem,no id,3\n", "missing-id");
    records.put("c12,,nobody's,3\n", "missing-contributor");
    records.put("c13,cem,,3\n", "missing-content");
    records.put("c14,cem,too few\n", "wrong-field-count");
    records.put("c15,cem,too,many,fields\n", "wrong-field-count");
    records.put("c16,cem,a \"quote\" inside,3\n", "bad-quoting");
    records.put("c17\u0007,cem,rings a bell,3\n", "bad-id");
    records.put("c18,dee,\"The last, and\na good one.\",1e2\n", "");
    return records;
  }

  private static Map<String, String> jsonRecords() {
    Map<String, String> records = new LinkedHashMap<>();
    records.put("{\"id\":\"j1\",\"who\":\"ann\",\"text\":\"Good in JSON.\",\"stars\":4}\n", "");
    records.put(
        "{\"id\":\"j2\",\"who\":\"ann\",\"text\":\"nan\",\"stars\":NaN}\n", "non-finite-number");
    records.put(
        "{\"id\":\"j3\",\"who\":\"ann\",\"text\":\"big\",\"stars\":1e999}\n", "non-finite-number");
    records.put("{\"id\":\"j4\",\"who\":\"ann\",\"text\":\"zero \\u0000\"}\n", "nul-character");
    records.put(
        "{\"id\":\"j5\",\"who\":\"ann\",\"text\":\"half \\ud800\"}\n", "unpaired-surrogate");
    records.put("[\"j6\"]\n", "not-an-object");
    records.put("{\"id\":\"j7\",\"id\":\"j8\"}\n", "duplicate-json-key");
    records.put("{\"id\":\"j9\",\"text\":" + "[".repeat(2000) + "\n", "nested-too-deeply");
    records.put("{\"id\":\"j10\",\"who\":\"ann\",\"text\":\"cut of\n", "not-json");
    records.put("\u00ff\u00fe\n", "invalid-utf8");
    records.put("{\"id\":\"j11\",\"who\":\"ann\",\"text\":\"Also good.\"}\n", "");
    return records;
  }

  @BeforeAll
  void run() throws IOException {
    dataset = SmallDataset.in(directory, "");
    Path items = dataset.file("items.csv", bytes(SmallDataset.HEADER, csvRecords()));
    csv = dataset.run("b1", "--input", items.toString());
    Path lines = dataset.file("items.jsonl", bytes("", jsonRecords()));
    jsonLines =
        dataset.command(
            "ingest", "b2", "--input", lines.toString(), "--set", "intake.format=jsonl");
  }

  @Test
  void theRestGoesOnToTheEnd() throws IOException {
    assertThat(csv.code()).as(csv.err()).isZero();
    assertThat(jsonLines.code()).as(jsonLines.err()).isZero();
    assertThat(csv.err() + jsonLines.err()).doesNotContain("Exception", "\tat ");
    assertThat(dataset.rows(Verdicts.TABLE, "b1", 1))
        .extracting(row -> row.getAs(TableDefinition.ITEM_ID) + " " + row.getAs(Verdicts.VERDICT))
        .containsExactlyInAnyOrder("c01 accepted", "c18 accepted");
    assertThat(dataset.rows(Items.TABLE, "b2", 1))
        .extracting(row -> row.<String>getAs(TableDefinition.ITEM_ID))
        .containsExactlyInAnyOrder("j1", "j11");
    assertThat(dataset.lastResult().path("exit_code").asInt()).isZero();
  }

  @Test
  void everyBadRecordStandsInQuarantineWithItsReason() {
    assertThat(reasons("b1")).isEqualTo(expected(csvRecords()));
    assertThat(reasons("b2")).isEqualTo(expected(jsonRecords()));
  }

  @Test
  void rawBytesAreThoseDeliveredUpToTheBound() {
    requireRaw("b1", SmallDataset.HEADER.length(), csvRecords());
    requireRaw("b2", 0, jsonRecords());
  }

  @Test
  void countsAddUpAtEveryStage() {
    List<Row> stages = new ArrayList<>(dataset.rows(Batches.TABLE, "b1", 1));
    stages.addAll(dataset.rows(Batches.TABLE, "b2", 1));
    assertThat(stages)
        .allSatisfy(
            row ->
                assertThat(row.<Long>getAs(Batches.ROWS_IN))
                    .isEqualTo(
                        row.<Long>getAs(Batches.ROWS_OUT)
                            + row.<Long>getAs(Batches.ROWS_REJECTED)));
    assertThat(stages)
        .filteredOn(row -> row.getAs(Batches.STAGE).equals("ingest"))
        .extracting(row -> row.getAs(Batches.ROWS_IN) + " " + row.getAs(Batches.ROWS_REJECTED))
        .containsExactlyInAnyOrder("18 16", "11 9");
  }

  @Test
  void theReportShowsWhatWasSetAsideWithoutItsControlCharacters() throws IOException {
    String page = Files.readString(dataset.warehouse().report("b1"));

    assertThat(page).contains("record-too-long", "nul-character").doesNotContain("\0", "\u0007");
    assertThat(page.length()).isLessThan(200_000);
  }

  @Test
  void contentOfQuarantinedRecordsIsNowhereElse() {
    assertThat(dataset.rows(Contents.TABLE, "b1", 1)).hasSize(2);
  }

  private Map<Long, String> reasons(String batch) {
    Map<Long, String> reasons = new java.util.TreeMap<>();
    for (Row row : dataset.rows(Quarantine.TABLE, batch, 1)) {
      reasons.put(row.getAs(Quarantine.RECORD_NUMBER), row.getAs(Quarantine.REASON));
    }
    return reasons;
  }

  /** Records are numbered from 1, whether they are good or not. */
  private static Map<Long, String> expected(Map<String, String> records) {
    Map<Long, String> reasons = new java.util.TreeMap<>();
    long number = 0;
    for (String reason : records.values()) {
      number++;
      if (!reason.isEmpty()) {
        reasons.put(number, reason);
      }
    }
    return reasons;
  }

  private void requireRaw(String batch, long start, Map<String, String> records) {
    Map<Long, Row> rows = new java.util.TreeMap<>();
    dataset
        .rows(Quarantine.TABLE, batch, 1)
        .forEach(row -> rows.put(row.getAs(Quarantine.RECORD_NUMBER), row));
    long number = 0;
    long offset = start;
    for (Map.Entry<String, String> record : records.entrySet()) {
      number++;
      byte[] whole = record.getKey().strip().getBytes(ISO_8859_1);
      if (!record.getValue().isEmpty()) {
        Row row = rows.get(number);
        byte[] kept = Arrays.copyOf(whole, Math.min(whole.length, BOUND));
        assertThat(row.<byte[]>getAs(Quarantine.RAW)).as(record.getValue()).isEqualTo(kept);
        assertThat(row.<Long>getAs(Quarantine.BYTE_OFFSET)).isEqualTo(offset);
        assertThat(row.<Long>getAs(Quarantine.LENGTH)).isEqualTo(whole.length);
        assertThat(row.<Boolean>getAs(Quarantine.TRUNCATED)).isEqualTo(whole.length > BOUND);
      }
      offset += record.getKey().length();
    }
  }

  private static byte[] bytes(String header, Map<String, String> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header.getBytes(ISO_8859_1));
    records.keySet().forEach(record -> bytes.writeBytes(record.getBytes(ISO_8859_1)));
    return bytes.toByteArray();
  }
}
