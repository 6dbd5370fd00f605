package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charter that bounds ages and declares no population. */
@Tag("spark")
class AgesAloneTest {
  @TempDir Path directory;

  @Test
  void agesAreMeasuredWithoutAnyDimension() throws IOException {
    SmallDataset dataset =
        SmallDataset.in(
            directory,
            """
            freshness: { max-age-days: 30, severity: warn, windows: [10, 30] }
            gates:
              - { metric: stale-share, of: dataset, at-most: 0.5, severity: warn }
            """);
    run(dataset, "a", "2026-02-02", "i1,ann,One.,1\ni2,bob,Two.,\n");
    Path croissant = dataset.warehouse().documents().resolve("croissant.json");
    assertThat(Files.readString(croissant))
        .contains("No item is older than 30 days. The charter declares no shares.");
    run(dataset, "b", "2026-03-31", "i3,ann,Three.,1\n");

    assertThat(stale(dataset, "a"))
        .containsExactly("batch stale-share 0/1", "dataset stale-share 0/1");
    assertThat(stale(dataset, "b"))
        .containsExactly("batch stale-share 1/1", "dataset stale-share 1/1");
    assertThat(dataset.rows(Gaps.TABLE, "a", 1)).isEmpty();
    assertThat(dataset.rows(Gaps.TABLE, "b", 1))
        .extracting(
            row ->
                "%s %s %d %d"
                    .formatted(
                        row.<String>getAs(Gaps.KIND),
                        row.<String>getAs(Gaps.CATEGORY),
                        row.<Long>getAs(Gaps.OBSERVED),
                        row.<Long>getAs(Gaps.MISSING)))
        .containsExactly("stale older than 30 days 0 3");
    assertThat(dataset.rows(Gates.TABLE, "b", 1))
        .extracting(row -> row.<String>getAs(Gates.OUTCOME))
        .containsExactly("warn");
    assertThat(Files.readString(dataset.warehouse().report("b")))
        .contains("Age of the contents", "representation.age.older", "share that is stale")
        .doesNotContain("Each bar is", "Gini");
    assertThat(Files.readString(dataset.warehouse().reports().resolve("wanted.html")))
        .contains("older than 30 days");
    assertThat(Files.readString(croissant)).contains("3 items are older than 30 days");
  }

  private static void run(SmallDataset dataset, String batch, String asOf, String records)
      throws IOException {
    Path file = dataset.file(batch + ".csv", SmallDataset.HEADER + records);
    CommandLineRun run =
        dataset.run(batch, "--input", file.toString(), "--as-of", asOf + "T00:00:00Z");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContainPattern("represent +not in the charter");
  }

  /** All measures of both sets. */
  private static List<String> stale(SmallDataset dataset, String batch) {
    return dataset.rows(Measures.TABLE, batch, 1).stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(
                        row.getAs(Measures.SCOPE),
                        row.getAs(Measures.MEASURE),
                        row.getAs(Measures.EXACT)))
        .sorted()
        .toList();
  }
}
