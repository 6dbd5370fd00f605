package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void checkRefusesACharterOfAnotherDatasetThanTheWarehouse(@TempDir Path warehouse)
      throws IOException {
    String none = "0x0000000000000000000000000000000000000000";
    for (String dataset : List.of("small-community", "another")) {
      new WarehouseDescriptor(WarehouseDescriptor.FORMAT, dataset, 0, none, none, none)
          .write(new Warehouse(warehouse));

      CommandLineRun run =
          CommandLineRun.of(
              "charter",
              "check",
              "--charter",
              Community.file("charter.yaml").toString(),
              "--warehouse",
              warehouse.toString());

      assertThat(run.code()).as(run.err()).isEqualTo(dataset.equals("another") ? 2 : 0);
      assertThat(run.err().contains("holds the dataset another"))
          .isEqualTo(dataset.equals("another"));
    }
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
