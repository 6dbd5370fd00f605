package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.ReviewQueue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewFileTest {
  private static final ReviewQueue.Suspect SUSPECT = new ReviewQueue.Suspect(1, "no", "yes");

  @Test
  void leavesTheCuratorsColumnsBlankAndQuotesWhatNeedsIt() {
    assertThat(ReviewFile.plain().line(waiting("a,\"b\"", Map.of("act", "x", "prompt", "y,z"))))
        .isEqualTo("\"a,\"\"b\"\"\",,,,b1,rule:a rule:b,kept,no,yes,\"act: x | prompt: y,z\"");
  }

  @Test
  void textCannotActAsAFormulaNorHideOnAScreen() {
    assertThat(ReviewFile.plain().line(waiting("@SUM(1)", Map.of("f", "1;=cmd|' /C calc'!A0"))))
        .isEqualTo("'@SUM(1),,,,b1,rule:a rule:b,kept,no,yes,f: 1;'=cmd|' /C calc'!A0");
    assertThat(ReviewFile.plain().line(waiting("i", Map.of("f", "a\r\nb\t\u0000\u202Ec"))))
        .isEqualTo("i,,,,b1,rule:a rule:b,kept,no,yes,f: a\\u{d}\\u{a}b\\u{9}\\u{0}\\u{202e}c");
    assertThat(ReviewFile.plain().line(waiting("i", Map.of("=f", "x")))).endsWith(",'=f: x");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    String line = ReviewFile.plain().line(waiting("i", Map.of("f", "😀".repeat(700))));

    assertThat(line).endsWith("f: " + "😀".repeat(600) + "…");
  }

  private static ReviewQueue.Waiting waiting(String item, Map<String, String> content) {
    return new ReviewQueue.Waiting(
        item, "b1", List.of("rule:a", "rule:b"), "kept", SUSPECT, new TreeMap<>(content), Map.of());
  }
}
