package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSegmentsTest {
  @TempDir private Path temporary;
  private Path directory;

  @BeforeEach
  void place() {
    directory = temporary.resolve("lineage");
  }

  @Test
  void readsExactlyTheBytesThatWereAppended() throws IOException {
    LogWriter writer = LogWriter.open(directory);
    List<byte[]> entries = LogVectors.entries();
    assertThat(writer.append(entries.subList(0, 3))).isEqualTo(1);
    assertThat(writer.append(entries.subList(3, 4))).isEqualTo(2);
    assertThat(LogWriter.open(directory).append(entries.subList(4, 20))).isEqualTo(3);

    LogSegments segments = new LogSegments(directory);
    List<byte[]> read = new ArrayList<>();
    segments.forEach(read::add);
    assertThat(read).containsExactlyElementsOf(entries);
    assertThat(segments.tree().root()).isEqualTo(LogVectors.tree().root());
    assertThat(directory.resolve("0000000002.ndjson"))
        .hasContent("{\"n\":3,\"s\":\"entry xxx\"}\n");
  }

  @Test
  void aDirectoryThatDoesNotExistIsALogWithoutEntries() throws IOException {
    LogSegments segments = new LogSegments(directory);

    assertThat(segments.count()).isZero();
    assertThat(segments.tree().root()).isEqualTo(LogHashes.EMPTY_ROOT);
    assertThat(directory).doesNotExist();
  }

  @Test
  void whatAKilledWriterLeftAsideIsNoPartOfTheLogAndGoesWithTheNextWriter() throws IOException {
    LogWriter.open(directory).append(entries("a"));
    Path leftover = directory.resolve("0000000002.ndjson.aside");
    Files.writeString(leftover, "{\"half\":");

    assertThat(new LogSegments(directory).count()).isEqualTo(1);
    assertThat(LogWriter.open(directory).append(entries("b"))).isEqualTo(2);
    assertThat(leftover).doesNotExist();
    assertThat(read(2)).containsExactly("b");
  }

  @Test
  void otherNamesAreNotRead() throws IOException {
    LogWriter.open(directory).append(entries("a"));
    Files.writeString(directory.resolve("notes.txt"), "x");
    Files.writeString(directory.resolve("2.ndjson"), "x\n");
    Files.writeString(directory.resolve("0000000002.ndjson.bak"), "x\n");

    assertThat(new LogSegments(directory).count()).isEqualTo(1);
  }

  @Test
  void aMissingSegmentIsDamageForReadersAndWriters() throws IOException {
    LogWriter writer = LogWriter.open(directory);
    writer.append(entries("a"));
    writer.append(entries("b"));
    writer.append(entries("c"));
    Files.delete(directory.resolve("0000000002.ndjson"));

    String message =
        "Cannot trust the log: %s is missing although segment 3 exists. Restore it from a copy."
            .formatted(directory.resolve("0000000002.ndjson"));
    assertThatThrownBy(() -> new LogSegments(directory).tree())
        .isInstanceOf(LogException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> LogWriter.open(directory)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'{}', it ends inside an entry",
    "'{}\n{', it ends inside an entry",
    "'\n', entry 0 is empty",
    "'{}\n\n', entry 1 is empty"
  })
  void aTornSegmentIsDamage(String content, String fault) throws IOException {
    LogWriter.open(directory).append(entries("a"));
    Path segment = directory.resolve("0000000002.ndjson");
    Files.writeString(segment, content.replace("\\n", "\n"));

    assertThatThrownBy(() -> new LogSegments(directory).tree())
        .isInstanceOf(LogException.class)
        .hasMessage(
            "Cannot trust log segment %s: %s. Restore it from a copy.".formatted(segment, fault));
  }

  @Test
  void neverWritesOverASegment() throws IOException {
    LogWriter first = LogWriter.open(directory);
    LogWriter second = LogWriter.open(directory);
    first.append(entries("a"));

    assertThatThrownBy(() -> second.append(entries("b")))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("was written by somebody else");
    assertThat(read(1)).containsExactly("a");
  }

  @Test
  void refusesEntriesThatCouldNotBeReadBack() throws IOException {
    LogWriter writer = LogWriter.open(directory);

    assertThatThrownBy(() -> writer.append(List.of()))
        .hasMessage("entries: none (expected: at least one)");
    assertThatThrownBy(() -> writer.append(entries("a", "")))
        .hasMessage("entry: no bytes (expected: at least one)");
    assertThatThrownBy(() -> writer.append(entries("a\nb")))
        .hasMessage("entry: holds a line end (expected: canonical JSON)");
    assertThat(new LogSegments(directory).count()).isZero();
  }

  private List<String> read(long sequence) throws IOException {
    return new LogSegments(directory)
        .read(sequence).stream().map(entry -> new String(entry, UTF_8)).toList();
  }

  private static List<byte[]> entries(String... texts) {
    List<byte[]> entries = new ArrayList<>();
    for (String text : texts) {
      entries.add(text.getBytes(UTF_8));
    }
    return entries;
  }
}
