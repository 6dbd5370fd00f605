package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without a chain nothing is sealed, yet what later batches are built on stays, and what a replaced
 * attempt could prove and pay goes. The tests are steps of this story, in order, on one warehouse.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplacedBatchTest {
  @TempDir static Path directory;
  private SmallDataset dataset;
  private Path changed;

  @Test
  @Order(1)
  void aBatchThatOthersAreBuiltOnIsNotReplaced() throws IOException {
    dataset =
        SmallDataset.in(
            directory,
            """
            gates:
              - { metric: size, of: accepted, at-least: 1, severity: error }
            """);
    Path first = dataset.file("first.csv", SmallDataset.HEADER + "i1,ann,First.,1\n");
    Path second = dataset.file("second.csv", SmallDataset.HEADER + "i2,bob,Second.,2\n");
    changed = dataset.file("changed.csv", SmallDataset.HEADER + "i1,ann,Changed.,1\n");
    assertThat(dataset.run("a", "--input", first.toString()).code()).isZero();
    assertThat(dataset.run("b", "--input", second.toString()).code()).isZero();

    CommandLineRun run = dataset.run("a", "--replace", "--input", changed.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("batch b was judged and paid after it. Deliver the change as a new batch.")
        .hasLineCount(1);
  }

  @Test
  @Order(2)
  void peopleArePaidAsTheRegistrySaidWhenTheBatchWasOpened() throws IOException {
    Path elsewhere = directory.resolve("registry");
    SmallDataset paying = SmallDataset.in(elsewhere, "contributors: { registry: registry.csv }\n");
    Path registry = paying.file("registry.csv", "handle,address,signature\n");
    Path items = paying.file("items.csv", SmallDataset.HEADER + "i1,ann,First.,1\n");
    for (String stage : List.of("ingest", "screen", "dedupe", "label", "represent", "decide")) {
      assertThat(paying.command(stage, "a", "--input", items.toString()).code()).isZero();
    }
    Files.writeString(registry, "handle,address,signature\n\n");

    CommandLineRun changed = paying.command("reward", "a");
    Files.writeString(registry, "handle,address,signature\n");
    CommandLineRun same = paying.command("reward", "a");

    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.err())
        .contains("which batch a was opened with). Put them back")
        .hasLineCount(1);
    assertThat(same.code()).as(same.err()).isZero();
  }

  @Test
  @Order(3)
  void aReplacedAttemptProvesAndPaysNothingEvenIfTheNewOneFails() throws IOException {
    Path proofs = dataset.warehouse().proofs("b");
    assertThat(Files.list(proofs)).isNotEmpty();

    CommandLineRun run =
        dataset.run("b", "--replace", "--input", changed.toString(), "--set", "gates.0.at-least=2");

    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(proofs).doesNotExist();
    assertThat(dataset.warehouse().payouts("b")).doesNotExist();
    assertThat(
            CommandLineRun.of(
                    "prove",
                    "i2",
                    "--batch",
                    "b",
                    "--warehouse",
                    dataset.warehouse().root().toString())
                .code())
        .isNotZero();
  }
}
