package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Gates;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Decisions that come alone take effect, and what they rejected is not accepted by coming again.
 */
@Tag("spark")
class DecidedAgainTest {
  private static final Path DEMO = Path.of("src/main/demo/prompts").toAbsolutePath();

  private static final String ALIKE = "duplicates.normalise=[case, whitespace]";

  @TempDir Path directory;

  @Test
  void whatPeopleRejectedWaitsForThemWhoeverDeliversItAgain() throws IOException {
    SmallDataset dataset =
        SmallDataset.in(
            directory,
            """
            review: { reviewers: 1 }
            gates:
              - { metric: size, of: accepted, at-least: 1, severity: error }
              - { metric: mean, column: stars, of: accepted, at-least: 0.5, severity: error }
              - { metric: size, of: dataset, at-least: 1, severity: error }
            """);
    Path first =
        dataset.file(
            "first.csv",
            SmallDataset.HEADER
                + "i1,ann,One.,1\ni2,bob,Two words.,1\ni3,ann,Three.,1\ni4,ann,Four.,1\n");
    Path decisions =
        dataset.file(
            "decisions.csv",
            ReviewFile.HEADER
                + "\ni1,reject,cat,,a,,,,,\ni2,reject,cat,,a,,,,,\ni3,reject,cat,,a,,,,,\n");
    Path again =
        dataset.file(
            "again.csv",
            SmallDataset.HEADER + "i1,ann,One.,1\nx2,dan,TWO  words.,1\ni3,ann,Changed.,1\n");
    assertThat(dataset.run("a", "--input", first.toString(), "--set", ALIKE).code()).isZero();

    CommandLineRun alone = dataset.run("b", "--decisions", decisions.toString(), "--set", ALIKE);
    CommandLineRun next = dataset.run("c", "--input", again.toString(), "--set", ALIKE);

    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(dataset.rows(Gates.TABLE, "b", 1))
        .extracting(row -> row.getAs(Gates.GATE) + " " + row.getAs(Gates.OUTCOME))
        .containsExactlyInAnyOrder(
            "size.accepted unmeasured", "mean.stars.accepted unmeasured", "size.dataset pass");
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(told(dataset.rows(Verdicts.TABLE, "c", 1)))
        .containsExactlyInAnyOrder(
            "i1 review [content:rejected-before]",
            "x2 review [content:rejected-before]",
            "i3 accepted []");
  }

  @Test
  void aReviewUnderTheCharterOfTheDemoPassesItsGates() throws IOException {
    SharedSpark.session();
    String text = Files.readString(DEMO.resolve("charter.yaml"));
    Path charter =
        Files.writeString(
            directory.resolve("charter.yaml"), text.substring(0, text.indexOf("\nchain:")));
    Files.copy(DEMO.resolve("contributors.csv"), directory.resolve("contributors.csv"));
    String warehouse = directory.resolve("w").toString();
    assertThat(
            CommandLineRun.of("init", "--warehouse", warehouse, "--charter", "" + charter).code())
        .isZero();
    CommandLineRun first =
        CommandLineRun.of(
            "run",
            "--warehouse",
            warehouse,
            "--charter",
            charter.toString(),
            "--batch",
            "a",
            "--input",
            DEMO.resolve("2026-01.csv").toString(),
            "--submitted-at",
            Community.AS_OF,
            "--as-of",
            Community.AS_OF,
            "--master",
            "local[2]");
    assertThat(first.code()).as(first.err()).isZero();
    TableStore tables =
        new TableStore(SharedSpark.session(), new Warehouse(Path.of(warehouse)).tables());
    String accepted =
        tables.read(Verdicts.TABLE, new BatchKey("a", 1)).collectAsList().stream()
            .filter(row -> "accepted".equals(row.getAs(Verdicts.VERDICT)))
            .findFirst()
            .orElseThrow()
            .getAs(TableDefinition.ITEM_ID);
    Path decisions =
        Files.writeString(
            directory.resolve("decisions.csv"),
            ReviewFile.HEADER + "\n" + accepted + ",reject,cat,,a,,,,,\n");

    CommandLineRun review =
        CommandLineRun.of(
            "review",
            "import",
            decisions.toString(),
            "--warehouse",
            warehouse,
            "--charter",
            charter.toString(),
            "--batch",
            "r",
            "--as-of",
            Community.AS_OF,
            "--master",
            "local[2]");

    assertThat(review.code()).as(review.err() + review.out()).isZero();
    assertThat(told(tables.read(Verdicts.TABLE, new BatchKey("r", 1)).collectAsList()))
        .contains(accepted + " rejected [review:rejected]");
  }

  private static List<String> told(List<Row> verdicts) {
    return verdicts.stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(
                        row.getAs(TableDefinition.ITEM_ID),
                        row.getAs(Verdicts.VERDICT),
                        row.getList(row.fieldIndex(Verdicts.REASONS))))
        .toList();
  }
}
