package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the report draws and lists of a dataset that was measured after two batches. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class RepresentationPageTest {
  private static Chromium.Page page;

  @BeforeAll
  static void write(SparkSession spark, @TempDir Path directory) throws Exception {
    MeasuredCommons commons = new MeasuredCommons(spark, directory).measured();
    new ReportStage().run(commons.context(null));
    page = Chromium.find().open(commons.reports().resolve("2026-01.html"));
  }

  @Test
  void opensWithoutAnError() {
    assertThat(page.console()).isEmpty();
    assertThat(page.dom()).doesNotContain("<script");
  }

  @Test
  void drawsTheIntervalOfEachShareOnTheScaleOfItsBar() {
    assertThat(page.dom())
        .contains("Of 20 accepted items; bars from 0 to 100.0&nbsp;%")
        .contains("<line class=\"whisker\" x1=\"50\" x2=\"450\" y1=\"9\" y2=\"9\">")
        .contains("<line class=\"whisker\" x1=\"550\" x2=\"950\" y1=\"9\" y2=\"9\">")
        .contains("dataset 20.0&nbsp;%, batch 10.0&nbsp;%, target 50.0&nbsp;%")
        .contains("25.0&nbsp;% (10.0&nbsp;% to 50.0&nbsp;%)");
  }

  @Test
  void shadesPairsByHowFarTheyAreOff() {
    assertThat(page.dom())
        .contains("language × length")
        .contains("<td class=\"less-4\" title=\"1 contents\">5.0&nbsp;% (25.0&nbsp;%)</td>")
        .contains("<td class=\"less-4\" title=\"3 contents\">15.0&nbsp;% (25.0&nbsp;%)</td>")
        .contains("<td class=\"even\" title=\"5 contents\">25.0&nbsp;% (25.0&nbsp;%)</td>")
        .contains("<td class=\"more-4\" title=\"11 contents\">55.0&nbsp;% (25.0&nbsp;%)</td>");
  }

  @Test
  void drawsTheDistanceOverTheBatches() {
    assertThat(page.dom())
        .contains(
            "Distance to the target after each of the last 2 batches, with its interval, on a scale to 0.6000: 0.4000 after 2025-12, 0.3000 after 2026-01");
    // A value of 0.4 of 0.6 stands at two thirds of the height.
    assertThat(page.dom())
        .contains("<line class=\"trend\" x1=\"30.0\" y1=\"31.3\" x2=\"590.0\" y2=\"45.0\">")
        .contains("<line class=\"whisker\" x1=\"30.0\" y1=\"58.7\" x2=\"30.0\" y2=\"4.0\">");
  }

  @Test
  void listsDriftAndAges() {
    assertThat(page.numbers())
        .containsEntry("representation.drift.language.total-variation", "0.125")
        .containsEntry("representation.age.up to 30 days", "9")
        .containsEntry("representation.age.up to 365 days", "0")
        .containsEntry("representation.age.older", "3")
        .containsEntry("representation.*.stale-share", "0.25");
    assertThat(page.dom()).contains("This batch against the batch before");
  }
}
