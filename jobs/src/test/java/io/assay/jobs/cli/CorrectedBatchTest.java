package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Anchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that corrects an anchored one is an entry of its own, and the chain says so. */
@Tag("spark")
class CorrectedBatchTest {
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
    assertThat(dataset.rows(Anchors.TABLE, "b", 1))
        .extracting((Row row) -> row.<Long>getAs(Anchors.SUPERSEDES))
        .containsExactly(1L, 1L);

    assertThat(run(dataset, "b", "--supersedes", "a").code()).isZero();
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

  private static CommandLineRun run(SmallDataset dataset, String batch, String... more)
      throws IOException {
    String record = SmallDataset.HEADER + "%s,ann,Words of %s.,1\n".formatted(batch, batch);
    String[] input = {"--input", dataset.file(batch + ".csv", record).toString()};
    return dataset.run(
        batch, Stream.concat(Arrays.stream(input), Arrays.stream(more)).toArray(String[]::new));
  }
}
