package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.ReviewQueue;
import io.assay.rules.charter.CharterParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewFileTest {
  private static final String CHARTER =
      """
      charter: 1
      dataset: { id: made-up, name: Made up, purpose: Tests }
      intake:
        format: csv
        columns:
          contributor: who
          submitted-at: when
          content: [text]
          licence: { constant: CC0-1.0 }
          source: { constant: original }
          attributes: { kind: { column: kind }, other: { column: other } }
      representativeness:
        dimensions:
          - { name: k, expression: upper(kind), target: { A: 0.5, B: 0.5 } }
          - { name: l, expression: length(text), target: { "1": 0.5, "2": 0.5 } }
      rewards:
        pool-per-batch: "1000"
        split-basis-points: { contributors: 8500, curators: 500, treasury: 1000 }
        treasury: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        weights: { accepted-record: 100, revision: 30, vote: 5 }
        bounties: { weight: 50, budget-basis-points: 1000 }
      """;
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

  @Test
  void showsTheAttributesThatBountiesDependOnAndNoneAsAFormula() {
    ReviewFile file = ReviewFile.of(CharterParser.parse("charter.yaml", CHARTER, Map.of()));

    assertThat(file.header()).isEqualTo(ReviewFile.HEADER + ",attribute kind,check kind");
    assertThat(file.line(saying("=cmd()"))).endsWith(",'=cmd(),");
    assertThat(file.line(saying("a;=cmd()"))).endsWith(",a;'=cmd(),");
    assertThat(file.line(saying("a\u202Eb, c"))).endsWith(",\"a\\u{202e}b, c\",");
    assertThat(file.line(saying("x".repeat(201)))).endsWith("," + "x".repeat(200) + "…,");
    assertThat(file.line(waiting("i", Map.of()))).endsWith(",,");
  }

  private static ReviewQueue.Waiting saying(String kind) {
    return new ReviewQueue.Waiting(
        "i", "b1", List.of(), null, null, Map.of("f", "x"), Map.of("kind", kind, "other", "y"));
  }

  private static ReviewQueue.Waiting waiting(String item, Map<String, String> content) {
    return new ReviewQueue.Waiting(
        item, "b1", List.of("rule:a", "rule:b"), "kept", SUSPECT, new TreeMap<>(content), Map.of());
  }
}
