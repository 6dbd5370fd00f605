package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Batches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a contributor can read from the public list: what to bring, what it earns, who checks. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class WantedPageTest {
  private static final String BOUNTIES = "{weight: 50, refresh: 20, budget-basis-points: 1000}";

  @TempDir Path directory;

  @Test
  void saysOfEachGapWhatItPaysAndHowThatIsChecked(SparkSession spark) throws Exception {
    MeasuredCommons commons = new MeasuredCommons(spark, directory).wanted(0, true, 2L);

    new ReportStage().run(commons.context(BOUNTIES));

    JsonNode json = json(commons);
    assertThat(json.path("bounties").toString())
        .isEqualTo(
            "{\"record-weight\":100,\"weight\":50,\"refresh\":20,\"budget-basis-points\":1000}");
    List<String> gaps = new ArrayList<>();
    json.path("gaps")
        .forEach(gap -> gaps.add(gap.path("check").asText() + " " + gap.path("bounty")));
    assertThat(gaps)
        .containsExactly(
            "confirmed {\"weight\":50,\"room\":9,\"confirm\":[\"language\"]}",
            "derived {\"weight\":50,\"room\":7}",
            "confirmed {\"weight\":50,\"room\":5,\"confirm\":[\"language\"]}",
            "renewed {\"weight\":20,\"room\":4}",
            "unconfirmable ",
            // The same records as the first gap, so the same room.
            "confirmed {\"weight\":50,\"room\":9,\"confirm\":[\"language\"]}",
            "confirmed {\"weight\":50,\"room\":1,\"confirm\":[\"language\"]}",
            "no-kind ");
    Chromium.Page page = Chromium.find().open(commons.reports().resolve("wanted.html"));
    assertThat(page.console()).isEmpty();
    assertThat(page.dom())
        .contains(
            "An accepted new record weighs 100, and 50 more if it fills a gap with a bounty",
            "at most 10.0&nbsp;% of that part",
            "offered for the batch after 2026-01",
            "by curators: language",
            "computed from the content itself",
            "language: de, length: long")
        .doesNotContain("<script", "too small");
  }

  @Test
  void withoutBountiesItSaysSo(SparkSession spark) throws Exception {
    MeasuredCommons commons = new MeasuredCommons(spark, directory).wanted(0, true, 2L);

    new ReportStage().run(commons.context(null));

    assertThat(html(commons))
        .contains("the charter offers no bounty")
        .doesNotContain("Bounty weight", "How it is checked");
    assertThat(json(commons).path("bounties").isNull()).isTrue();
    assertThat(json(commons).path("gaps").findValues("bounty")).isEmpty();
  }

  @Test
  void onlyTheLargestGapsHaveABounty(SparkSession spark) throws Exception {
    MeasuredCommons commons = new MeasuredCommons(spark, directory).wanted(1000, true, 2L);

    new ReportStage().run(commons.context(BOUNTIES));

    JsonNode gaps = json(commons).path("gaps");
    // Seven gaps come before: one is stale, two are of the same records.
    assertThat(gaps.get(7 + 994).path("check").asText()).isEqualTo("confirmed");
    assertThat(gaps.get(7 + 995).path("check").asText()).isEqualTo("too-small");
  }

  @Test
  void saysWhatIsLeftOut(SparkSession spark) throws Exception {
    MeasuredCommons commons = new MeasuredCommons(spark, directory).wanted(10_050, true, 2L);

    new ReportStage().run(commons.context(BOUNTIES));

    JsonNode json = json(commons);
    assertThat(json.path("gap-count").asInt()).isEqualTo(10_058);
    assertThat(json.path("gaps").size()).isEqualTo(10_000);
    assertThat(json.path("gaps-left-out").asInt()).isEqualTo(58);
    assertThat(json.path("plan").size()).isEqualTo(10_051);
    assertThat(html(commons))
        .contains("Shown are the first 40 gaps; 10,018 more are in wanted.json")
        .contains("Shown are the first 40 kinds of records; 10,011 more are in wanted.json");
  }

  @Test
  void saysTogetherOnlyWhereItIs(SparkSession spark) throws Exception {
    MeasuredCommons together =
        new MeasuredCommons(spark, directory.resolve("a")).wanted(2, true, 5L);
    MeasuredCommons apart = new MeasuredCommons(spark, directory.resolve("b")).wanted(2, false, 5L);
    MeasuredCommons untold =
        new MeasuredCommons(spark, directory.resolve("c")).wanted(2, null, null);
    for (MeasuredCommons each : List.of(together, apart, untold)) {
      new ReportStage().run(each.context(null));
    }

    assertThat(html(together))
        .contains(
            "The 6 records below close together all gaps that lack records, of some kind or of any",
            "Fewer than 5 cannot do it.");
    assertThat(json(together).path("plan-reach").toString())
        .isEqualTo("{\"records\":6,\"together\":true,\"bounded\":true,\"fewest\":5}");
    assertThat(html(apart))
        .contains("do not close all gaps at once")
        .doesNotContain("gaps together");
    assertThat(html(untold)).doesNotContain("gaps together", "at once");
    assertThat(json(untold).path("plan-reach").toString()).isEqualTo("{\"records\":6}");
  }

  @Test
  void whatAFailedBatchWouldHaveLeftIsWantedByNobody(SparkSession spark) throws Exception {
    MeasuredCommons commons =
        new MeasuredCommons(spark, directory)
            .wanted(0, true, 2L)
            .fill(Batches.TABLE, FilledWarehouse.stage(2, "decide", "gate-failed", 1, 0));

    new ReportStage().run(commons.context(BOUNTIES));

    assertThat(commons.reports().resolve("wanted.html")).doesNotExist();
    assertThat(commons.reports().resolve("wanted.json")).doesNotExist();
    assertThat(Files.readString(commons.reports().resolve("2026-01.html")))
        .doesNotContain("href=\"wanted.html\"");
  }

  private static String html(MeasuredCommons commons) throws Exception {
    return Files.readString(commons.reports().resolve("wanted.html"));
  }

  private static JsonNode json(MeasuredCommons commons) throws Exception {
    return new ObjectMapper().readTree(commons.reports().resolve("wanted.json").toFile());
  }
}
