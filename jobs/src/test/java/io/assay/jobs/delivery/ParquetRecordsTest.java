package io.assay.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.Format;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.IntakeException;
import io.assay.rules.item.RawRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRecordsTest {
  private static final String TEXTS =
      """
      message votes {
        required binary item (STRING);
        optional binary label (STRING);
      }
      """;

  @TempDir private Path directory;

  @Test
  void writesEachRowAsTheObjectOfItsWantedColumns() throws IOException {
    Path file =
        write(
            TEXTS,
            row -> row.append("item", "a\"\\\n\u0000é").append("label", "good"),
            row -> row.append("item", "b"));
    assertThat(texts(file, shape(1000, "label", "item")))
        .containsExactly(
            "1:{\"item\":\"a\\\"\\\\\\u000a\\u0000é\",\"label\":\"good\"}", "2:{\"item\":\"b\"}");
    assertThat(texts(file, shape(1000, "label"))).containsExactly("1:{\"label\":\"good\"}", "2:{}");
  }

  @Test
  void writesNumbersDaysAndInstantsAsJsonLinesWould() throws IOException {
    Path file =
        write(
            """
            message m {
              required int32 whole;
              required int64 unsigned (INTEGER(64,false));
              required double real;
              required float small;
              required boolean flag;
              required int32 day (DATE);
              required int64 millis (TIMESTAMP(MILLIS,true));
              required int64 micros (TIMESTAMP(MICROS,true));
              required int96 old;
              required int32 price (DECIMAL(9,2));
              required binary large (DECIMAL(20,1));
            }
            """,
            row ->
                row.append("whole", -3)
                    .append("unsigned", -1L)
                    .append("real", 0.1)
                    .append("small", 0.1f)
                    .append("flag", true)
                    .append("day", 20_000)
                    .append("millis", -1L)
                    .append("micros", 1_700_000_000_000_001L)
                    // Noon of 1 January 1970, which is Julian day 2,440,588.
                    .append("old", julian(43_200_000_000_000L, 2_440_588))
                    .append("price", 1250)
                    .append("large", Binary.fromConstantByteArray(new byte[] {-1})));
    assertThat(
            texts(
                file,
                shape(
                    1000,
                    "whole",
                    "unsigned",
                    "real",
                    "small",
                    "flag",
                    "day",
                    "millis",
                    "micros",
                    "old",
                    "price",
                    "large")))
        .containsExactly(
            "1:{\"whole\":-3,\"unsigned\":18446744073709551615,\"real\":0.1,\"small\":0.1,"
                + "\"flag\":true,\"day\":\"2024-10-04\",\"millis\":\"1969-12-31T23:59:59.999Z\","
                + "\"micros\":\"2023-11-14T22:13:20.000001Z\",\"old\":\"1970-01-01T12:00:00Z\","
                + "\"price\":12.50,\"large\":-0.1}");
  }

  @Test
  void cutsARowThatIsLongerThanTheBoundAndTellsItsLength() throws IOException {
    Path file = write(TEXTS, row -> row.append("item", "x".repeat(50)));
    try (RecordFile open = RecordFile.open(file, "votes", shape(10, "item"))) {
      RawRecord record = open.records().next();
      assertThat(record.truncated()).isTrue();
      assertThat(record.length()).isEqualTo("{\"item\":\"\"}".length() + 50);
      assertThat(record.bytes()).hasSize(10);
    }
  }

  @Test
  void tellsTheDigestOfTheFileThatItReadEvenIfAnotherTakesItsPlace() throws IOException {
    Path file = write(TEXTS, row -> row.append("item", "a"));
    String digest = Hex.encode(Sha256.digest().digest(Files.readAllBytes(file)));
    try (RecordFile open = RecordFile.open(file, "votes", shape(100, "item"))) {
      Files.move(
          write(TEXTS, row -> row.append("item", "b")), file, StandardCopyOption.REPLACE_EXISTING);
      open.records().next();
      assertThat(open.records().hasNext()).isFalse();
      assertThat(open.sha256()).isEqualTo(digest);
    }
  }

  @Test
  void refusesWhatIsNoParquet() throws IOException {
    Path file = Files.writeString(directory.resolve("votes.csv"), "item,label\na,good\n");
    refuses(
        file,
        "it is no Parquet file (expected: one that begins and ends with PAR1). Deliver Parquet, or"
            + " correct the format in the charter.");
  }

  @Test
  void refusesAFileThatWasCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(write(TEXTS, row -> row.append("item", "a")));
    Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length - 9));
    refuses(
        file,
        "the Parquet file was cut off after "
            + (whole.length - 9)
            + " bytes (expected: PAR1 at its end). Deliver the whole file again.");
  }

  @Test
  void refusesAFileWhosePagesWereDamaged() throws IOException {
    Path file = write(TEXTS, row -> row.append("item", "a".repeat(40)));
    byte[] bytes = Files.readAllBytes(file);
    int inside = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("aaaaaaaa");
    bytes[inside + 4] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> RecordFile.inspect(file, shape(100, "item")))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("the Parquet file is damaged or uses what is not supported, in row 1")
        .hasMessageEndingWith("Deliver the whole file again.");
  }

  @Test
  void refusesAMissingColumnAndNamesTheNearest() throws IOException {
    Path file =
        write(
            "message m { required binary Item (STRING); required binary label (STRING); }",
            row -> row.append("Item", "a").append("label", "good"));
    refuses(
        file,
        "its schema lacks the column \"item\" (found: \"Item\", \"label\", nearest: \"Item\")."
            + " Correct the schema, or the column's name in the charter.");
  }

  @Test
  void refusesATimestampWithoutTimeZoneAndAnythingNested() throws IOException {
    refuses(
        write(
            "message m { required int64 item (TIMESTAMP(MICROS,false)); }",
            row -> row.append("item", 1L)),
        "its column \"item\" is \"required int64 item (TIMESTAMP(MICROS,false))\" (expected: text, a"
            + " number, a boolean, a date or a timestamp in UTC). Write the column as one of"
            + " these.");
    assertThatThrownBy(
            () ->
                RecordFile.inspect(
                    write(
                        "message m { repeated binary item (STRING); }",
                        row -> row.append("item", "a")),
                    shape(100, "item")))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("its column \"item\" is \"repeated binary item (STRING)\"");
  }

  @Test
  void refusesAFileWithoutRows() throws IOException {
    refuses(
        write(TEXTS),
        "it holds no records (expected: at least one). Deliver a file with records, or leave it"
            + " out.");
  }

  private void refuses(Path file, String message) {
    assertThatThrownBy(() -> RecordFile.inspect(file, shape(100, "item")))
        .isInstanceOf(IntakeException.class)
        .hasMessage("Cannot read " + file + ": " + message);
  }

  private static FileShape shape(int maxRecordBytes, String... columns) {
    return new FileShape(Format.PARQUET, List.of(columns), maxRecordBytes);
  }

  private static List<String> texts(Path file, FileShape shape) {
    List<String> texts = new ArrayList<>();
    try (RecordFile open = RecordFile.open(file, "votes", shape)) {
      while (open.records().hasNext()) {
        RawRecord record = open.records().next();
        texts.add(record.number() + ":" + new String(record.bytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(RecordFile.inspect(file, shape).records()).isEqualTo(texts.size());
    return texts;
  }

  private static Binary julian(long nanos, int day) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return Binary.fromConstantByteArray(bytes.putLong(nanos).putInt(day).array());
  }

  private interface Row {
    void fill(Group row);
  }

  private Path write(String schema, Row... rows) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    Path file = Files.createTempDirectory(directory, "file").resolve("votes.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(type)
            .withPageWriteChecksumEnabled(true)
            .build()) {
      for (Row row : rows) {
        Group group = new SimpleGroup(type);
        row.fill(group);
        writer.write(group);
      }
    }
    return file;
  }
}
