package io.assay.rules.item;

import static io.assay.rules.item.Records.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assay.rules.charter.Format;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.charter.VotesIntake;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoteReaderTest {

  private static final List<String> HEADER = List.of("item", "worker", "label", "at");

  @Test
  void readsVotesFromCsvAndJson() {
    Vote vote = new Vote("i-1", "w", " positive", Instant.parse("2025-12-31T00:00:00Z"));
    assertThat(csv("i-1, w , positive,2025-12-31")).isEqualTo(vote);
    assertThat(
            VoteReader.of(intake(Format.JSONL), List.of())
                .read(
                    raw(
                        "{\"item\":\"i-1\",\"worker\":\"w\",\"label\":\" positive\",\"at\":\"2025-12-31\"}")))
        .isEqualTo(vote);
  }

  @Test
  void takesTheGuardOffAnIdThatWasHandedOutAsCsv() {
    assertThat(csv("'=1+1,w,1,")).isEqualTo(new Vote("=1+1", "w", "1", null));
    assertThat(csv("'quoted',w,1,")).isEqualTo(new Vote("'quoted'", "w", "1", null));
  }

  @Test
  void leavesTheInstantOutIfItIsNotTold() {
    assertThat(csv("i-1,w,1,")).isEqualTo(new Vote("i-1", "w", "1", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",w,1, | MISSING_ITEM",
        "i,,1, | MISSING_ANNOTATOR",
        "i,w,, | MISSING_LABEL",
        "i,w,1,soon | BAD_TIMESTAMP",
        "i,w,1 | WRONG_FIELD_COUNT"
      })
  void quarantinesABadVote(String record, Reason reason) {
    assertThat(((Quarantined) csv(record)).reason()).isEqualTo(reason);
  }

  @Test
  void requiresTheVoteColumnsAndTheBoundOfContributions() {
    assertThat(VoteReader.shape(intake(Format.CSV)))
        .isEqualTo(new FileShape(Format.CSV, HEADER, 100_000));
  }

  @Test
  void needsACharterThatTakesVotes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VoteReader.shape(ItemReaderTest.intake(Format.CSV, List.of())));
  }

  private static VoteReading csv(String record) {
    return VoteReader.of(intake(Format.CSV), HEADER).read(raw(record));
  }

  private static IntakeSection intake(Format format) {
    IntakeSection items = ItemReaderTest.intake(Format.CSV, List.of());
    return new IntakeSection(
        items.format(),
        items.columns(),
        items.required(),
        items.maxRecordBytes(),
        new VotesIntake(format, "item", "worker", "label", "at"));
  }
}
