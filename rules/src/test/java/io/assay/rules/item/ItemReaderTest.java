package io.assay.rules.item;

import static io.assay.rules.item.Records.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assay.rules.charter.Attribute;
import io.assay.rules.charter.AttributeType;
import io.assay.rules.charter.Columns;
import io.assay.rules.charter.Format;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.charter.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemReaderTest {

  private static final List<String> HEADER =
      List.of(
          "id", "who", "when", "act", "prompt", "licence", "score", "year", "dev", "seen", "day",
          "kind", "other");
  private static final String GOOD_CSV =
      "i-1,\" alice, bob,,alice \",2025-12-31T01:00:00.1234567+01:00,act,prompt,CC0-1.0,1.50,007,TRUE,2025-01-01,2025-02-28, x ,";
  private static final String GOOD_JSON =
      "{\"id\":\"i-1\",\"who\":\"alice\",\"when\":\"2025-12-31\",\"act\":\"act\",\"prompt\":\"prompt\"}";

  @Test
  void readsATypedItemFromCsv() {
    assertThat(csv(GOOD_CSV))
        .isEqualTo(
            new Item(
                "i-1",
                List.of("alice", "bob"),
                Instant.parse("2025-12-31T00:00:00.123456Z"),
                "CC0-1.0",
                "original",
                new TreeMap<>(
                    Map.of(
                        "score",
                        "1.5",
                        "year",
                        "7",
                        "dev",
                        "true",
                        "seen",
                        "2025-01-01T00:00:00Z",
                        "day",
                        "2025-02-28",
                        "kind",
                        " x ")),
                new TreeMap<>(Map.of("act", "act", "prompt", "prompt"))));
  }

  @Test
  void readsATypedItemFromJson() {
    String json =
        "{\"id\":12345678901234567,\"who\":\"alice\",\"when\":\"2025-12-31T00:00:00Z\",\"act\":\"\",\"prompt\":1.50e1,\"licence\":null,"
            + "\"score\":\"2e3\",\"year\":7.0,\"dev\":false,\"kind\":true,\"other\":{\"deep\":[1,{\"x\":null}]}}";
    assertThat(json(json))
        .isEqualTo(
            new Item(
                "12345678901234567",
                List.of("alice"),
                Instant.parse("2025-12-31T00:00:00Z"),
                null,
                "original",
                new TreeMap<>(Map.of("score", "2000", "year", "7", "dev", "false", "kind", "true")),
                new TreeMap<>(Map.of("act", "", "prompt", "15"))));
  }

  @Test
  void keepsFieldsExactlyAndLeavesEmptyCsvFieldsOut() {
    Item item = (Item) csv("i,who,2025-12-31,\" a \r\n\"\"b\"\" \",,,,,,,,,");
    assertThat(item.content()).isEqualTo(Map.of("act", " a \r\n\"b\" "));
    assertThat(item.attributes()).isEmpty();
    assertThat(item.licence()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "i,who,2025-12-31,a                                  | WRONG_FIELD_COUNT",
        "i,who,2025-12-31,a,b,,,,,,,,,                       | WRONG_FIELD_COUNT",
        "i,who,2025-12-31,a\"b,b,,,,,,,,                     | BAD_QUOTING",
        "i,who,2025-12-31,a\rb,b,,,,,,,,                     | BAD_QUOTING",
        "i,who,2025-12-31,\"a\"b,b,,,,,,,,                   | BAD_QUOTING",
        "i,who,2025-12-31,\"a\" ,b,,,,,,,,                   | BAD_QUOTING",
        ",who,2025-12-31,a,b,,,,,,,,                         | MISSING_ID",
        "i,,2025-12-31,a,b,,,,,,,,                           | MISSING_CONTRIBUTOR",
        "i,\" , ,\",2025-12-31,a,b,,,,,,,,                   | MISSING_CONTRIBUTOR",
        "i,who,,a,b,,,,,,,,                                  | MISSING_SUBMITTED_AT",
        "i,who,2025-12-31,,,,,,,,,,                          | MISSING_CONTENT",
        "i,who,2025-12-31,,\"\",,,,,,,,                      | MISSING_CONTENT",
        "i,who,2025-12-31T00:00:00,a,b,,,,,,,,               | BAD_TIMESTAMP",
        "i,who,2025-02-29,a,b,,,,,,,,                        | BAD_TIMESTAMP",
        "i,who,+99999-12-31T00:00:00Z,a,b,,,,,,,,            | BAD_TIMESTAMP",
        "i,who,0000-12-31,a,b,,,,,,,,                        | BAD_TIMESTAMP",
        "i,who,1735600000,a,b,,,,,,,,                        | BAD_TIMESTAMP",
        "i,who,2025-12-31,a,b,,12 apples,,,,,,               | NOT_A_NUMBER",
        "i,who,2025-12-31,a,b,,0x1p3,,,,,,                   | NOT_A_NUMBER",
        "i,who,2025-12-31,a,b,,1d,,,,,,                      | NOT_A_NUMBER",
        "i,who,2025-12-31,a,b,,NaN,,,,,,                     | NON_FINITE_NUMBER",
        "i,who,2025-12-31,a,b,,-Infinity,,,,,,               | NON_FINITE_NUMBER",
        "i,who,2025-12-31,a,b,,1e999,,,,,,                   | NON_FINITE_NUMBER",
        "i,who,2025-12-31,a,b,,1e1000000000,,,,,,            | NON_FINITE_NUMBER",
        "i,who,2025-12-31,a,b,,1e-1000000000,,,,,,           | NUMBER_OUT_OF_RANGE",
        "i,who,2025-12-31,a,b,,,9223372036854775808,,,,,     | NUMBER_OUT_OF_RANGE",
        "i,who,2025-12-31,a,b,,,1e17,,,,,                    | NUMBER_OUT_OF_RANGE",
        "i,who,2025-12-31,a,b,,,1.5,,,,,                     | NOT_AN_INTEGER",
        "i,who,2025-12-31,a,b,,,seven,,,,,                   | NOT_A_NUMBER",
        "i,who,2025-12-31,a,b,,,,yes,,,,                     | BAD_BOOLEAN",
        "i,who,2025-12-31,a,b,,,,,yesterday,,,               | BAD_TIMESTAMP",
        "i,who,2025-12-31,a,b,,,,,,2025-1-1,,                | BAD_DATE",
      })
  void quarantinesABadCsvRecordWithItsReason(String record, Reason reason) {
    assertThat(reason(csv(record))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "hello                                                                      | NOT_JSON",
        "{\"id\":\"i\"                                                              | NOT_JSON",
        "{'id':'i'}                                                                 | NOT_JSON",
        "{\"id\":\"i\"}{}                                                           | NOT_JSON",
        "{\"id\":\"i\",}                                                            | NOT_JSON",
        "{\"id\":01}                                                                | NOT_JSON",
        "[1]                                                                        | NOT_AN_OBJECT",
        "\"text\"                                                                   | NOT_AN_OBJECT",
        "null                                                                       | NOT_AN_OBJECT",
        "{\"id\":\"i\",\"i\\u0064\":\"j\"}                                          | DUPLICATE_JSON_KEY",
        "{\"other\":[{\"a\":1,\"a\":1}]}                                            | DUPLICATE_JSON_KEY",
        "{\"other\":NaN}                                                            | NON_FINITE_NUMBER",
        "{\"other\":[-Infinity]}                                                    | NON_FINITE_NUMBER",
        "{\"id\":\"i\\u0000\"}                                                      | NUL_CHARACTER",
        "{\"id\":\"i\\ud800\"}                                                      | UNPAIRED_SURROGATE",
        "{\"id\":\"\\udc00\\ud800\"}                                                | UNPAIRED_SURROGATE",
        "{\"id\":{\"a\":1}}                                                         | FIELD_NOT_TEXT",
        "{\"id\":[\"a\"]}                                                           | FIELD_NOT_TEXT",
        "{\"id\":18446744073709551616}                                              | NUMBER_OUT_OF_RANGE",
        "{\"id\":1e400}                                                             | NON_FINITE_NUMBER",
        "{\"id\":null}                                                              | MISSING_ID",
        "{\"id\":\" \"}                                                             | MISSING_ID",
        "{\"id\":\"i\\n\"}                                                          | BAD_ID",
        "{\"id\":\"foreign:0\"}                                                     | BAD_ID",
        "{\"id\":\"i\"}                                                             | MISSING_CONTRIBUTOR",
        "{\"id\":\"i\",\"who\":\"a\\u001b[2J\"}                                     | BAD_HANDLE",
        "{\"id\":\"i\",\"who\":\"a\"}                                               | MISSING_SUBMITTED_AT",
        "{\"id\":\"i\",\"who\":\"a\",\"when\":1735600000}                           | BAD_TIMESTAMP",
        "{\"id\":\"i\",\"who\":\"a\",\"when\":\"2025-12-31\",\"act\":\"\"}          | MISSING_CONTENT",
        "{\"id\":\"i\",\"who\":\"a\",\"when\":\"2025-12-31\",\"act\":\"b\",\"dev\":1}        | BAD_BOOLEAN",
        "{\"id\":\"i\",\"who\":\"a\",\"when\":\"2025-12-31\",\"act\":\"b\",\"year\":true}    | NOT_A_NUMBER",
      })
  void quarantinesABadJsonRecordWithItsReason(String record, Reason reason) {
    assertThat(reason(json(record))).isEqualTo(reason);
  }

  @Test
  void quarantinesBytesThatAreNotUtf8ButReadsADeliveredReplacementCharacter() {
    byte[][] bad = {
      {(byte) 0xff},
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xe6, (byte) 0xbc},
      {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80}
    };
    for (byte[] bytes : bad) {
      RawRecord record = raw(Records.join(Records.utf8("\ufffd,"), bytes, Records.utf8(",x")));
      assertThat(reason(csvReader().read(record))).isEqualTo(Reason.INVALID_UTF8);
    }
    assertThat(csvReader().read(raw(new byte[] {'a', (byte) 0xff})))
        .isEqualTo(
            new Quarantined(Reason.INVALID_UTF8, "record: byte 0xff at byte 1 (expected: UTF-8)"));
    assertThat(((Item) csv("i,w,2025-12-31,\ufffd,,,,,,,,,")).content())
        .isEqualTo(Map.of("act", "\ufffd"));
  }

  @Test
  void quarantinesNulCharactersAndOverlongRecords() {
    assertThat(csv("i,w\0o,2025-12-31,a,b,,,,,,,,"))
        .isEqualTo(
            new Quarantined(
                Reason.NUL_CHARACTER, "record: U+0000 at character 3 (expected: text)"));
    assertThat(csvReader().read(new RawRecord(1, 0, 10_000_000, new byte[500])))
        .isEqualTo(
            new Quarantined(
                Reason.RECORD_TOO_LONG, "record: 10000000 bytes (expected: at most 100000)"));
  }

  @Test
  void saysFieldFoundAndExpectedWithoutControlCharacters() {
    assertThat(csv("i,who,2025-12-31,a,b,,\"\u001b[31m\u202e" + "9".repeat(100) + "\",,,,,,"))
        .isEqualTo(
            new Quarantined(
                Reason.NOT_A_NUMBER,
                "score: \"\\u001b[31m\\u202e"
                    + "9".repeat(54)
                    + "…\" (expected: a finite number such as 12.5)"));
  }

  @Test
  void boundsIdsAndHandlesInBytesAndTheNumberOfContributors() {
    assertThat(csv("é".repeat(256) + ",w,2025-12-31,a,b,,,,,,,,")).isInstanceOf(Item.class);
    assertThat(reason(csv("é".repeat(256) + "x,w,2025-12-31,a,b,,,,,,,,")))
        .isEqualTo(Reason.ID_TOO_LONG);
    assertThat(reason(csv("i," + "w".repeat(513) + ",2025-12-31,a,b,,,,,,,,")))
        .isEqualTo(Reason.BAD_HANDLE);
    String hundred = String.join(",", numbered(100));
    assertThat(csv("i,\"" + hundred + "," + hundred + "\",2025-12-31,a,b,,,,,,,,"))
        .isInstanceOf(Item.class);
    assertThat(reason(csv("i,\"" + hundred + ",one\",2025-12-31,a,b,,,,,,,,")))
        .isEqualTo(Reason.TOO_MANY_CONTRIBUTORS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"other\":", "{\"id\":", "[", "{\"other\":[{\"x\":"})
  @Timeout(10)
  void survivesDeepNesting(String opening) {
    assertThat(json(opening.repeat(10_000))).isInstanceOf(Quarantined.class);
    assertThat(reason(json("{\"other\":" + "[".repeat(101) + "]".repeat(101) + "}")))
        .isEqualTo(Reason.NESTED_TOO_DEEPLY);
  }

  @Test
  @Timeout(10)
  void readsHugeNumbersWithoutExpandingThem() {
    String digits = "9".repeat(90_000);
    assertThat(reason(json("{\"id\":" + digits + "}"))).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    assertThat(reason(json("{\"other\":0." + digits + "}"))).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    assertThat(reason(csv("i,w,2025-12-31,a,b,," + digits + ",,,,,,")))
        .isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    assertThat(reason(csv("i,w,2025-12-31,a,b,,," + digits + ",,,,,")))
        .isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    assertThat(json(GOOD_JSON.replace("}", ",\"other\":1e1000000000}"))).isInstanceOf(Item.class);
  }

  @Test
  void quarantinesWhatTheCharterRequiresAndTheRecordLacks() {
    ItemReader strict =
        ItemReader.of(
            intake(Format.JSONL, List.of("prompt", "licence", "score")), options(), List.of());
    String start = GOOD_JSON.substring(0, GOOD_JSON.length() - 1);
    assertThat(
            reason(
                strict.read(
                    raw(
                        start.replace("\"prompt\":\"prompt\"", "\"prompt\":\"\"")
                            + ",\"licence\":\"x\",\"score\":1}"))))
        .isEqualTo(Reason.MISSING_CONTENT);
    assertThat(reason(strict.read(raw(start + ",\"score\":1}")))).isEqualTo(Reason.MISSING_LICENCE);
    assertThat(reason(strict.read(raw(start + ",\"licence\":\"x\"}"))))
        .isEqualTo(Reason.MISSING_ATTRIBUTE);
    assertThat(strict.read(raw(start + ",\"licence\":\"x\",\"score\":1}")))
        .isInstanceOf(Item.class);
  }

  @Test
  void takesConstantsAndBatchOptionsForEveryRecord() {
    Columns columns =
        new Columns(
            null,
            new Source.Constant("team"),
            null,
            new Source.BatchOption("submitted-at"),
            List.of("text"),
            new Source.Constant("CC0-1.0"),
            new Source.BatchOption("source"),
            new TreeMap<>(
                Map.of(
                    "round",
                    new Attribute(new Source.BatchOption("round"), AttributeType.INTEGER))));
    IntakeSection intake = new IntakeSection(Format.CSV, columns, List.of(), 100, null);
    assertThat(ItemReader.shape(intake).columns()).containsExactly("text");
    assertThat(
            ItemReader.of(
                    intake,
                    Map.of("submitted-at", "2025-12-31", "source", "web", "round", "03"),
                    List.of("text"))
                .read(raw("hello")))
        .isEqualTo(
            new Item(
                null,
                List.of("team"),
                Instant.parse("2025-12-31T00:00:00Z"),
                "CC0-1.0",
                "web",
                new TreeMap<>(Map.of("round", "3")),
                new TreeMap<>(Map.of("text", "hello"))));
    refuses(
        intake,
        Map.of("source", "web", "round", "3"),
        "Option --submitted-at: not given (expected: a value, since the charter takes it from the batch). Give --submitted-at with the batch.");
    refuses(
        intake,
        Map.of("submitted-at", "soon", "source", "web", "round", "3"),
        "Cannot read the batch: a value given for all records is wrong, --submitted-at: \"soon\""
            + " (expected: an instant with offset such as 2025-12-31T23:59:59Z, or a date, in the years 0001 to 9999). Correct the option or the charter.");
    refuses(
        intake,
        Map.of("submitted-at", "2025-12-31", "source", "web", "round", "x"),
        "Cannot read the batch: a value given for all records is wrong, round: \"x\" (expected: a finite number such as 12.5). Correct the option or the charter.");
  }

  @Test
  void canBeSentToExecutors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(csv(GOOD_CSV));
      out.writeObject(ItemReader.shape(intake(Format.CSV, List.of())));
      out.writeObject(csv(""));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(csv(GOOD_CSV));
      assertThat(in.readObject()).isEqualTo(ItemReader.shape(intake(Format.CSV, List.of())));
      assertThat(in.readObject()).isEqualTo(csv(""));
    }
  }

  private static void refuses(IntakeSection intake, Map<String, String> options, String message) {
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(() -> ItemReader.of(intake, options, List.of("text")))
        .withMessage(message);
  }

  private static List<String> numbered(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> "w" + i).toList();
  }

  private static ItemReading csv(String record) {
    return csvReader().read(raw(record));
  }

  private static ItemReading json(String record) {
    return ItemReader.of(intake(Format.JSONL, List.of()), options(), List.of()).read(raw(record));
  }

  private static ItemReader csvReader() {
    return ItemReader.of(intake(Format.CSV, List.of()), options(), HEADER);
  }

  private static Reason reason(ItemReading reading) {
    assertThat(reading).isInstanceOf(Quarantined.class);
    return ((Quarantined) reading).reason();
  }

  private static Map<String, String> options() {
    return Map.of();
  }

  static IntakeSection intake(Format format, List<String> required) {
    Columns columns =
        new Columns(
            new Source.Column("id"),
            new Source.Column("who"),
            ",",
            new Source.Column("when"),
            List.of("act", "prompt"),
            new Source.Column("licence"),
            new Source.Constant("original"),
            new TreeMap<>(
                Map.of(
                    "score", attribute("score", AttributeType.NUMBER),
                    "year", attribute("year", AttributeType.INTEGER),
                    "dev", attribute("dev", AttributeType.BOOLEAN),
                    "seen", attribute("seen", AttributeType.TIMESTAMP),
                    "day", attribute("day", AttributeType.DATE),
                    "kind", attribute("kind", AttributeType.STRING))));
    return new IntakeSection(format, columns, required, 100_000, null);
  }

  private static Attribute attribute(String column, AttributeType type) {
    return new Attribute(new Source.Column(column), type);
  }
}
