package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that corrects an anchored one is an entry of its own, and the chain says so. */
@Tag("spark")
class CorrectedBatchTest {
  /** A node that nobody runs: port 1 is nobody's on a machine that runs tests. */
  private static final String[] AWAY = {"--rpc-url", "http://127.0.0.1:1"};

  @TempDir Path directory;

  @Test
  void theChainSaysWhichEntryHoldsAndBothStay() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    assertThat(run(dataset, "a").code()).isZero();

    CommandLineRun unknown = run(dataset, "b", "--supersedes", "nothing");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--supersedes: nothing (expected: another batch that is");
    assertThat(run(dataset, "b", "--supersedes", "b").code()).isEqualTo(2);
    assertThat(run(dataset, "b", "--supersedes", "a/../\u001b[31m").err()).doesNotContain("\u001b");

    CommandLineRun corrected = run(dataset, "b", "--supersedes", "a");
    assertThat(corrected.code()).as(corrected.err()).isZero();
    assertThat(corrects(dataset, "b", 1)).containsExactly(1L, 1L);

    assertThat(run(dataset, "b", "--supersedes", "a").code()).isZero();
    CommandLineRun taken = run(dataset, "b");
    assertThat(taken.code()).as("what it was opened with is not taken back").isEqualTo(2);
    assertThat(taken.err()).contains("Batch b is sealed");
    CommandLineRun twice = run(dataset, "c", "--supersedes", "a");
    assertThat(twice.code()).isEqualTo(4);
    assertThat(twice.err()).contains("number 2 corrects batch a already");
    CommandLineRun verified =
        CommandLineRun.of("verify", "--warehouse", dataset.warehouse().root().toString());
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(Files.readString(dataset.warehouse().report("b")))
        .contains("Corrects the batch with number");
    assertThat(Files.readString(dataset.warehouse().reports().resolve("index.html")))
        .contains("corrected by");
  }

  @Test
  void whatABatchWasOpenedWithHoldsWhicheverCommandAnchorsIt() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    assertThat(run(dataset, "a").code()).isZero();
    assertThat(run(dataset, "plain", AWAY).code()).isEqualTo(5);

    CommandLineRun late = run(dataset, "plain", "--supersedes", "a");
    assertThat(late.code()).as("a waiting batch does not become another").isEqualTo(2);
    assertThat(late.err()).contains("Batch plain is known with other input, options or charter");
    CommandLineRun alone = dataset.command("anchor", "plain", "--supersedes", "a");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--supersedes: a (expected: none, as batch plain was opened)");

    CommandLineRun next = run(dataset, "b", "--supersedes", "a");
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(corrects(dataset, "plain", 1))
        .as("it waited, and is no correction")
        .containsOnly(0L);
    assertThat(corrects(dataset, "b", 1)).containsOnly(1L);

    assertThat(run(dataset, "c", "--supersedes", "b", AWAY[0], AWAY[1]).code()).isEqualTo(5);
    CommandLineRun last = run(dataset, "d");
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(corrects(dataset, "c", 1)).as("it waited, and still corrects b").containsOnly(3L);
    assertThat(corrects(dataset, "d", 1)).containsOnly(0L);
  }

  @Test
  void aWaitingBatchJudgedAfreshMayBecomeACorrection() throws IOException {
    SmallDataset dataset = SmallDataset.in(directory, "chain: { confirmations: 1 }\n");
    assertThat(run(dataset, "a").code()).isZero();
    assertThat(run(dataset, "b", AWAY).code()).isEqualTo(5);

    CommandLineRun afresh = run(dataset, "b", "--supersedes", "a", "--replace");

    assertThat(afresh.code()).as(afresh.err()).isZero();
    assertThat(corrects(dataset, "b", 2)).containsOnly(1L);
  }

  private static List<Long> corrects(SmallDataset dataset, String batch, int attempt) {
    return dataset.rows(Anchors.TABLE, batch, attempt).stream()
        .map((Row row) -> row.<Long>getAs(Anchors.SUPERSEDES))
        .toList();
  }

  private static CommandLineRun run(SmallDataset dataset, String batch, String... more)
      throws IOException {
    String record = SmallDataset.HEADER + "%s,ann,Words of %s.,1\n".formatted(batch, batch);
    String[] input = {"--input", dataset.file(batch + ".csv", record).toString()};
    return dataset.run(
        batch, Stream.concat(Arrays.stream(input), Arrays.stream(more)).toArray(String[]::new));
  }
}
