package io.assay.rules.item;

import static io.assay.rules.item.Records.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.item.ReviewDecision.Decision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionReaderTest {

  private static final List<String> HEADER =
      List.of("batch", "item", "decision", "reviewer", "reason");

  @Test
  void readsDecisionsInAnyCaseWithOrWithoutAReason() {
    assertThat(read("b,i-1,Accept,carol,\"fine,\nreally\""))
        .isEqualTo(new ReviewDecision("i-1", Decision.ACCEPT, "carol", "fine,\nreally", "b"));
    assertThat(read("b,i-2,reject, dave ,"))
        .isEqualTo(new ReviewDecision("i-2", Decision.REJECT, "dave", "", "b"));
  }

  @Test
  void batchMayBeLeftOut() {
    List<String> header = List.of("item", "decision", "reviewer", "reason");
    assertThat(DecisionReader.of(header, Set.of()).read(raw("i-1,accept,carol,")))
        .isEqualTo(new ReviewDecision("i-1", Decision.ACCEPT, "carol", "", null));
    assertThat(read(",i-1,accept,carol,"))
        .isEqualTo(new ReviewDecision("i-1", Decision.ACCEPT, "carol", "", null));
  }

  @Test
  void takesTheGuardOffAnItemThatLooksLikeAFormula() {
    assertThat(((ReviewDecision) read("b,'=i-1,accept,carol,")).item()).isEqualTo("=i-1");
    assertThat(((ReviewDecision) read("b,'i-1,accept,carol,")).item()).isEqualTo("'i-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b,,accept,carol, | MISSING_ITEM",
        "b,i,,carol, | MISSING_DECISION",
        "b,i,maybe,carol, | BAD_DECISION",
        "b,i,accept,, | MISSING_REVIEWER"
      })
  void quarantinesABadDecision(String record, Reason reason) {
    assertThat(((Quarantined) read(record)).reason()).isEqualTo(reason);
  }

  @Test
  void readsWhatWasFoundOfAttributesAndPassesOverWhatNobodyLookedAt() {
    DecisionReading read =
        checked(
            "i,accept,carol,,sw,Confirmed,'=1+1,corrected:  Kiswahili ,x,",
            "language",
            "kind",
            "other");
    assertThat(((ReviewDecision) read).checks())
        .containsExactly(
            Map.entry("kind", new AttributeCheck("=1+1", "corrected: Kiswahili")),
            Map.entry("language", new AttributeCheck("sw", "confirmed")));
    assertThat(((ReviewDecision) checked("i,reject,carol,,sw,DENIED,,,,", "language")).checks())
        .containsExactly(Map.entry("language", new AttributeCheck("sw", "denied")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i,accept,carol,,sw,yes,,,, | BAD_CHECK | check language: \"yes\" (expected: confirmed, denied or corrected: and the right value)",
        "i,accept,carol,,sw,corrected:,,,, | BAD_CHECK | check language: \"corrected:\" (expected: confirmed, denied or corrected: and the right value)",
        "i,accept,carol,,sw,,,,x,confirmed | UNKNOWN_ATTRIBUTE | check other: \"confirmed\" (expected: beside the value of an attribute of the charter)"
      })
  void quarantinesACheckThatSaysNothingOrSpeaksOfNothing(
      String record, Reason reason, String detail) {
    Quarantined quarantined = (Quarantined) checked(record, "language");
    assertThat(quarantined.reason()).isEqualTo(reason);
    assertThat(quarantined.detail()).isEqualTo(detail);
  }

  @Test
  void aCheckBesideNoValueSpeaksOfNothing() {
    List<String> header = List.of("item", "decision", "reviewer", "reason", "check language");
    DecisionReading read =
        DecisionReader.of(header, Set.of("language")).read(raw("i-1,accept,carol,,confirmed"));
    assertThat(((Quarantined) read).reason()).isEqualTo(Reason.UNKNOWN_ATTRIBUTE);
  }

  private static DecisionReading checked(String record, String... attributes) {
    List<String> header =
        List.of(
            "item",
            "decision",
            "reviewer",
            "reason",
            "attribute language",
            "check language",
            "attribute kind",
            "check kind",
            "attribute other",
            "check other");
    return DecisionReader.of(header, Set.of(attributes)).read(raw(record));
  }

  private static DecisionReading read(String record) {
    return DecisionReader.of(HEADER, Set.of()).read(raw(record));
  }
}
