package io.assay.rules.item;

import static io.assay.rules.item.Records.CSV;
import static io.assay.rules.item.Records.JSONL;
import static io.assay.rules.item.Records.all;
import static io.assay.rules.item.Records.gzip;
import static io.assay.rules.item.Records.join;
import static io.assay.rules.item.Records.open;
import static io.assay.rules.item.Records.texts;
import static io.assay.rules.item.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSourceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\n1,2\r\n3,4\r",
        "a,b\n1,2\r\n3,4",
        "\n\na,b\n\n1,2\r\n\r\n3,4\n\n"
      })
  void endsCsvRecordsAtAnyLineEndAndSkipsBlankLines(String file) {
    try (RecordSource source = open(utf8(file), CSV)) {
      assertThat(source.columns()).containsExactly("a", "b");
    }
    assertThat(texts(utf8(file), CSV)).containsExactly("1,2", "3,4");
  }

  @Test
  void keepsLineEndsCommasAndDoubledQuotesInsideQuotedFields() {
    assertThat(texts(utf8("a\n\"x\r\ny\n\rz,\"\"q\"\"\n\"\n\"\"\n"), CSV))
        .containsExactly("\"x\r\ny\n\rz,\"\"q\"\"\n\"", "\"\"");
  }

  @Test
  void endsNoRecordAtALoneCarriageReturnSoThatNoneCanBeForgedBehindIt() {
    byte[] file = utf8("who,text\nmallory,hello\ralice,forged\nbob,\"x\"\ralice,forged\n");
    assertThat(texts(file, CSV))
        .containsExactly("mallory,hello\ralice,forged", "bob,\"x\"\ralice,forged");
  }

  @Test
  void refusesAFileWhoseLinesEndWithCarriageReturnsOnly() {
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(() -> all(utf8("a,b\r1,2\r"), CSV))
        .withMessage(
            "Cannot read file: its header line is unreadable, bad-quoting: character 3: \"\\u000d1,2\""
                + " (expected: CRLF or LF at line ends, a lone CR only inside quotes). Deliver the file"
                + " with a header line of column names, and lines that end in CRLF or LF.");
  }

  @Test
  void doesNotCountTheCarriageReturnBeforeALineFeed() {
    FileShape tight = new FileShape(Format.CSV, List.of(), 4);
    List<RawRecord> records = all(utf8("a\r\n1234\r\n12345\r\n\r\n"), tight);
    assertThat(records).extracting(RawRecord::length).containsExactly(4L, 5L);
    assertThat(records).extracting(RawRecord::truncated).containsExactly(false, true);
  }

  @Test
  void takesQuotesAsSpecialOnlyAtTheStartOfAField() {
    assertThat(texts(utf8("a,b\nx\"y,2\nz, \"\n1,\"2\n\"\n"), CSV))
        .containsExactly("x\"y,2", "z, \"", "1,\"2\n\"");
  }

  @Test
  void endsARecordWithTextAfterAClosingQuoteAtTheNextLineEnd() {
    assertThat(texts(utf8("a\n\"x\"y\nz\n"), CSV)).containsExactly("\"x\"y", "z");
  }

  @Test
  void numbersRecordsFromOneAndCountsBytesOfTheDecompressedStream() {
    byte[] file = utf8("\ufeffa\r\n\r\nä\r\n\"b\n\"\r\n");
    assertThat(all(file, CSV)).extracting(RawRecord::number).containsExactly(1L, 2L);
    assertThat(all(file, CSV)).extracting(RawRecord::offset).containsExactly(8L, 12L);
    assertThat(all(file, CSV)).extracting(RawRecord::length).containsExactly(2L, 4L);
    assertThat(all(gzip(file), CSV)).extracting(RawRecord::offset).containsExactly(8L, 12L);
  }

  @Test
  void readsJsonLinesAndSkipsLinesOfWhiteSpace() {
    assertThat(texts(utf8("\ufeff{\"a\":\"x\"}\r\n \t\r\n\n{}\n{ }"), JSONL))
        .containsExactly("{\"a\":\"x\"}", "{}", "{ }");
  }

  @Test
  void endsJsonRecordsAtLineFeedsAlsoInsideOpenStrings() {
    assertThat(texts(utf8("{\"a\":\"x\n{\"b\\\n\"c\"\n"), JSONL))
        .containsExactly("{\"a\":\"x", "{\"b\\", "\"c\"");
  }

  @Test
  void readsConcatenatedGzipMembersAsOneStream() {
    byte[] file = join(gzip(utf8("a\n1\n\"2")), gzip(new byte[0]), gzip(utf8("3\"\n4\n")));
    assertThat(texts(file, CSV)).containsExactly("1", "\"23\"", "4");
  }

  @Test
  void readsGzipHeadersWithExtraFieldNameCommentAndChecksum() {
    byte[] plain = gzip(utf8("a\n1\n"));
    byte[] header = {
      0x1f,
      (byte) 0x8b,
      8,
      2 | 4 | 8 | 16,
      0,
      0,
      0,
      0,
      0,
      3,
      3,
      0,
      'x',
      0,
      'y',
      'n',
      'a',
      0,
      'c',
      0,
      1,
      2
    };
    byte[] file = join(header, Arrays.copyOfRange(plain, 10, plain.length));
    assertThat(texts(join(file, file), JSONL)).containsExactly("a", "1", "a", "1");
    file[3] |= (byte) 0x80;
    assertThatThrownBy(() -> all(file, JSONL))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("reserved gzip flags are set");
  }

  @Test
  void readsAStreamThatPausesBetweenGzipMembers() {
    InputStream file =
        new SequenceInputStream(
            new ByteArrayInputStream(gzip(utf8("a\n1\n"))),
            new ByteArrayInputStream(gzip(utf8("2\n"))));
    try (RecordSource source = RecordSource.open("file", file, CSV)) {
      assertThat(source).toIterable().hasSize(2);
    }
  }

  @Test
  void cutsARecordOverTheBoundAndCountsItsRest() {
    FileShape tight = new FileShape(Format.CSV, List.of(), 4);
    List<RawRecord> records = all(utf8("a\n1234\n\"234\n\"\"6\"\nx\n"), tight);
    assertThat(records).extracting(Records::text).containsExactly("1234", "\"234", "x");
    assertThat(records).extracting(RawRecord::length).containsExactly(4L, 9L, 1L);
    assertThat(records).extracting(RawRecord::truncated).containsExactly(false, true, false);
  }

  @Test
  void doesNotTakeLinesInsideAnOverlongQuotedFieldForRecords() {
    FileShape tight = new FileShape(Format.CSV, List.of("who"), 10);
    byte[] file =
        utf8("who,text\nmallory,\"long enough\nalice,forged\nbob,forged\n\"\ncarol,true\n");
    assertThat(texts(file, tight)).containsExactly("mallory,\"l", "carol,true");
  }

  @Test
  void refusesACsvFileThatEndsInsideAQuotedField() {
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(() -> all(utf8("a,b\n1,2\n3,\"4\n5,6\n"), CSV))
        .withMessage(
            "Cannot read file: it ends inside a quoted field in record 2, which begins at byte 8 (expected: a complete last record)."
                + " Deliver the whole file again, or close what is open.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1", "{\"a\":[1]", "{\"a\":\"}", "{\"a\":\"\\\"}", "{"})
  void refusesAJsonLinesFileThatEndsInsideAnObject(String last) {
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(() -> all(utf8("{}\n" + last), JSONL))
        .withMessageContaining(
            "it ends inside a JSON object in record 2, which begins at byte 3 (");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1}", "{\"a\":\"\\\"{[\"}", "{}}", "hello", "{\"a\\u0062\":[[],{}]} "})
  void readsALastJsonLineWithoutLineFeedIfNothingIsOpen(String last) {
    assertThat(texts(utf8("{}\n" + last), JSONL)).containsExactly("{}", last);
  }

  @Test
  void refusesEveryTruncationOfAGzipFile() {
    byte[] file = gzip(utf8("a\n" + "1\n".repeat(50)));
    for (int length = 2; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> all(cut, CSV))
          .isInstanceOf(IntakeException.class)
          .hasMessageContaining("gzip file was cut off");
    }
  }

  @Test
  void refusesDamagedGzipContentAndWhateverFollowsAMember() {
    byte[] file = gzip(utf8("a\n1\n2\n"));
    byte[] checksum = file.clone();
    checksum[file.length - 8] ^= 1;
    byte[] length = file.clone();
    length[file.length - 4] ^= 1;
    byte[] block = file.clone();
    block[10] = 7;
    assertThatThrownBy(() -> all(checksum, CSV))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("checksum does not match");
    assertThatThrownBy(() -> all(length, CSV))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("length does not match");
    assertThatThrownBy(() -> all(block, CSV))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> all(join(file, utf8("b")), CSV))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("not a gzip member");
  }

  @Test
  void refusesUtf16() {
    assertThatThrownBy(() -> all(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}, JSONL))
        .isInstanceOf(IntakeException.class)
        .hasMessage(
            "Cannot read file: it begins with a UTF-16 byte order mark (expected: UTF-8). Save the file as UTF-8 and deliver it again.");
  }

  @Test
  void tellsAStorageFailureFromADefectOfTheFile() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }
        };
    assertThatThrownBy(() -> RecordSource.open("file", failing, CSV))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk on fire");
  }

  @Test
  void hasNoRecordAfterTheLast() {
    RecordSource source = open(utf8("a\n1\n"), CSV);
    source.next();
    assertThat(source.hasNext()).isFalse();
    assertThatThrownBy(source::next).isInstanceOf(NoSuchElementException.class);
  }
}
