package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a curator reads of files that are to be delivered; no Spark. */
class ProfileCommandTest {
  private static final String TEMPLATE =
      "Answer the \"question\" below as an expert in the field and give reasons for each step";

  @TempDir Path directory;
  private Path charter;

  @BeforeEach
  void writeCharter() throws IOException {
    charter = Files.writeString(directory.resolve("charter.yaml"), SmallDataset.CHARTER);
  }

  @Test
  void suggestsWhatToDeclareAsYaml() throws IOException {
    CommandLineRun run = profile(records());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("records        100, and 1 unreadable")
        .contains("comparing      word-5 of text, Jaccard 0.8")
        .contains("exact repeats  1")
        .contains("duplicates:\n  boilerplate:\n    # in 50 records of at least ")
        .contains("    - \"Answer the \\\"question\\\" below as an expert")
        .doesNotContain("\u202E");
  }

  @Test
  void theSameFileGivesTheSame() throws IOException {
    Path file = records();

    assertThat(profile(file).out()).isEqualTo(profile(file).out());
  }

  @Test
  void whatIsSuggestedCanBeReadAsPartOfACharter() throws IOException {
    String out = profile(records()).out();
    String boilerplate = out.substring(out.indexOf("  boilerplate:"));
    Path declared =
        Files.writeString(
            directory.resolve("declared.yaml"),
            SmallDataset.CHARTER.replace(
                "duplicates: { exact: true }", "duplicates:\n  exact: true\n" + boilerplate));

    CommandLineRun again =
        CommandLineRun.of(
            "profile",
            "--charter",
            declared.toString(),
            "--submitted-at",
            "2026-01-31T00:00:00Z",
            "--input",
            directory.resolve("records.csv").toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).doesNotContain("expert in the field");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    CommandLineRun run = profile(directory.resolve("none.csv"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none.csv", "there is no such file").hasLineCount(1);
  }

  @Test
  void aFileWithoutAReadableRecordIsRefused() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("bad.csv"), SmallDataset.HEADER + "a,,text,not a number\n");

    CommandLineRun run = profile(file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none of 1 records can be read");
  }

  private CommandLineRun profile(Path file) {
    return CommandLineRun.of(
        "profile",
        "--charter",
        charter.toString(),
        "--submitted-at",
        "2026-01-31T00:00:00Z",
        "--input",
        file.toString());
  }

  /** A hundred records by ten people, half of them under a template, one of them twice. */
  private Path records() throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder(SmallDataset.HEADER);
    String last = "";
    for (int i = 0; i < 99; i++) {
      StringBuilder payload = new StringBuilder();
      for (int word = 0; word < 40; word++) {
        payload.append(Integer.toString(random.nextInt(1 << 24), 36)).append(' ');
      }
      last = (i % 2 == 0 ? TEMPLATE.replace("\"", "\"\"") + " \u202E" : "") + payload;
      text.append("r%d,p%d,\"%s\",1\n".formatted(i, i % 10, last));
    }
    text.append("again,p1,\"%s\",1\n".formatted(last));
    text.append("bad,p1,words,not a number\n");
    return Files.writeString(directory.resolve("records.csv"), text);
  }
}
