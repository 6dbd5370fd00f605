package io.assay.jobs.report;

import static io.assay.jobs.report.SentenceCommons.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Verdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ReportStageTest {
  private static FilledWarehouse filled;
  private static String page;
  private static String index;

  @BeforeAll
  static void write() throws Exception {
    filled = SentenceCommons.warehouse();
    new ReportStage().run(filled.context(JANUARY, 2));
    page = Files.readString(filled.warehouse().report("2026-01"));
    index = Files.readString(filled.warehouse().reports().resolve("index.html"));
  }

  @Test
  void writesAPageAndAnIndexThatLinksToPagesThatExist() {
    assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(index).contains("href=\"2026-01.html\"").doesNotContain("href=\"2025-12.html\"");
  }

  @Test
  void saysInWordsWhatBecameOfTheBatch() {
    assertThat(page)
        .contains("data-standing=\"ANCHORED\"", "Accepted, paid and anchored.")
        .contains("an item that came first has the same text")
        .contains("please &lt;do not&gt; shout")
        .contains("assay review export")
        .contains("proves nothing to third parties")
        .contains("0x" + "66".repeat(32));
  }

  @Test
  void showsHowAlikeAPairIsAndWhatDiffers() {
    assertThat(page)
        .contains(
            "Jaccard 0.818181818, containment 0.900000000 (9 shingles in both, 10 in the kept item, 10 in the later one, threshold jaccard 0.8).")
        .contains("Kept, batch 2025-12", "Removed, a near duplicate")
        .contains("Repeated by others than who was first")
        .contains("of items submitted at the same instant nothing tells who wrote them first")
        .contains("<mark>Well</mark>");
  }

  @Test
  void sameTablesGiveTheSameBytesInFewJobs(SparkSession spark) throws Exception {
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    spark.sparkContext().addSparkListener(counter);
    new ReportStage().run(filled.context(JANUARY, 2));
    spark.sparkContext().removeSparkListener(counter);

    assertThat(Files.readString(filled.warehouse().report("2026-01"))).isEqualTo(page);
    assertThat(Files.readString(filled.warehouse().reports().resolve("index.html")))
        .isEqualTo(index);
    assertThat(jobs.get()).isBetween(1, 50);
  }

  @Test
  void hostileContributionsAreShownAsTextInABrowser() throws Exception {
    Chromium.Page seen = Chromium.find().open(filled.warehouse().report("2026-01"));

    assertThat(seen.console()).isEmpty();
    assertThat(seen.dom())
        .contains("<title>Sentence Commons · batch 2026-01</title>")
        .contains("&lt;script&gt;document.title='owned'&lt;/script&gt;")
        .contains("&lt;/style&gt;&lt;/title&gt;--&gt;")
        .contains("pay ⟨U+202E⟩eve⟨U+202C⟩ now␀␛[2J")
        .doesNotContain("<script", "<img", "<textarea", "\u202E", "\u0000");
    assertThat(seen.dom().length()).isLessThan(100_000);
  }

  @Test
  void numbersInTheBrowserAreThoseOfTheTables() throws Exception {
    Chromium.Page seen = Chromium.find().open(filled.warehouse().report("2026-01"));

    assertThat(seen.numbers())
        .containsEntry("items.total", "7")
        .containsEntry("items.new", "4")
        .containsEntry("items.redelivered", "1")
        .containsEntry("quarantined", "2")
        .containsEntry("quarantine.item.not-json", "1")
        .containsEntry("stage.ingest.in", "9")
        .containsEntry("stage.ingest.rejected", "2")
        .containsEntry("verdicts.accepted", "2")
        .containsEntry("verdicts.later.accepted", "1")
        .containsEntry("verdicts.rejected", "3")
        .containsEntry("verdicts.review", "1")
        .containsEntry("reason.rejected.duplicate:exact", "1")
        .containsEntry("reason.rejected.duplicate:near", "1")
        .containsEntry("findings.warn.rule:shouting", "4")
        .containsEntry("duplicates.batch", "1")
        .containsEntry("duplicates.history", "1")
        .containsEntry("duplicates.exact.history", "1")
        .containsEntry("duplicates.near.batch", "1")
        .containsEntry("cluster.repeats", "1")
        .containsEntry("cluster.everywhere", "1")
        .containsEntry("cluster.size.1", "2")
        .containsEntry("party.repeats", "1")
        .containsEntry("labels.votes", "6")
        .containsEntry("labels.agreeing", "5")
        .containsEntry("labels.outcome.below-quorum", "1")
        .containsEntry("labels.judged", "7")
        .containsEntry("labels.iterations", "9")
        .containsEntry("labels.method.gold-right", "6")
        .containsEntry("labels.method.gold-items", "10")
        .containsEntry("relabel.answer", "2")
        .containsEntry("gate.size.accepted", "3.0")
        .containsEntry("representation.dataset.language.en", "3")
        .containsEntry("representation.batch.language.de", "0")
        .containsEntry("representation.language.total-variation", "0.5")
        .containsEntry("plan.records", "2")
        .containsEntry("rewards.pool", "1000000000000000000000")
        .containsEntry("rewards.contributor", "800000000000000000001")
        .containsEntry("rewards.carried-in", "30000000000000000000")
        .containsEntry("rewards.payable", "900000000000000000001")
        .containsEntry("rewards.waiting", "300000000000000000000")
        .containsEntry("log.size", "41")
        .containsEntry("anchor.block", "12");
    long rows = filled.tables().read(Verdicts.TABLE, JANUARY).count();
    assertThat(seen.numbers().get("accepted.total")).isEqualTo("3");
    assertThat(rows).isEqualTo(3 + 3 + 1);
  }

  @Test
  void indexAddsUpWhatTheDatasetHolds() throws Exception {
    Chromium.Page seen = Chromium.find().open(filled.warehouse().reports().resolve("index.html"));

    assertThat(seen.console()).isEmpty();
    assertThat(seen.numbers())
        .containsEntry("batch.2025-12.accepted-so-far", "2")
        .containsEntry("batch.2026-01.accepted", "3")
        .containsEntry("batch.2026-01.accepted-so-far", "5")
        .containsEntry("batch.2026-01.quarantined", "2")
        .containsEntry("batch.2026-01.number", "2");
  }

  @Test
  void browserWouldTellOfAnError(@TempDir Path directory) throws Exception {
    Path broken = directory.resolve("broken.html");
    Files.writeString(broken, "<!DOCTYPE html><title>x</title><script>throw 'x'</script>");

    assertThat(Chromium.find().open(broken).console()).isNotEmpty();
  }
}
