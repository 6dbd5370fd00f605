package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CharterOverridesTest {
  @Test
  void applyInTheOrderInWhichTheyAreGivenAKeyTwiceAmongThem() {
    CharterOverrides overrides =
        CommandLine.populateCommand(
            new CharterOverrides(),
            "--set=gates.0.at-least=2",
            "--set=gates=[{ metric: size }]",
            "--set=gates.0.at-least=3");

    assertThat(overrides.values().entrySet())
        .containsExactly(
            Map.entry("gates", "[{ metric: size }]"), Map.entry("gates.0.at-least", "3"));
  }
}
