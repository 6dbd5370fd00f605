package io.assay.lineage.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchoredRootsTest {
  private static final String ANCHOR =
      "{\"number\":1,\"datasetId\":\"0x%s\",\"batchHash\":\"0x%s\",\"validatedRoot\":\"0x%s\",\"verdictRoot\":\"0x%s\",\"rewardsRoot\":\"0x%s\",\"logSize\":20,\"logRoot\":\"0x%s\"}"
          .formatted(
              "01".repeat(32),
              "02".repeat(32),
              "03".repeat(32),
              "04".repeat(32),
              "05".repeat(32),
              "06".repeat(32));

  @Test
  void readsTheRootOfEveryKind() {
    AnchoredRoots roots = AnchoredRoots.parse("anchor.json", ANCHOR);

    assertThat(roots.root(LeafKind.VALIDATED).digits()).isEqualTo("03".repeat(32));
    assertThat(roots.root(LeafKind.VERDICT).digits()).isEqualTo("04".repeat(32));
    assertThat(roots.root(LeafKind.REWARDS).digits()).isEqualTo("05".repeat(32));
    assertThat(roots.logRoot().digits()).isEqualTo("06".repeat(32));
    assertThat(roots.logSize()).isEqualTo(20);
    assertThat(AnchoredRoots.parse("anchor.json", ANCHOR.replace(":20", ":\"20\"")))
        .isEqualTo(roots);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "verdictRoot | verdict | verdictRoot:  (expected: 0x and 64 lower-case hex digits)",
        "0x03 | 03 | validatedRoot: ",
        ":20 | :-20 | logSize: -20 (expected: a whole number)",
        ":20 | :2.5 | logSize: 2.5 (expected: a whole number)",
        ",\"logSize\":20 | `` | logSize:  (expected: a whole number)",
        "} | `` | not JSON"
      })
  void refusesEveryDefectByName(String good, String bad, String fault) {
    assertThatThrownBy(() -> AnchoredRoots.parse("anchor.json", ANCHOR.replace(good, bad)))
        .isInstanceOf(ProofException.class)
        .hasMessageStartingWith("Cannot read anchor anchor.json: ")
        .hasMessageContaining(fault);
  }
}
