package io.assay.rules.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.rules.charter.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessPolicyTest {

  private static final FreshnessPolicy POLICY = new FreshnessPolicy(730, Severity.REVIEW);
  private static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"2026-01-31T00:00:00Z", "2026-01-30T23:59:59Z", "2024-02-01T00:00:00Z"})
  void findsNothingInFreshItem(Instant submittedAt) {
    assertThat(POLICY.check(submittedAt, AS_OF)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-31T23:59:59.999999Z, freshness:too-old",
    "-1000000000-01-01T00:00:00Z, freshness:too-old",
    "2026-01-31T00:00:00.000001Z, freshness:in-the-future",
    "+1000000000-12-31T23:59:59.999999999Z, freshness:in-the-future"
  })
  void findsOldAndImpossibleItems(Instant submittedAt, String rule) {
    Finding finding = POLICY.check(submittedAt, AS_OF);
    assertThat(finding).isNotNull();
    assertThat(finding.rule()).hasToString(rule);
    assertThat(finding.severity()).isEqualTo(Severity.REVIEW);
  }

  @Test
  void saysWhatWasFoundAndExpected() {
    assertThat(POLICY.check(Instant.parse("2020-01-01T00:00:00Z"), AS_OF))
        .extracting(Finding::detail)
        .isEqualTo(
            "submitted at 2020-01-01T00:00:00Z"
                + " (expected: at most 730 days before 2026-01-31T00:00:00Z)");
  }

  @Test
  void needsAnAge() {
    assertThatThrownBy(() -> new FreshnessPolicy(0, Severity.WARN))
        .hasMessage("maxAgeDays: 0 (expected: at least 1)");
  }
}
