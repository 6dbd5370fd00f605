package io.assay.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.report.SentenceCommons;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.TableStore;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class ItemStoriesTest {
  private static ItemFinder finder;
  private static ItemStories stories;

  @BeforeAll
  static void open() {
    TableStore tables = SentenceCommons.warehouse().tables();
    List<BatchState> batches = BatchLog.read(tables).valid();
    finder = new ItemFinder(tables, batches.stream().map(BatchState::key).toList());
    stories = new ItemStories(tables, batches, hash -> FilledWarehouse.charter());
  }

  @Test
  void followsAnItemThroughAllBatches() {
    ItemStory story = stories.of("d2");

    assertThat(story.chapters())
        .extracting(ItemStory.Chapter::batch)
        .containsExactly("2025-12", "2026-01");
    ItemStory.Chapter january = story.chapters().get(1);
    assertThat(january.attempt()).isEqualTo(2);
    assertThat(january.progress()).isEqualTo(ItemStory.Progress.COMPLETE);
    assertThat(january.contact()).isEqualTo("data@example.org");
    assertThat(january.delivery()).extracting(ItemStory.Delivered::kind).isEqualTo("revision");
    assertThat(january.label())
        .isEqualTo(new ItemStory.Agreement("blame", "decided", 3, 3, List.of()));
    assertThat(january.verdicts())
        .extracting(ItemStory.Decided::verdict)
        .containsExactly("accepted");
  }

  @Test
  void namesWhatIsRepeatedAndEveryReasonInWords() {
    ItemStory.Chapter chapter = stories.of("j3").chapters().get(0);

    assertThat(chapter.duplicateOf())
        .isEqualTo(new ItemStory.Original("d1", "2025-12", "exact", List.of()));
    assertThat(chapter.findings())
        .extracting(ItemStory.Found::words)
        .containsExactly("the charter asks: please <do not> shout");
    assertThat(chapter.verdicts().get(0).reasons())
        .containsExactly(
            new ItemStory.Reason("duplicate:exact", "an item that came first has the same text"));
    assertThat(chapter.earnings()).isEmpty();
  }

  @Test
  void saysWhatContributorsEarnedForHowManyPieces() {
    assertThat(stories.of("j1").chapters().get(0).earnings())
        .containsExactly(
            new ItemStory.Earned(
                SentenceCommons.ADA, "accepted-record", 1, "500000000000000000001", false, ""));
  }

  @Test
  void laterVerdictNamesTheOneItReplaces() {
    ItemStory story = stories.of("d3");

    assertThat(story.chapters()).hasSize(2);
    assertThat(story.chapters().get(1).delivery()).isNull();
    assertThat(story.chapters().get(1).verdicts().get(0).supersedesBatch()).isEqualTo("2025-12");
  }

  @Test
  void findsItemsByIdAndPlaceAndRecordsThatCouldNotBeRead() {
    assertThat(finder.items("j1")).containsExactly("j1");
    assertThat(finder.items("nobody knows this")).isEmpty();
    assertThat(finder.items("items.jsonl:1")).hasSizeGreaterThan(1);
    assertThat(finder.items("j")).isEmpty();
    assertThat(finder.quarantined("items.jsonl:2"))
        .extracting(SetAside::reason, SetAside::words)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("invalid-utf8", "not valid UTF-8"));
    assertThat(finder.quarantined("items.jsonl:77")).isEmpty();
  }
}
