package io.assay.rules.item;

import static io.assay.rules.item.Records.gzip;
import static io.assay.rules.item.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assay.rules.charter.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInspectionTest {

  private static final FileShape SHAPE =
      new FileShape(Format.CSV, List.of("contributor", "text"), 1000);

  @TempDir private Path directory;

  @Test
  void countsRecordsAndNotLines() throws IOException {
    Path file = write("text,contributor\n\n\"a\nb\",alice\nc,bob");
    assertThat(FileInspection.of(file, SHAPE).records()).isEqualTo(2);
  }

  @Test
  void countsTheSameRecordsInAGzipFile() throws IOException {
    byte[] packed = gzip(utf8("text,contributor\na,alice\n"));
    FileInspection inspection =
        FileInspection.of(Files.write(directory.resolve("batch.csv"), packed), SHAPE);
    assertThat(inspection.records()).isEqualTo(1);
  }

  @Test
  void refusesAMissingFileADirectoryAndAnEmptyFile() throws IOException {
    refuses(directory.resolve("none.csv"), "there is no such file. Check the path.");
    refuses(
        directory,
        "it is a directory (expected: a file, since it is read twice). Name the file itself.");
    refuses(
        write(""),
        "it is empty (expected: a header line with the columns \"contributor\", \"text\"). Deliver"
            + " the file with its header.");
  }

  @Test
  void refusesAFileWithoutRecords() throws IOException {
    String message =
        "it holds no records (expected: at least one). Deliver a file with records, or leave it"
            + " out.";
    refuses(write("contributor,text\n\n"), message);
    Path file = Files.createFile(directory.resolve("empty.jsonl"));
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(
            () -> FileInspection.of(file, new FileShape(Format.JSONL, List.of("text"), 1000)))
        .withMessage("Cannot read " + file + ": " + message);
  }

  @Test
  void refusesAHeaderWithoutAMappedColumnAndNamesTheNearest() throws IOException {
    refuses(
        write("text,Contributer\na,alice\n"),
        "its header lacks the column \"contributor\" (found: \"text\", \"Contributer\", nearest:"
            + " \"Contributer\"). Correct the header, or the column's name in the charter.");
    refuses(
        write("contributor;text\nalice;a\n"),
        "its header lacks the column \"contributor\" (found: \"contributor;text\")."
            + " Deliver the file with commas between its fields.");
  }

  @Test
  void refusesARepeatedColumn() throws IOException {
    refuses(
        write("text,contributor,text\na,b,c\n"),
        "its header names the column \"text\" twice (found: \"text\", \"contributor\", \"text\")."
            + " Rename or remove one of the two columns.");
  }

  @Test
  void refusesAnUnreadableHeader() throws IOException {
    refuses(
        write("text,\"contributor\" \na,b\n"),
        "its header line is unreadable, bad-quoting: character 18: \" \" (expected: a comma or the"
            + " end of the record after a closing quote). Deliver the file with a header line of"
            + " column names, and lines that end in CRLF or LF.");
  }

  @Test
  void refusesAFileThatIsCutAfterGoodRecords() throws IOException {
    refuses(
        write("text,contributor\na,alice\n\"b,bob\n"),
        "it ends inside a quoted field in record 2, which begins at byte 25 (expected: a complete"
            + " last record). Deliver the whole file again, or close what is open.");
  }

  private void refuses(Path file, String message) {
    assertThatExceptionOfType(IntakeException.class)
        .isThrownBy(() -> FileInspection.of(file, SHAPE))
        .withMessage("Cannot read " + file + ": " + message);
  }

  private Path write(String content) throws IOException {
    return Files.write(directory.resolve("batch.csv"), utf8(content));
  }
}
