package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharterCommandTest {

  @Test
  void checkPrintsTheHashOfAGoodCharter() {
    CommandLineRun run = check("rules.0.expression=length(text) >= 5");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("hash:    0x").endsWith("rules:   1\ngates:   3\n");
  }

  @Test
  void helpLeavesNothingToADryRun() {
    CommandLineRun run = CommandLineRun.of("charter", "check", "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("with its expressions").doesNotContain("dry-run");
  }

  @Test
  void checkRefusesAnExpressionThatReadsTheClock() {
    CommandLineRun run = check("rules.0.expression=submitted_at < current_timestamp");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Cannot use the expression of rule long-enough, \"submitted_at < current_timestamp\": it reads the clock (expected: only the row itself). Change the expression in the charter.")
        .doesNotContain("\tat ");
  }

  private static CommandLineRun check(String override) {
    return CommandLineRun.of(
        "charter",
        "check",
        "--charter",
        Community.file("charter.yaml").toString(),
        "--set",
        override);
  }
}
