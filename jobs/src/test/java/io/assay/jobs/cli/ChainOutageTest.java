package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Batches;
import io.assay.jobs.table.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The chain is away while a batch is run, and comes back with the next. The tests are steps of this
 * story, in order, on one warehouse.
 */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChainOutageTest {
  @TempDir static Path directory;
  private SmallDataset dataset;
  private Path first;
  private Path second;
  private String nobody;

  @Test
  @Order(1)
  void everythingBeforeTheAnchorIsKept() throws IOException {
    dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    first = dataset.file("first.csv", SmallDataset.HEADER + "i1,ann,First.,1\n");
    second = dataset.file("second.csv", SmallDataset.HEADER + "i2,bob,Second.,2\n");
    nobody = "http://127.0.0.1:" + freePort();

    CommandLineRun run = dataset.run("b1", "--input", first.toString(), "--rpc-url", nobody);

    assertThat(run.code()).as(run.err()).isEqualTo(5);
    assertThat(run.out() + run.err()).contains(nobody).doesNotContain("Exception", "\tat ");
    assertThat(stages("b1")).contains("reward").doesNotContain("anchor", "report");
    assertThat(dataset.rows(Ledger.TABLE, "b1", 1)).isNotEmpty();
    assertThat(dataset.warehouse().payouts("b1").resolve("summary.json")).exists();
    assertThat(dataset.tables().exists(Anchors.TABLE)).isFalse();
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(5);
    assertThat(dataset.lastResult().path("outcome").asText()).isEqualTo("anchor-pending");
    assertThat(Files.readString(dataset.warehouse().report("b1")))
        .contains(
            "data-standing=\"WAITING_FOR_ANCHOR\"",
            "Accepted, and waiting for its anchor.",
            "run it again to anchor it, nothing is lost");
  }

  @Test
  @Order(2)
  void anotherBatchWaitsToo() throws IOException {
    CommandLineRun run = dataset.run("b2", "--input", second.toString(), "--rpc-url", nobody);

    assertThat(run.code()).as(run.err()).isEqualTo(5);
    assertThat(run.err()).contains("b1", nobody).hasLineCount(1);
    assertThat(stages("b2")).isEmpty();
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(5);
    assertThat(dataset.lastResult().path("batch").asText()).isEqualTo("b2");
  }

  @Test
  @Order(3)
  void theChainOfAnotherWarehouseIsAConflict() throws IOException {
    Path descriptor = dataset.warehouse().descriptor();
    String ours = Files.readString(descriptor);
    String theirs =
        ours.replaceAll(
            "\"distributor\" : \"0x[0-9a-fA-F]{40}\"",
            "\"distributor\" : \"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\"");
    assertThat(theirs).isNotEqualTo(ours);
    Files.writeString(descriptor, theirs);
    try {
      CommandLineRun run = dataset.run("b1", "--input", first.toString());

      assertThat(run.code()).as(run.err()).isEqualTo(4);
      assertThat(run.err())
          .contains("The chain's distributor for this dataset is", "which warehouse.json names")
          .hasLineCount(1);
      assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(4);
      assertThat(dataset.tables().exists(Anchors.TABLE)).isFalse();
    } finally {
      Files.writeString(descriptor, ours);
    }
  }

  @Test
  @Order(4)
  void theNextRunOfAnotherBatchAnchorsWhatWaitedFirst() throws IOException {
    CommandLineRun ingest = dataset.command("ingest", "b2", "--input", second.toString());

    assertThat(ingest.code()).as(ingest.err()).isZero();
    assertThat(stages("b1")).contains("anchor", "report");
    assertThat(stages("b2")).containsExactlyInAnyOrder("open", "ingest");
    assertThat(anchors()).containsExactlyInAnyOrder("b1 intent 1", "b1 confirmed 1");
    assertThat(Files.readString(dataset.warehouse().report("b1")))
        .contains("data-standing=\"ANCHORED\"");
  }

  @Test
  @Order(5)
  void theSameAgainAnchorsNothing() {
    CommandLineRun again = dataset.run("b1", "--input", first.toString());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("Nothing to do");
    assertThat(anchors()).hasSize(2);
  }

  @Test
  @Order(6)
  void aSealedBatchIsNotReplaced() throws IOException {
    CommandLineRun run = dataset.run("b1", "--replace", "--input", second.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("Batch b1 is sealed", "Deliver the change as a new batch")
        .hasLineCount(1);
    assertThat(dataset.lastResult().path("exit_code").asInt()).isEqualTo(2);
    assertThat(dataset.rows(Batches.TABLE, "b1", 2)).isEmpty();
  }

  @Test
  @Order(7)
  void withoutAWindowTheEmbeddedChainPaysByItself() throws IOException {
    String place = dataset.warehouse().root().toString();
    CommandLineRun status =
        CommandLineRun.of("payouts", "status", "--warehouse", place, "--format", "json");
    CommandLineRun claim = CommandLineRun.of("payouts", "claim-batch", "--warehouse", place);
    CommandLineRun books = CommandLineRun.of("payouts", "reconcile", "--warehouse", place);

    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out())
        .contains("\"epoch\":\"1\"", "\"declared\":\"100\"", "\"claimable\":\"100\"")
        .contains("\"waiting-for-an-address\":\"900\"", "\"people-waiting\":\"1\"");
    assertThat(claim.out()).as(claim.err()).contains("1 accounts were paid by 1 transactions.");
    assertThat(books.code()).as(books.out() + books.err()).isZero();
  }

  private List<String> stages(String batch) {
    return dataset.rows(Batches.TABLE, batch, 1).stream()
        .map(row -> row.<String>getAs(Batches.STAGE))
        .toList();
  }

  private List<String> anchors() {
    List<Row> rows = dataset.tables().read(Anchors.TABLE).collectAsList();
    return rows.stream()
        .map(
            row ->
                row.getAs("batch_id")
                    + " "
                    + row.getAs(Anchors.STATE)
                    + " "
                    + row.getAs(Anchors.NUMBER))
        .toList();
  }

  /** Free a moment ago, so nothing answers there. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
