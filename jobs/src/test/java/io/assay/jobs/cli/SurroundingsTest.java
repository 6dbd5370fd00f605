package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command is the same whatever the machine's language, encoding and time zone. */
class SurroundingsTest {
  @TempDir Path directory;

  @Test
  void takeLanguageAndTimeZoneOfNoPlace() {
    Locale language = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(new Locale("fa", "IR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

      CommandLineRun.of("--version");

      assertThat(String.format(Locale.getDefault(Locale.Category.FORMAT), "%,d", 1234567))
          .isEqualTo("1,234,567");
      assertThat(TimeZone.getDefault().getRawOffset()).isZero();
    } finally {
      Locale.setDefault(language);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--set=dataset.name=Gr\u00f6\u00dfe", "--charter=gr\u00f6\u00dfe.yaml"})
  void refuseAnArgumentThatTheSystemCannotDecode(String argument) throws Exception {
    ProcessBuilder command =
        AssayProcess.of(
            List.of("-Dsun.jnu.encoding=ANSI_X3.4-1968"),
            List.of("charter", "check", argument.replaceAll("[^ -~]", "\ufffd")));
    command.environment().put("LC_ALL", "C.UTF-8");
    Process process = command.redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said)
        .startsWith("assay: Argument --")
        .contains("is not readable", "LC_ALL=C.UTF-8")
        .hasLineCount(1);
  }

  /** As a launcher other than ours starts it: without a word on the encoding. */
  @Test
  void giveNoTraceWhereNamesOfFilesHaveNoEncoding() throws Exception {
    ProcessBuilder command =
        AssayProcess.of(
            List.of(),
            List.of("run", "--batch", "b", "--bogus", "--result", "gr\u00f6\u00dfe.json"));
    command.environment().put("LC_ALL", "C");
    Process process = command.redirectErrorStream(true).directory(directory.toFile()).start();

    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).startsWith("assay: ").hasLineCount(1).doesNotContain("\tat ");
  }

  /** An id may begin with it, and what lies under the name is nobody's argument. */
  @Test
  void readNoArgumentsFromAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "--help");

    CommandLineRun run = CommandLineRun.of("explain", "@" + file, "--warehouse", "none");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("is not a warehouse");
  }
}
