package io.assay.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTextTest {
  private static final String PERSON = "ab".repeat(32);
  private static final StoryText TEXT = new StoryText(text -> text.replace("\u001B", "\\u{1b}"));

  @Test
  void tellsOfAcceptanceProofAndPay() {
    ItemStory.Chapter chapter =
        chapter(
            ItemStory.Progress.COMPLETE,
            List.of(new ItemStory.Decided("accepted", List.of(), "b1", "1eaf", null)),
            List.of(
                new ItemStory.Earned(
                    PERSON, "accepted-record", 3, "1500000000000000000", false, "")));

    assertThat(TEXT.of(new ItemStory("item 1", List.of(chapter))))
        .containsExactly(
            "Item item 1",
            "",
            "Batch b1, attempt 2",
            "  Delivered as a new item: submitted 2026-01-01T00:00:00Z, licence CC0-1.0, in a.csv, record 7.",
            "  Verdict: accepted.",
            "  It is part of the dataset.",
            "  Leaf in the verdict tree: 0x1eaf",
            "  For the proof: assay prove --batch b1 'item 1'",
            "  Contributor abababababab… earned 1.5000 tokens in this batch for new items that were accepted (3, this one among them).");
  }

  @Test
  void tellsOfBountiesAndOfWhatBecameOfAnAmount() {
    ItemStory.Chapter chapter =
        chapter(
            ItemStory.Progress.COMPLETE,
            List.of(new ItemStory.Decided("accepted", List.of(), "b1", "1eaf", null)),
            List.of(
                new ItemStory.Earned(
                    PERSON, "bounty", 2, "500000000000000000", true, "kind=\u001Bb"),
                new ItemStory.Earned(PERSON, "refresh", 1, "1000000000000000000", false, ""),
                new ItemStory.Earned(PERSON, "corrected-item", 1, "0", false, ""),
                new ItemStory.Earned(PERSON, "over-cap", 0, "-250000000000000000", false, ""),
                new ItemStory.Earned(PERSON, "correction", 0, "-750000000000000000", true, ""),
                new ItemStory.Earned(PERSON, "recovered", 0, "750000000000000000", false, ""),
                new ItemStory.Earned(PERSON, "released", 0, "125000000000000000", false, "")));

    assertThat(TEXT.of(new ItemStory("i", List.of(chapter))))
        .contains(
            "  Contributor abababababab… earned 0.5000 tokens in this batch for items that filled a gap or renewed a stale one (2, this one among them, for filling the gap kind=\\u{1b}b); it went to no address then, and is waiting, held or set off.",
            "  Contributor abababababab… earned 1.0000 tokens in this batch for new content for items that had become too old (1, this one among them).",
            "  Contributor abababababab… earned 0.0000 tokens in this batch for corrected items that curators accepted (1, this one among them).",
            "  Contributor abababababab… was above the most that a contributor earns in a batch: 0.2500 tokens were cut off and carried over.",
            "  Contributor abababababab… owes back 0.7500 tokens, paid for this and whatever else was found bad with this batch, bounties included. They are set off against earnings; nothing is taken from an address.",
            "  Contributor abababababab… paid back 0.7500 tokens of what was owed, out of earnings.",
            "  0.1250 tokens, which had waited or been held, went to the address of contributor abababababab… in this batch.");
  }

  @Test
  void namesEveryReasonOfARejectionAndWhomToAsk() {
    ItemStory.Chapter chapter =
        chapter(
            ItemStory.Progress.COMPLETE,
            List.of(
                new ItemStory.Decided(
                    "rejected",
                    List.of(
                        new ItemStory.Reason("duplicate:exact", "it repeats"),
                        new ItemStory.Reason("rule:length", "too \u001B[31mshort")),
                    "b1",
                    "1eaf",
                    null)),
            List.of());

    assertThat(TEXT.of(new ItemStory("i", List.of(chapter))))
        .contains(
            "  Verdict: rejected, because:",
            "    - it repeats [duplicate:exact]",
            "    - too \\u{1b}[31mshort [rule:length]",
            "  It is not part of the dataset. Correct it and deliver it again, and it is judged afresh; if you think the verdict is wrong, ask data@example.org.");
  }

  @Test
  void verdictOfAFailedBatchDoesNotCountAndHasNoProof() {
    ItemStory.Chapter chapter =
        chapter(
            ItemStory.Progress.GATE_FAILED,
            List.of(new ItemStory.Decided("accepted", List.of(), "b1", "1eaf", null)),
            List.of());

    assertThat(String.join("\n", TEXT.of(new ItemStory("i", List.of(chapter)))))
        .contains("failed a gate, so this verdict does not count and nothing was paid")
        .doesNotContain("assay prove");
  }

  @Test
  void saysWhichVerdictAReviewReplaces() {
    ItemStory.Chapter chapter =
        chapter(
            ItemStory.Progress.OPEN,
            List.of(
                new ItemStory.Decided(
                    "accepted",
                    List.of(new ItemStory.Reason("review:accepted", "reviewers accepted it")),
                    "b0",
                    "1eaf",
                    "b0")),
            List.of());

    assertThat(TEXT.of(new ItemStory("i", List.of(chapter))))
        .contains(
            "  Verdict: accepted, instead of the verdict in batch b0, because:",
            "  It is part of the dataset once the batch is paid and anchored.");
  }

  @Test
  void aVerdictThatAnotherReplacedHoldsNoMore() {
    ItemStory.Decided first = new ItemStory.Decided("accepted", List.of(), "b1", "1eaf", null);
    ItemStory.Decided second = new ItemStory.Decided("rejected", List.of(), "b1", "2eaf", "b1");
    ItemStory.Chapter later =
        new ItemStory.Chapter(
            "b2",
            1,
            ItemStory.Progress.COMPLETE,
            "",
            null,
            List.of(),
            null,
            null,
            List.of(second),
            List.of(),
            List.of());

    List<String> lines =
        TEXT.of(
            new ItemStory(
                "i",
                List.of(chapter(ItemStory.Progress.COMPLETE, List.of(first), List.of()), later)));

    assertThat(lines)
        .containsSubsequence(
            "  Verdict: accepted.",
            "  This held until batch b2, whose verdict stands in its place.",
            "  Verdict: rejected, instead of the verdict in batch b1.")
        .doesNotContain("  It is part of the dataset.");
  }

  @Test
  void tellsOfARecordThatCouldNotBeRead() {
    SetAside record =
        new SetAside("b1", "a.csv:3", "item", "not-json", "not a complete JSON text", "");

    assertThat(TEXT.of(List.of(record)))
        .startsWith(
            "Record a.csv:3 of batch b1",
            "  It could not be read as an item: not a complete JSON text.");
  }

  private static ItemStory.Chapter chapter(
      ItemStory.Progress progress,
      List<ItemStory.Decided> verdicts,
      List<ItemStory.Earned> earnings) {
    ItemStory.@Nullable Original nothing = null;
    return new ItemStory.Chapter(
        "b1",
        2,
        progress,
        "data@example.org",
        new ItemStory.Delivered("new", "2026-01-01T00:00:00Z", "CC0-1.0", "a.csv", 7),
        List.of(),
        nothing,
        null,
        verdicts,
        List.of(),
        earnings);
  }
}
