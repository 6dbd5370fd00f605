package io.assay.jobs.report;

import static io.assay.jobs.report.SentenceCommons.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ReportStageTest {
  @TempDir static Path root;
  private static FilledWarehouse filled;
  private static String page;
  private static String index;

  @BeforeAll
  static void write(SparkSession spark) throws Exception {
    filled = SentenceCommons.fill(new FilledWarehouse(spark, root));
    new ReportStage().run(filled.context(JANUARY, 2));
    page = Files.readString(filled.warehouse().report("2026-01"));
    index = Files.readString(filled.warehouse().reports().resolve("index.html"));
  }

  @Test
  void writesAPageAndAnIndex() {
    assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(index).contains("href=\"2026-01.html\"").doesNotContain("href=\"2025-12.html\"");
  }
}
