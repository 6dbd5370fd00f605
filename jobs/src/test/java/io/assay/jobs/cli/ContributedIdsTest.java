package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who chooses an id hides nothing with it, and every item can be asked for. */
@Tag("spark")
class ContributedIdsTest {
  private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  @TempDir static Path directory;
  private static SmallDataset dataset;

  @BeforeAll
  static void ingest() throws IOException {
    dataset = SmallDataset.in(directory, "");
    Path items =
        dataset.file(
            "items.csv",
            SmallDataset.HEADER
                + "%s,ann,First.,1\n-x1,bob,Second.,2\nitems.csv:1,eve,Third.,3\n@/etc/hostname,ann,Fourth.,4\n"
                    .formatted(ADDRESS));
    CommandLineRun run = dataset.command("ingest", "b1", "--input", items.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x1", "@/etc/hostname", "items.csv:1", ADDRESS})
  void areFoundExactly(String id) {
    CommandLineRun run = explain("--exact", "--", id);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Item " + id);
  }

  @Test
  void doNotHideTheBooksOfAnAddress() {
    CommandLineRun run = explain(ADDRESS);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(ADDRESS).doesNotContain("Item " + ADDRESS);
    assertThat(run.err()).contains("assay explain --exact " + ADDRESS);
  }

  @Test
  void doNotHideTheRecordAtAPlace() {
    CommandLineRun run = explain("items.csv:1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("means more than one item", ADDRESS, "items.csv:1", "--exact")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select raise_error('seen') from items",
        "select item_id rlike '(' from items",
        "select date_trunc('day', make_timestamp(2026, 13, 1, 0, 0, 0)), raise_error('x')"
      })
  void areReadByQueriesWhoseFaultsAreTheirOwn(String query) {
    CommandLineRun run =
        CommandLineRun.of("sql", query, "--warehouse", dataset.warehouse().root().toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("assay: ")))
        .singleElement()
        .asString()
        .startsWith("assay: The query failed as it ran: ");
    assertThat(run.err()).doesNotContain("\tat ", "should not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.sql.session.timeZone=Asia/Tokyo",
        "spark.sql.ansi.enabled=true",
        "spark.sql.legacy.timeParserPolicy=LEGACY"
      })
  void areJudgedUnderSettingsThatNobodyChanges(String setting) {
    CommandLineRun run = dataset.command("screen", "b1", "--conf", setting);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--conf: spark.sql.", "changes what results rest on");
  }

  private static CommandLineRun explain(String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of("--warehouse", dataset.warehouse().root().toString()));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
