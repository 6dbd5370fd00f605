package io.assay.rules.item;

import static io.assay.rules.item.Records.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.item.ReviewDecision.Decision;
import java.util.List;
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
    assertThat(DecisionReader.of(header).read(raw("i-1,accept,carol,")))
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

  private static DecisionReading read(String record) {
    return DecisionReader.of(HEADER).read(raw(record));
  }
}
