package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Contents;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Metrics;
import io.assay.jobs.table.Payouts;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One batch that fails its gate, comes again, and is replaced; then one that has it as history. The
 * tests are steps of this story, in order, on one warehouse.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepeatedRunTest {
  private static final String GATES =
      """
      gates:
        - { metric: size, of: accepted, at-least: 3, severity: error }
      """;

  @TempDir static Path directory;
  private SmallDataset dataset;
  private Path two;
  private Path three;
  private Path later;

  @Test
  @Order(1)
  void failedErrorGatePaysAndAnchorsNothingAndLeavesTheReport() throws IOException {
    dataset = SmallDataset.in(directory, GATES);
    two = dataset.file("two.csv", SmallDataset.HEADER + "i1,ann,First.,1\ngone,bob,Gone.,2\n");
    three =
        dataset.file(
            "three.csv",
            SmallDataset.HEADER + "i1,ann,First.,1\ni2,bob,Second.,2\ni3,cem,Third.,3\n");
    later =
        dataset.file(
            "later.csv",
            SmallDataset.HEADER + "i1,ann,First.,1\ngone,bob,Gone.,2\ni4,dee,Fourth.,4\n");

    CommandLineRun run = dataset.run("b1", "--input", two.toString());

    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("A gate failed, so nothing is paid or anchored.");
    assertThat(run.err()).contains("a gate failed").doesNotContain("Exception", "\tat ");
    assertThat(stages(1)).contains("decide gate-failed", "report done");
    assertThat(stages(1)).noneMatch(stage -> stage.matches("(reward|anchor) .*"));
    assertThat(dataset.rows(Ledger.TABLE, "b1", 1)).isEmpty();
    assertThat(dataset.rows(Payouts.TABLE, "b1", 1)).isEmpty();
    assertThat(dataset.rows(Anchors.TABLE, "b1", 1)).isEmpty();
    assertThat(dataset.warehouse().payouts("b1")).doesNotExist();
    assertThat(dataset.rows(Gates.TABLE, "b1", 1))
        .extracting(row -> row.getAs(Gates.GATE) + " " + row.getAs(Gates.OUTCOME))
        .containsExactly("size.accepted fail");
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(3);
    assertThat(dataset.lastResult().path("outcome").asText()).isEqualTo("gate-failed");

    String page = Files.readString(dataset.warehouse().report("b1"));
    assertThat(page)
        .contains(
            "data-standing=\"GATE_FAILED\"",
            "A gate failed: nothing of this batch is paid or anchored.",
            "run the batch again with --replace",
            "size.accepted");
    assertThat(Files.readString(dataset.warehouse().reports().resolve("index.html")))
        .contains("gate failed");
  }

  @Test
  @Order(2)
  void theSameAgainIsNothingToDoAndStaysThree() throws IOException {
    List<Long> counts = rowCounts();

    CommandLineRun again = dataset.run("b1", "--input", two.toString());

    assertThat(again.code()).as(again.err()).isEqualTo(3);
    assertThat(rowCounts()).isEqualTo(counts);
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(3);
    assertThat(dataset.lastResult().path("stages")).isEmpty();
  }

  @Test
  @Order(3)
  void otherInputIsRefusedUnlessToldToReplace() throws IOException {
    List<Long> counts = rowCounts();

    CommandLineRun other = dataset.run("b1", "--input", three.toString());
    CommandLineRun options =
        dataset.run("b1", "--input", two.toString(), "--as-of", "2026-02-01T00:00:00Z");
    CommandLineRun charter =
        dataset.run("b1", "--input", two.toString(), "--set", "gates.0.at-least=2");

    for (CommandLineRun refused : List.of(other, options, charter)) {
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("Batch b1 is known with other input, options or charter", "Add --replace")
          .hasLineCount(1);
    }
    assertThat(rowCounts()).isEqualTo(counts);
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(2);
  }

  @Test
  @Order(4)
  void replacedIsANewAttemptAndTheOldOneStaysStored() throws IOException {
    CommandLineRun run = dataset.run("b1", "--replace", "--input", three.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(dataset.lastResult().path("attempt").asInt()).isEqualTo(2);
    assertThat(ids(Verdicts.TABLE, "b1", 2)).containsExactly("i1", "i2", "i3");
    assertThat(ids(Contents.TABLE, "b1", 1)).containsExactly("gone", "i1");
    assertThat(dataset.rows(Gates.TABLE, "b1", 2))
        .extracting(row -> row.<String>getAs(Gates.OUTCOME))
        .containsExactly("pass");
    assertThat(accepted(1)).as("metrics of the attempt that failed").containsExactly("2/1");
    assertThat(accepted(2)).as("metrics of the one that stands").containsExactly("3/1");
    assertThat(Files.readString(dataset.warehouse().report("b1")))
        .contains("data-standing=\"ACCEPTED\"");
  }

  /** The size of the accepted set as the history of metrics keeps it. */
  private List<String> accepted(int attempt) {
    return dataset.rows(Metrics.TABLE, "b1", attempt).stream()
        .filter(row -> "size".equals(row.getAs(Metrics.NAME)))
        .filter(row -> "accepted".equals(row.getAs(Metrics.SCOPE)))
        .map(row -> row.getAs(Metrics.NUMERATOR) + "/" + row.getAs(Metrics.DENOMINATOR))
        .toList();
  }

  @Test
  @Order(5)
  void replacedAgainWithTheSameIsNothingToDo() throws IOException {
    List<Long> counts = rowCounts();

    CommandLineRun again = dataset.run("b1", "--replace", "--input", three.toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("Nothing to do: the batch is complete.");
    assertThat(rowCounts()).isEqualTo(counts);
  }

  @Test
  @Order(6)
  void theOldAttemptIsInvisible() {
    CommandLineRun accepted =
        CommandLineRun.of(
            "sql",
            "--warehouse",
            dataset.warehouse().root().toString(),
            "--format",
            "csv",
            "select item_id from accepted order by item_id");
    assertThat(accepted.out().lines().skip(1)).containsExactly("i1", "i2", "i3");

    CommandLineRun ingest = dataset.command("ingest", "b2", "--input", later.toString());

    assertThat(ingest.code()).as(ingest.err()).isZero();
    assertThat(dataset.rows(Items.TABLE, "b2", 1))
        .extracting(row -> row.getAs(TableDefinition.ITEM_ID) + " " + row.getAs(Items.DELIVERY))
        .containsExactlyInAnyOrder("i1 redelivered", "gone new", "i4 new");
  }

  @Test
  @Order(7)
  void aSecondBatchIsRefusedWhileOneIsUnfinished() throws IOException {
    CommandLineRun other = dataset.run("b3", "--input", three.toString());

    assertThat(other.code()).isEqualTo(4);
    assertThat(other.err())
        .contains("Batch b2 is not finished: its last stage is ingest", "Run it again first")
        .hasLineCount(1);
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(4);
    assertThat(dataset.rows(Batches.TABLE, "b3", 1)).isEmpty();
  }

  private List<String> stages(int attempt) {
    return dataset.rows(Batches.TABLE, "b1", attempt).stream()
        .map(row -> row.getAs(Batches.STAGE) + " " + row.getAs(Batches.OUTCOME))
        .toList();
  }

  private List<String> ids(TableDefinition table, String batch, int attempt) {
    List<String> ids = new ArrayList<>();
    for (Row row : dataset.rows(table, batch, attempt)) {
      ids.add(row.getAs(TableDefinition.ITEM_ID));
    }
    ids.sort(null);
    return ids;
  }

  /** Row counts of everything a run writes to. */
  private List<Long> rowCounts() {
    return List.of(
        dataset.tables().read(Batches.TABLE).count(),
        dataset.tables().read(Items.TABLE).count(),
        dataset.tables().read(Verdicts.TABLE).count(),
        dataset.tables().read(Gates.TABLE).count());
  }
}
