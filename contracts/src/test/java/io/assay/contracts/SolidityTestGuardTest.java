package io.assay.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build ends where Forge's own wrapper would not end it: {@code bin/forge-test} and the real
 * Forge, over projects of one small test each.
 */
class SolidityTestGuardTest {
  private static final String SETTINGS =
      """
      [profile.default]
      src = "src/main/solidity"
      test = "src/test/solidity"
      libs = ["node_modules"]
      solc = "bin/solc"
      offline = true
      evm_version = "prague"
      auto_detect_remappings = false
      [invariant]
      runs = 1
      depth = 4
      fail_on_revert = false
      """;
  private static final String PASSES =
      "    function test_Passes() public pure {\n        assert(true);\n    }\n";
  private static final String FAILS =
      "    function test_Fails() public pure {\n        assert(false);\n    }\n";

  @TempDir Path project;

  private record Ended(int code, String printed) {}

  @BeforeEach
  void copyTheGuard() throws IOException {
    Path contracts = Path.of("").toAbsolutePath();
    Files.createDirectories(project.resolve("bin"));
    try (Stream<Path> programs = Files.list(contracts.resolve("bin"))) {
      for (Path program : programs.toList()) {
        copy(program, project.resolve("bin").resolve(program.getFileName()));
      }
    }
    // With its time, or the guard would install the toolchain anew.
    copy(contracts.resolve("package-lock.json"), project.resolve("package-lock.json"));
    Files.createSymbolicLink(
        project.resolve("node_modules"), contracts.resolve("node_modules").toRealPath());
    Files.createDirectories(project.resolve("src/main/solidity"));
    Files.createDirectories(project.resolve("src/test/solidity"));
    Files.writeString(project.resolve("foundry.toml"), SETTINGS);
  }

  @AfterEach
  void leaveTheToolchain() throws IOException {
    Files.delete(project.resolve("node_modules")); // The link alone.
  }

  @Test
  void aTestThatPassesPasses() throws Exception {
    write("Passing", PASSES);

    Ended ended = guard("--match-contract", "Passing");

    assertThat(ended.code()).as(ended.printed()).isZero();
    assertThat(ended.printed()).contains("Solidity: 1 passed, 0 failed, 0 skipped");
  }

  @Test
  void aTestThatFailsEndsTheBuildAndIsNamed() throws Exception {
    write("Failing", PASSES + "\n" + FAILS);

    Ended ended = guard();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .contains("FAILED src/test/solidity/Failing.t.sol:Failing test_Fails")
        .contains("forge test: 1 failed");
  }

  @Test
  void noTestAtAllEndsTheBuild() throws Exception {
    write("Empty", "    uint256 public nothing;\n");

    Ended ended = guard();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed()).contains("forge test: no test ran (expected: at least one)");
  }

  @Test
  void aSelectionThatMatchesNothingEndsTheBuild() throws Exception {
    write("Passing", PASSES);

    Ended ended = guard("--match-contract", "Misspelt");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed()).contains("forge test: no test ran (expected: at least one)");
  }

  @Test
  void sourcesThatDoNotCompileEndTheBuild() throws Exception {
    write("Broken", "    function test_Broken() public pure {\n        missing();\n    }\n");

    Ended ended = guard();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed()).contains("missing");
  }

  /** As when Forge passes over what it compiled for another purpose. */
  @Test
  void aTestOfTheSourcesThatDidNotRunEndsTheBuild() throws Exception {
    write("Passing", PASSES);
    Files.writeString(
        project.resolve("src/test/solidity/Abstract.t.sol"),
        source("abstract contract Abstract", PASSES));

    Ended ended = guard();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.printed())
        .contains("1 tests of the sources did not run")
        .contains("src/test/solidity/Abstract.t.sol test_Passes");
  }

  private void write(String contract, String body) throws IOException {
    Files.writeString(
        project.resolve("src/test/solidity/" + contract + ".t.sol"),
        source("contract " + contract, body));
  }

  private static String source(String declaration, String body) {
    return "// SPDX-License-Identifier: Apache-2.0\npragma solidity 0.8.37;\n\n%s {\n%s}\n"
        .formatted(declaration, body);
  }

  private Ended guard(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", project + "/bin/forge-test"));
    command.addAll(Arrays.asList(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
