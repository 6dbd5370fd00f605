package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Items;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is wrong as a whole ends the command, and nothing is visible in any table. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFileTest {
  private static final String RECORDS =
      SmallDataset.HEADER + "i1,ann,One sentence.,3\ni2,bob,\"Another, longer one.\",4\n";

  @TempDir static Path directory;
  private SmallDataset dataset;

  /** A file, and what the message says of it. */
  private record BadFile(String name, Making making, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Making {
    void at(Path file) throws IOException;
  }

  @BeforeAll
  void initialise() throws IOException {
    dataset = SmallDataset.in(directory, "");
    dataset.file("good.csv", RECORDS);
  }

  static Stream<BadFile> badFiles() {
    return Stream.of(
        new BadFile("missing.csv", file -> {}, "there is no such file"),
        new BadFile("directory.csv", Files::createDirectory, "it is a directory"),
        new BadFile("empty.csv", text(""), "it is empty"),
        new BadFile("blank.csv", text("\n\n"), "it is empty"),
        new BadFile("header-alone.csv", text(SmallDataset.HEADER), "it holds no records"),
        new BadFile("wrong-header.csv", text("id,who,words,stars\ni1,a,b,1\n"), "\"text\""),
        new BadFile("repeated.csv", text("id,who,text,stars,id\ni1,a,b,1,i1\n"), "\"id\""),
        new BadFile("open-quote.csv", text(RECORDS + "i3,ann,\"never closed,5\n"), "quote"),
        new BadFile("cut-off.csv.gz", file -> Files.write(file, cut(gzip(RECORDS), 12)), "cut"),
        new BadFile(
            "damaged.csv.gz", file -> Files.write(file, damaged(gzip(RECORDS))), "damaged"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void endsTheCommandWithNothingVisible(BadFile bad) throws IOException {
    Path file = directory.resolve(bad.name());
    bad.making().at(file);

    CommandLineRun run = dataset.run("b1", "--input", directory + "/good.csv", file.toString());

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("assay: Cannot read " + file)
        .contains(bad.told())
        .endsWith(".\n")
        .hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(dataset.warehouse().tables()).doesNotExist();
    JsonNode result = dataset.lastResult();
    assertThat(result.path("exit_code").asInt()).isEqualTo(2);
    assertThat(result.path("message").asText()).isEqualTo(run.err().strip().substring(7));
  }

  @Test
  void aDeliveryOfNothingEndsTheCommandToo() {
    CommandLineRun run = dataset.run("b1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("The batch delivers nothing").hasLineCount(1);
    assertThat(dataset.warehouse().tables()).doesNotExist();
  }

  @Test
  void aDryRunFindsTheSameAndWritesNothing() throws IOException {
    Path runs = dataset.warehouse().root().resolve("runs");
    dataset.run("b1", "--input", directory + "/no.csv");
    long before = count(runs);
    Path cut = dataset.file("cut.csv", RECORDS + "i3,ann,\"never closed,5\n");

    CommandLineRun bad = dataset.run("b1", "--dry-run", "--input", cut.toString());
    CommandLineRun good = dataset.run("b1", "--dry-run", "--input", directory + "/good.csv");

    assertThat(bad.code()).as(bad.err()).isEqualTo(2);
    assertThat(good.code()).as(good.err()).isZero();
    assertThat(good.out()).contains("attempt 1", "ingest, screen", "anchor, report");
    assertThat(count(runs)).isEqualTo(before);
    assertThat(dataset.warehouse().tables()).doesNotExist();
    assertThat(dataset.warehouse().root().resolve("charters")).doesNotExist();
  }

  /** In a warehouse of its own, since it leaves tables. */
  @Test
  void theSameBatchIsTakenOnceItsFileIsWhole() throws IOException {
    SmallDataset mended = SmallDataset.in(directory.resolve("mended"), "");
    byte[] whole = gzip(RECORDS);
    Path file = mended.file("items.csv.gz", cut(whole, 1));
    assertThat(mended.command("ingest", "b1", "--input", file.toString()).code()).isEqualTo(2);

    Files.write(file, whole);
    CommandLineRun ingest = mended.command("ingest", "b1", "--input", file.toString());

    assertThat(ingest.code()).as(ingest.err()).isZero();
    assertThat(mended.rows(Items.TABLE, "b1", 1)).hasSize(2);
    assertThat(mended.rows(Batches.TABLE, "b1", 1))
        .extracting(row -> row.<String>getAs(Batches.STAGE))
        .containsExactlyInAnyOrder("open", "ingest");

    CommandLineRun untold =
        mended.command("ingest", "b1", "--result", file + "/result.json", "--input", file + "");
    assertThat(untold.code()).isEqualTo(1);
    assertThat(untold.err()).startsWith("assay: Cannot write " + file).hasLineCount(1);
  }

  private static Making text(String text) {
    return file -> Files.writeString(file, text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] cut(byte[] bytes, int lost) {
    return Arrays.copyOf(bytes, bytes.length - lost);
  }

  /** One bit of the checksum. */
  private static byte[] damaged(byte[] gzip) {
    gzip[gzip.length - 8] ^= 1;
    return gzip;
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.count();
    }
  }
}
