package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of commands without Spark: whatever they hold, one sentence, exit 2, nothing written. */
class BadCommandFileTest {
  private static final String ROOT = "0x" + "1".repeat(64);
  private static final List<String> DEFECTS =
      List.of("missing", "empty", "directory", "binary", "nul", "long", "other");
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("payouts", "build", "--leaf=address,uint256", "--output=out", "--input"),
          List.of("payouts", "build", "--leaf=address,uint256", "--root-only", "--input"),
          List.of("verify", "--root=" + ROOT, "--proof"),
          List.of("verify", "--proof=other", "--anchor"),
          List.of("charter", "check", "--charter"),
          List.of("init", "--warehouse=out", "--charter"),
          List.of("profile", "--charter=charter.yaml", "--submitted-at=2026-01-31", "--input"));

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("charter.yaml"), SmallDataset.CHARTER);
    Files.writeString(directory.resolve("empty"), "");
    Files.createDirectory(directory.resolve("directory"));
    Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'x', '\n'});
    Files.write(directory.resolve("nul"), "address,amount\n\u00000x,7\n".getBytes(UTF_8));
    Files.writeString(directory.resolve("long"), "address,amount\n" + "x".repeat(10_000_000));
    Files.writeString(directory.resolve("other"), "a,b\n1,2\n");
  }

  static Stream<List<String>> faults() {
    List<List<String>> all = new ArrayList<>();
    for (List<String> command : COMMANDS) {
      for (String defect : DEFECTS) {
        List<String> fault = new ArrayList<>(command);
        fault.add(defect);
        all.add(fault);
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBadFileEndsTheCommandWithOneSentence(List<String> fault) {
    CommandLineRun run = CommandLineRun.of(fault.stream().map(this::placed).toArray(String[]::new));

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("assay: ")
        .hasLineCount(1)
        .doesNotContain("Exception", "should not", "\u0000");
    assertThat(run.out()).isEmpty();
    assertThat(directory.resolve("out")).doesNotExist();
  }

  /** Names of files stand for files in the directory of this test. */
  private String placed(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    boolean isFile = DEFECTS.contains(value) || value.equals("out") || value.equals("charter.yaml");
    return isFile
        ? argument.substring(0, argument.length() - value.length()) + directory.resolve(value)
        : argument;
  }
}
